package io.svara.mail.receive.smtp;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.server.Session;

/**
 * STARTTLS. The encrypted session starts from nothing: greeting, transaction and whatever was sent ahead in the clear
 * are forgotten, or somebody in between could put commands before the sender's (CVE-2011-0411).
 */
final class StartTlsCommand extends SmtpCommand {

    private static final Logger log = LoggerFactory.getLogger(StartTlsCommand.class);

    private final ReceiverTls tls;

    StartTlsCommand(ReceiverTls tls) {
        super("STARTTLS");
        this.tls = tls;
    }

    @Override
    public void execute(String line, Session session) throws IOException, DropConnectionException {
        if (!argument(line).isEmpty()) {
            refuse(session, "501 5.5.4 STARTTLS stands alone.");
            return;
        }
        if (session.isTLSStarted()) {
            refuse(session, "503 5.5.1 This connection is encrypted already.");
            return;
        }
        session.sendResponse("220 2.0.0 Go ahead with TLS.");
        encrypt(session);
    }

    private void encrypt(Session session) {
        var guarded = Conversation.socketOf(session);
        var patience = guarded.conversation().patience();
        try {
            patience.expectLine();
            guarded.unguarded().setSoTimeout(patience.millisToWait());
            var encrypted = tls.serverSide(guarded.unguarded());
            encrypted.startHandshake();
            session.setSocket(new GuardedSocket(encrypted, guarded.conversation()));
            session.resetSmtpProtocol();
            session.setTlsStarted(true);
        } catch (IOException failed) {
            log.info("No TLS with {}: {}", session.getRemoteAddress(), failed.getMessage());
            session.quit();
        }
    }
}
