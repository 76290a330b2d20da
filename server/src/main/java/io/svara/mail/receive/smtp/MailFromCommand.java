package io.svara.mail.receive.smtp;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** MAIL FROM, with the parameters SIZE, BODY and SMTPUTF8. */
final class MailFromCommand extends SmtpCommand {

    private static final Pattern SIZE = Pattern.compile("[0-9]{1,20}");

    private final int maxBytes;

    MailFromCommand(int maxBytes) {
        super("MAIL");
        this.maxBytes = maxBytes;
    }

    @Override
    public void execute(String line, Session session) throws IOException, DropConnectionException {
        if (session.getHelo().isEmpty()) {
            refuse(session, "503 5.5.1 Say EHLO first.");
            return;
        }
        if (session.isMailTransactionInProgress()) {
            refuse(session, "503 5.5.1 The sender is named already; RSET starts again.");
            return;
        }
        Optional<PathArgument> path = PathArgument.parse(line, "FROM:");
        var refusal = path.isEmpty() ? "501 5.5.4 Syntax: MAIL FROM:<address>" : refusal(path.get());
        if (refusal != null || path.isEmpty()) {
            refuse(session, String.valueOf(refusal));
            return;
        }
        start(session, sender(path.get().address()).orElse(""));
    }

    private @Nullable String refusal(PathArgument path) {
        if (sender(path.address()).isEmpty()) {
            return "501 5.1.7 That is no complete address of a sender.";
        }
        var refusal = refusal(path.parameters());
        if (refusal != null) {
            return refusal;
        }
        return EnvelopeAddress.isAscii(path.address()) || path.parameters().containsKey("SMTPUTF8")
                ? null
                : "553 5.6.7 An address beyond ASCII needs the parameter SMTPUTF8.";
    }

    private @Nullable String refusal(Map<String, String> parameters) {
        for (var parameter : parameters.entrySet()) {
            var value = parameter.getValue();
            var refusal = switch (parameter.getKey()) {
                case "SIZE" -> sizeRefusal(value);
                case "BODY" ->
                    switch (value.toUpperCase(Locale.ROOT)) {
                        case "7BIT", "8BITMIME" -> null;
                        default -> "501 5.5.4 BODY is 7BIT or 8BITMIME.";
                    };
                case "SMTPUTF8" -> value.isEmpty() ? null : "501 5.5.4 SMTPUTF8 takes no value.";
                default -> "555 5.5.4 This server does not know one of the parameters.";
            };
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    private @Nullable String sizeRefusal(String value) {
        if (!SIZE.matcher(value).matches()) {
            return "501 5.5.4 SIZE is a number of bytes.";
        }
        return new BigInteger(value).compareTo(BigInteger.valueOf(maxBytes)) > 0 ? tooLarge(maxBytes) : null;
    }

    static String tooLarge(int maxBytes) {
        return "552 5.3.4 The mail is too large, the limit is " + maxBytes + " bytes.";
    }

    private static Optional<String> sender(String address) {
        return address.isEmpty()
                ? Optional.of("")
                : EnvelopeAddress.parse(address).map(EnvelopeAddress::toString);
    }

    private static void start(Session session, String sender) throws IOException, DropConnectionException {
        session.startMailTransaction();
        try {
            session.getMessageHandler().from(sender);
        } catch (DropConnectionException drop) {
            throw drop;
        } catch (RejectException refused) {
            session.resetMailTransaction();
            refuse(session, refused.getErrorResponse());
            return;
        }
        session.sendResponse("250 2.1.0 The sender is noted.");
    }
}
