package io.svara.bench.faults;

import io.svara.bench.client.SmtpDialogue;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** The customers' mail server: keeps each mail until it hears 250, and sends it again until then. */
final class Sender {

    private static final int ANSWER_MILLIS = 70_000;
    private static final int CONNECTIONS = 8;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final int port;
    private final Ledger ledger;
    private final Semaphore connections = new Semaphore(CONNECTIONS);

    Sender(int port, Ledger ledger) {
        this.port = port;
        this.ledger = ledger;
    }

    /** Returns when the mail is acknowledged. */
    void send(Letter letter) throws InterruptedException {
        var pause = Duration.ofMillis(200);
        var answerLost = letter.answerLost();
        ledger.count("mails sent");
        while (!tryOnce(letter, answerLost)) {
            answerLost = false;
            ledger.count("mails sent again");
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        ledger.acknowledged(letter);
    }

    private boolean tryOnce(Letter letter, boolean answerLost) throws InterruptedException {
        connections.acquire();
        try (var session = new SmtpDialogue(port, ANSWER_MILLIS)) {
            var answer = deliver(session, letter, answerLost);
            if (!answer.startsWith("2")) {
                ledger.count("SMTP in: answers " + answer.substring(0, 3));
            }
            if (answer.startsWith("5")) {
                ledger.broken("The mail " + letter.marker() + " was refused for good: " + answer);
            }
            return !answer.startsWith("4");
        } catch (AnswerLost lost) {
            ledger.count("SMTP in: answers lost on the way");
            return false;
        } catch (IOException gone) {
            ledger.count("SMTP in: connections broken");
            return false;
        } finally {
            connections.release();
        }
    }

    private static final class AnswerLost extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** The last answer: the one to the mail, or the first that was no yes. */
    private static String deliver(SmtpDialogue session, Letter letter, boolean answerLost) throws IOException {
        var answer = session.answer();
        answer = answer.startsWith("2") ? session.say("EHLO customer.example") : answer;
        answer = answer.startsWith("2") ? session.say("MAIL FROM:<" + letter.customer() + ">") : answer;
        for (var recipient : letter.recipients()) {
            answer = answer.startsWith("2") ? session.say("RCPT TO:<" + recipient + ">") : answer;
        }
        answer = answer.startsWith("2") ? session.say("DATA") : answer;
        if (!answer.startsWith("354")) {
            return answer;
        }
        session.writeMail(letter.bytes());
        if (answerLost) {
            // what was written is read by the other side; what it answers meets a closed door
            throw new AnswerLost();
        }
        return session.answer();
    }
}
