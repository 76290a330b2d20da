package io.svara.mail.receive.smtp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.server.Session;

/** EHLO: announces what is truly handled. No CHUNKING (see the package), no AUTH (nobody relays through us). */
final class ExtendedHelloCommand extends SmtpCommand {

    private final ReceiverSettings settings;

    ExtendedHelloCommand(ReceiverSettings settings) {
        super("EHLO");
        this.settings = settings;
    }

    @Override
    public void execute(String line, Session session) throws IOException, DropConnectionException {
        if (argument(line).isEmpty()) {
            refuse(session, "501 5.5.4 Say who you are: EHLO your.host.name");
            return;
        }
        Conversation.of(session).countIdle();
        session.resetMailTransaction();
        session.setHelo(argument(line));
        session.sendResponse(answer(session.isTLSStarted()));
    }

    private String answer(boolean encrypted) {
        List<String> words = new ArrayList<>(List.of(settings.hostName(), "PIPELINING"));
        words.add("SIZE " + settings.mail().maxBytes());
        if (!encrypted) {
            words.add("STARTTLS");
        }
        words.addAll(List.of("ENHANCEDSTATUSCODES", "8BITMIME"));
        return "250-" + String.join("\r\n250-", words) + "\r\n250 SMTPUTF8";
    }
}
