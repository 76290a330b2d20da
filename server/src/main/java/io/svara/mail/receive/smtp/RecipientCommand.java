package io.svara.mail.receive.smtp;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** RCPT TO. It only ever takes what the {@link MailDrop} has a place for: there is no relaying. */
final class RecipientCommand extends SmtpCommand {

    private static final String POSTMASTER = "postmaster";

    private final int maxRecipients;

    RecipientCommand(int maxRecipients) {
        super("RCPT");
        this.maxRecipients = maxRecipients;
    }

    @Override
    public void execute(String line, Session session) throws IOException, DropConnectionException {
        if (!session.isMailTransactionInProgress()) {
            refuse(session, "503 5.5.1 Name the sender first: MAIL FROM:<address>");
            return;
        }
        if (session.getRecipientCount() >= maxRecipients) {
            session.sendResponse("452 4.5.3 Too many recipients; send the mail to the others separately.");
            return;
        }
        Optional<PathArgument> path = PathArgument.parse(line, "TO:");
        if (path.isEmpty()) {
            refuse(session, "501 5.5.4 Syntax: RCPT TO:<address>");
            return;
        }
        if (!path.get().parameters().isEmpty()) {
            refuse(session, "555 5.5.4 This server does not know one of the parameters.");
            return;
        }
        Optional<String> address = address(path.get().address());
        if (address.isEmpty()) {
            refuse(session, "501 5.1.3 That is no complete address of a recipient.");
            return;
        }
        add(address.get(), session);
    }

    private static Optional<String> address(String given) {
        if (given.equalsIgnoreCase(POSTMASTER)) {
            return Optional.of(POSTMASTER);
        }
        return EnvelopeAddress.parse(given).map(address -> address.toString().toLowerCase(Locale.ROOT));
    }

    private static void add(String address, Session session) throws IOException, DropConnectionException {
        try {
            session.getMessageHandler().recipient(address);
            session.addRecipient(address);
            session.sendResponse("250 2.1.5 The recipient is known here.");
        } catch (DropConnectionException drop) {
            throw drop;
        } catch (RejectException refused) {
            refuse(session, refused.getErrorResponse());
        }
    }
}
