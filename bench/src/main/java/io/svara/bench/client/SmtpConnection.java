package io.svara.bench.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One SMTP session, kept for many mails, as a neighbouring mail server keeps it. */
public final class SmtpConnection implements AutoCloseable {

    private static final int LONGEST_ANSWER_MILLIS = 120_000;

    private final SmtpDialogue dialogue;

    private SmtpConnection(SmtpDialogue dialogue) {
        this.dialogue = dialogue;
    }

    public static SmtpConnection open(int port) throws IOException {
        var dialogue = new SmtpDialogue(port, LONGEST_ANSWER_MILLIS);
        dialogue.answer();
        dialogue.say("EHLO bench.example");
        return new SmtpConnection(dialogue);
    }

    /** @param mail with CR LF at each end of line, and no line that begins with a dot; acknowledged when this returns */
    public void send(String sender, String recipient, byte[] mail) throws IOException {
        expect("2", dialogue.say("MAIL FROM:<" + sender + ">"));
        expect("2", dialogue.say("RCPT TO:<" + recipient + ">"));
        expect("354", dialogue.say("DATA"));
        dialogue.writeMail(mail);
        expect("250", dialogue.answer());
    }

    private static void expect(String code, String answer) throws IOException {
        if (!answer.startsWith(code)) {
            throw new IOException("The server answered: " + answer);
        }
    }

    @Override
    public void close() throws IOException {
        try (dialogue) {
            dialogue.write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
