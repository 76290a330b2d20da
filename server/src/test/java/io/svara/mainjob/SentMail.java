package io.svara.mainjob;

import io.svara.mail.send.TestRelay.ReceivedMail;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A mail that has left, as its recipient's program reads it. Lines end with a line feed. */
public record SentMail(String text, String html, List<MimePart> pictures) {

    public static SentMail of(ReceivedMail mail) {
        try {
            var reading = new Reading();
            reading.read(new MimeMessage(null, new ByteArrayInputStream(mail.raw())));
            return new SentMail(reading.text.toString(), reading.html.toString(), reading.pictures);
        } catch (MessagingException | IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static final class Reading {

        private final StringBuilder text = new StringBuilder();
        private final StringBuilder html = new StringBuilder();
        private final List<MimePart> pictures = new ArrayList<>();

        void read(Part part) throws MessagingException, IOException {
            if (part.getContent() instanceof Multipart parts) {
                for (var index = 0; index < parts.getCount(); index++) {
                    read(parts.getBodyPart(index));
                }
            } else if (part.isMimeType("text/html")) {
                html.append(part.getContent().toString().replace("\r\n", "\n"));
            } else if (part.isMimeType("text/plain")) {
                text.append(part.getContent().toString().replace("\r\n", "\n"));
            } else if (part.isMimeType("image/*") && part instanceof MimePart picture) {
                pictures.add(picture);
            }
        }
    }
}
