package io.svara.training;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Properties;

/** Writes mails as customers do: with and without files, new ones and answers, in the words of the demo's. */
final class Customer {

    private static final String DESK = "support@nordvind.example";
    private static final int CUSTOMERS = 40;
    private static final int WORDS_OF = 6;

    private final Session session;
    private int mails;
    private String last = "";

    Customer(int port) {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(port));
        session = Session.getInstance(properties);
    }

    /** @param words pieces of HTML */
    void writes(List<String> words) throws MessagingException {
        var mail = new MimeMessage(session);
        mails++;
        mail.setFrom(new InternetAddress("kund" + mails % CUSTOMERS + "@customer.example"));
        mail.setRecipients(Message.RecipientType.TO, DESK);
        mail.setSubject("Beställning " + mails + ", frågor om leveransen", "UTF-8");
        mail.setSentDate(new Date());
        if (mails % 4 == 0) {
            mail.setHeader("In-Reply-To", last);
            mail.setHeader("References", last);
        }
        mail.setContent(content(words));
        Transport.send(mail);
        last = mail.getMessageID();
    }

    private MimeMultipart content(List<String> words) throws MessagingException {
        var html = new StringBuilder();
        for (int piece = 0; piece < WORDS_OF && !words.isEmpty(); piece++) {
            html.append(words.get((mails * WORDS_OF + piece) % words.size()));
        }
        var all = new MimeMultipart("mixed", part(alternatives(html.toString())));
        if (mails % 5 == 0) {
            var file = new MimeBodyPart();
            file.setDataHandler(new DataHandler(new ByteArrayDataSource(
                    ("%PDF-1.4 " + mails).repeat(400).getBytes(StandardCharsets.US_ASCII), "application/pdf")));
            file.setFileName("Kvitto " + mails + ".pdf");
            all.addBodyPart(file);
        }
        return all;
    }

    private static MimeMultipart alternatives(String html) throws MessagingException {
        var plain = new MimeBodyPart();
        plain.setText(html.replaceAll("<[^>]*>", " "), "UTF-8");
        var rich = new MimeBodyPart();
        rich.setText(html, "UTF-8", "html");
        return new MimeMultipart("alternative", plain, rich);
    }

    private static MimeBodyPart part(MimeMultipart content) throws MessagingException {
        var part = new MimeBodyPart();
        part.setContent(content);
        return part;
    }
}
