package io.svara.mail.receive.smtp;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** DATA. Whatever becomes of the mail, its bytes are read to their end or the connection closes. */
final class MailDataCommand extends SmtpCommand {

    private static final Logger log = LoggerFactory.getLogger(MailDataCommand.class);

    MailDataCommand() {
        super("DATA");
    }

    @Override
    public void execute(String line, Session session) throws IOException, DropConnectionException {
        if (!session.isMailTransactionInProgress()) {
            refuse(session, "503 5.5.1 Name sender and recipients first.");
            return;
        }
        if (session.getRecipientCount() == 0) {
            refuse(session, "554 5.5.1 There is no valid recipient.");
            return;
        }
        session.sendResponse("354 Send the mail, end it with <CR><LF>.<CR><LF>");
        receive(session);
    }

    private static void receive(Session session) throws IOException, DropConnectionException {
        try {
            session.getMessageHandler().data(Conversation.socketOf(session).mail());
            session.sendResponse("250 2.0.0 The mail is kept.");
        } catch (DropConnectionException drop) {
            throw drop;
        } catch (RejectException refused) {
            session.sendResponse(refused.getErrorResponse());
        } catch (SocketTimeoutException tooSlow) {
            throw new DropConnectionException(421, "4.4.2 The mail came too slowly, closing the connection.");
        } catch (IOException hungUp) {
            log.info("Mail from {} broke off: {}", session.getRemoteAddress(), hungUp.getMessage());
            session.quit();
        } finally {
            session.resetMailTransaction();
        }
    }
}
