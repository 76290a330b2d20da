package io.svara.mail.send;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a mail as it goes over the wire: 7 bit, lines short enough for every server, attachments read while they are
 * written. Only headers may hold UTF-8, and only where an address itself does (SMTPUTF8).
 */
public final class MailComposer {

    /** Kept: each new one reads the libraries' lists of providers, which took a tenth of a reply's work. */
    /** RFC 5322, 2.1.1: what a line should have at most. */
    private static final int LONGEST_LINE = 78;

    private static final Session ASCII = session(false);

    private static final Session BEYOND_ASCII = session(true);

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** @throws IOException from the output or from an attachment */
    public void write(OutgoingMail mail, OutputStream output) throws IOException {
        try {
            var message = new ComposedMessage(session(mail), mail.messageId());
            writeHeaders(mail, message);
            writeBody(mail, message);
            message.saveChanges();
            message.writeTo(output);
        } catch (MessagingException impossible) {
            if (impossible.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException("A checked mail could not be composed", impossible);
        }
    }

    /** Keeps the id that the queue has fixed, where the library would make a new one. */
    private static final class ComposedMessage extends MimeMessage {

        private final String messageId;

        ComposedMessage(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }

    private static Session session(OutgoingMail mail) {
        return addresses(mail).allMatch(address -> HeaderText.isAscii(address.address())) ? ASCII : BEYOND_ASCII;
    }

    private static Session session(boolean beyondAscii) {
        var properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", String.valueOf(beyondAscii));
        return Session.getInstance(properties);
    }

    private static Stream<MailAddress> addresses(OutgoingMail mail) {
        return Stream.of(
                        List.of(mail.from()),
                        mail.to(),
                        mail.cc(),
                        Stream.ofNullable(mail.replyTo()).toList())
                .flatMap(List::stream);
    }

    private static void writeHeaders(OutgoingMail mail, MimeMessage message) throws MessagingException {
        message.setHeader("Date", DATE.format(mail.date()));
        message.setFrom(internetAddress(mail.from()));
        message.setRecipients(RecipientType.TO, internetAddresses(mail.to()));
        message.setRecipients(RecipientType.CC, internetAddresses(mail.cc()));
        if (mail.replyTo() != null) {
            message.setReplyTo(internetAddresses(List.of(mail.replyTo())));
        }
        if (EncodedWords.looksLikeOne(mail.subject())) {
            message.setHeader("Subject", EncodedWords.of(mail.subject()));
        } else {
            message.setSubject(mail.subject(), UTF_8);
        }
        setIds(message, "In-Reply-To", Stream.ofNullable(mail.inReplyTo()).toList());
        setIds(message, "References", mail.references());
        if (mail.automatic()) {
            message.setHeader("Auto-Submitted", "auto-replied");
            message.setHeader("X-Auto-Response-Suppress", "All");
        }
    }

    private static void setIds(MimeMessage message, String header, List<String> ids) throws MessagingException {
        if (!ids.isEmpty()) {
            var begun = header.length() + 2;
            // an id that would reach over the line's end begins the next one
            var value = begun + ids.getFirst().length() > LONGEST_LINE
                    ? "\r\n " + MimeUtility.fold(1, String.join(" ", ids))
                    : MimeUtility.fold(begun, String.join(" ", ids));
            message.setHeader(header, value);
        }
    }

    private static InternetAddress[] internetAddresses(List<MailAddress> addresses) {
        return addresses.stream().map(MailComposer::internetAddress).toArray(InternetAddress[]::new);
    }

    /** A name that looks like an encoded word, which the library would leave as it is. */
    private static final class EncodedAddress extends InternetAddress {

        private static final long serialVersionUID = 1;

        EncodedAddress(String address, String name) {
            setAddress(address);
            encodedPersonal = EncodedWords.of(name);
        }
    }

    private static InternetAddress internetAddress(MailAddress mailAddress) {
        if (mailAddress.name() != null && EncodedWords.looksLikeOne(mailAddress.name())) {
            return new EncodedAddress(mailAddress.address(), mailAddress.name());
        }
        var address = new InternetAddress();
        address.setAddress(mailAddress.address());
        try {
            address.setPersonal(mailAddress.name(), UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException("Every Java has UTF-8", impossible);
        }
        return address;
    }

    /** From the outside in: files beside the text, images within the HTML, the text in both its forms. */
    private static void writeBody(OutgoingMail mail, MimeMessage message) throws MessagingException {
        var inline = inline(mail);
        var beside = mail.attachments().stream()
                .filter(attachment -> !inline.contains(attachment))
                .toList();
        if (beside.isEmpty()) {
            writeText(mail, inline, message);
            return;
        }
        var mixed = new MimeMultipart("mixed");
        var text = new MimeBodyPart();
        writeText(mail, inline, text);
        mixed.addBodyPart(text);
        for (var attachment : beside) {
            mixed.addBodyPart(attachmentPart(attachment, Part.ATTACHMENT));
        }
        message.setContent(mixed);
    }

    /** Without HTML nothing can show an image within the text; then it goes beside it. */
    private static List<OutgoingAttachment> inline(OutgoingMail mail) {
        return mail.html() == null
                ? List.of()
                : mail.attachments().stream()
                        .filter(OutgoingAttachment::isInline)
                        .toList();
    }

    private static void writeText(OutgoingMail mail, List<OutgoingAttachment> inline, MimePart part)
            throws MessagingException {
        if (inline.isEmpty()) {
            writeAlternatives(mail.text(), mail.html(), part);
            return;
        }
        var related = new MimeMultipart("related");
        var text = new MimeBodyPart();
        writeAlternatives(mail.text(), mail.html(), text);
        related.addBodyPart(text);
        for (var image : inline) {
            var imagePart = attachmentPart(image, Part.INLINE);
            imagePart.setContentID("<" + image.contentId() + ">");
            related.addBodyPart(imagePart);
        }
        part.setContent(related);
    }

    private static void writeAlternatives(String text, @Nullable String html, MimePart part) throws MessagingException {
        if (html == null) {
            setText(part, text, "text/plain");
            return;
        }
        Multipart alternative = new MimeMultipart("alternative");
        for (var form : List.of(new String[] {text, "text/plain"}, new String[] {html, "text/html"})) {
            var body = new MimeBodyPart();
            setText(body, form[0], form[1]);
            alternative.addBodyPart(body);
        }
        part.setContent(alternative);
    }

    private static void setText(MimePart part, String text, String type) throws MessagingException {
        var contentType = type + "; charset=UTF-8";
        var source = new StreamSource(
                contentType, () -> new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        part.setDataHandler(new DataHandler(source));
        part.setHeader("Content-Type", contentType);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    }

    private static MimeBodyPart attachmentPart(OutgoingAttachment attachment, String disposition)
            throws MessagingException {
        var part = new MimeBodyPart();
        var contentType = contentType(attachment.contentType());
        part.setDataHandler(new DataHandler(new StreamSource(contentType, attachment.content())));
        part.setHeader("Content-Type", contentType);
        // set, or the library would read the whole attachment to choose one
        part.setHeader("Content-Transfer-Encoding", "base64");
        part.setHeader("Content-Disposition", disposition(attachment.name(), disposition));
        return part;
    }

    /** A mail or a multipart may not stand in base64 under its own type (RFC 2046); the name still tells what it is. */
    private static String contentType(String given) {
        try {
            var type = new ContentType(HeaderText.clean(given));
            boolean plain = HeaderText.isAscii(given) && !type.match("multipart/*") && !type.match("message/*");
            return plain ? type.getBaseType() : "application/octet-stream";
        } catch (ParseException unreadable) {
            return "application/octet-stream";
        }
    }

    private static String disposition(String name, String disposition) {
        if (!HeaderText.isAscii(name)) {
            return disposition + FileNameParameter.of(name);
        }
        var parameters = new ParameterList();
        if (!name.isEmpty()) {
            parameters.set("filename", name, UTF_8);
        }
        return new ContentDisposition(disposition, parameters).toString();
    }
}
