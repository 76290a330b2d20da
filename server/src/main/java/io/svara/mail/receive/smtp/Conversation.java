package io.svara.mail.receive.smtp;

import io.svara.mail.receive.smtp.ReceiverSettings.CrowdLimits;
import java.io.IOException;
import java.net.Socket;
import java.util.function.Consumer;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.server.Session;

/** What is remembered of one connection beside SubEthaSMTP's session, from its start through STARTTLS to its end. */
final class Conversation {

    private final Socket connection;
    private final Patience patience;
    private final CrowdLimits limits;
    private final Consumer<String> refusals;
    private int badCommands;
    private int idleCommands;

    Conversation(Socket connection, Patience patience, CrowdLimits limits, Consumer<String> refusals) {
        this.connection = connection;
        this.patience = patience;
        this.limits = limits;
        this.refusals = refusals;
    }

    static Conversation of(Session session) {
        return socketOf(session).conversation();
    }

    static GuardedSocket socketOf(Session session) {
        return (GuardedSocket) session.getSocket();
    }

    Patience patience() {
        return patience;
    }

    /** Who is told of answers that are a no. */
    Consumer<String> refusals() {
        return refusals;
    }

    /** Counts something refused; a client that gets nothing right is sent away. */
    void countBad() throws DropConnectionException {
        badCommands++;
        if (badCommands >= limits.maxBadCommands()) {
            throw new DropConnectionException(421, "4.7.0 Too many refused commands, closing the connection.");
        }
    }

    /** Counts a command that brings no mail forward; a connection is not to be held for nothing. */
    void countIdle() throws DropConnectionException {
        idleCommands++;
        if (idleCommands >= limits.maxIdleCommands()) {
            throw new DropConnectionException(421, "4.7.0 Too many commands without a mail, closing the connection.");
        }
    }

    void mailTaken() {
        idleCommands = 0;
    }

    /** Ends what no longer answers, without a word: the session's thread may be stuck in a write. */
    void cut() {
        try {
            connection.close();
        } catch (IOException alreadyBroken) {
            // closed is what it was meant to be
        }
    }
}
