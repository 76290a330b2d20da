package io.svara.mail.receive.smtp;

import java.io.IOException;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/** A command as SubEthaSMTP calls it. Each answer is led by its enhanced status code (RFC 2034). */
abstract class SmtpCommand extends BaseCommand {

    /** A command that is one line of work. */
    interface Action {
        void run(String line, Session session) throws IOException, DropConnectionException;
    }

    SmtpCommand(String verb) {
        super(verb, verb);
    }

    static SmtpCommand of(String verb, Action action) {
        return new SmtpCommand(verb) {
            @Override
            public void execute(String line, Session session) throws IOException, DropConnectionException {
                action.run(line, session);
            }
        };
    }

    static String argument(String line) {
        int space = line.indexOf(' ');
        return space < 0 ? "" : line.substring(space).strip();
    }

    /** Says no, and counts it; the one that was too many is answered by the end of the session. */
    static void refuse(Session session, String answer) throws IOException, DropConnectionException {
        Conversation.of(session).countBad();
        session.sendResponse(answer);
    }
}
