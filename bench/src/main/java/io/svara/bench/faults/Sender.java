package io.svara.bench.faults;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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
        try (var session = new Session(port)) {
            var answer = session.deliver(letter, answerLost);
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

    private static final class Session implements AutoCloseable {

        private final Socket socket;
        private final InputStream input;
        private final OutputStream output;

        Session(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(ANSWER_MILLIS);
            input = new BufferedInputStream(socket.getInputStream());
            output = socket.getOutputStream();
        }

        /** The last answer: the one to the mail, or the first that was no yes. */
        String deliver(Letter letter, boolean answerLost) throws IOException {
            var answer = answer();
            answer = answer.startsWith("2") ? say("EHLO customer.example") : answer;
            answer = answer.startsWith("2") ? say("MAIL FROM:<" + letter.customer() + ">") : answer;
            for (var recipient : letter.recipients()) {
                answer = answer.startsWith("2") ? say("RCPT TO:<" + recipient + ">") : answer;
            }
            answer = answer.startsWith("2") ? say("DATA") : answer;
            if (!answer.startsWith("354")) {
                return answer;
            }
            output.write(letter.bytes());
            output.write(".\r\n".getBytes(StandardCharsets.US_ASCII));
            output.flush();
            if (answerLost) {
                // what was written is read by the other side; what it answers meets a closed door
                throw new AnswerLost();
            }
            return answer();
        }

        private String say(String line) throws IOException {
            output.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            output.flush();
            return answer();
        }

        private String answer() throws IOException {
            var line = line();
            while (line.length() > 3 && line.charAt(3) == '-') {
                line = line();
            }
            return line;
        }

        private String line() throws IOException {
            var bytes = new ByteArrayOutputStream();
            for (int value = input.read(); value != '\n'; value = input.read()) {
                if (value < 0) {
                    throw new IOException("the server has hung up");
                }
                bytes.write(value);
            }
            return bytes.toString(StandardCharsets.UTF_8).strip();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
