package io.svara.bench.flood;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Many at once who do the same thing. What they were answered is counted by its first word. */
final class Mob {

    /** Does its worst with one connection. */
    interface Member {
        void run(Line line) throws IOException, InterruptedException;
    }

    private final InetAddress host;
    private final int port;
    private final @Nullable InetAddress from;
    private final Queue<Thread> members = new ConcurrentLinkedQueue<>();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> answers = new TreeMap<>();

    Mob(InetAddress host, int port) {
        this(host, port, null);
    }

    /** @param from an address of this machine's own, which the server sees; null: whichever it takes */
    Mob(InetAddress host, int port, @Nullable InetAddress from) {
        this.host = host;
        this.port = port;
        this.from = from;
    }

    Mob gather(int count, Member member) {
        for (int number = 0; number < count; number++) {
            // not virtual: those share few cores among themselves, and the good people are to get their part
            members.add(Thread.ofPlatform().daemon().start(() -> run(member)));
        }
        return this;
    }

    private void run(Member member) {
        try (var socket = new Socket(host, port, from, 0)) {
            sockets.add(socket);
            socket.setSoTimeout(120_000);
            member.run(new Line(socket));
        } catch (IOException cut) {
            count("cut off");
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void count(String answer) {
        answers.merge(answer, 1, Integer::sum);
    }

    synchronized Map<String, Integer> answers() {
        return new TreeMap<>(answers);
    }

    /** Goes home. */
    void disperse() throws InterruptedException {
        members.forEach(Thread::interrupt);
        for (var socket : sockets) {
            try {
                socket.close();
            } catch (IOException gone) {
                // as meant
            }
        }
        awaitAll();
    }

    void awaitAll() throws InterruptedException {
        for (var member : members) {
            member.join();
        }
    }

    /** One connection, by lines and by bytes. */
    final class Line {

        private final OutputStream output;
        private final BufferedReader input;

        private Line(Socket socket) throws IOException {
            output = socket.getOutputStream();
            input = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        }

        void write(byte[] bytes) throws IOException {
            output.write(bytes);
            output.flush();
        }

        void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        /** The answer's last line, counted by its code. */
        String hear() throws IOException {
            var line = input.readLine();
            while (line != null && line.length() > 3 && line.charAt(3) == '-') {
                line = input.readLine();
            }
            if (line == null) {
                throw new IOException("hung up");
            }
            count(line.startsWith("HTTP/") ? line.substring(9, 12) : line.substring(0, Math.min(3, line.length())));
            return line;
        }

        void readOn() throws IOException {
            if (input.readLine() == null) {
                throw new IOException("ended");
            }
        }

        String say(String command) throws IOException {
            write(command + "\r\n");
            return hear();
        }

        /** Up to the bytes of a mail. */
        boolean begin(String sender, Iterable<String> recipients) throws IOException {
            var answer = hear();
            answer = answer.startsWith("2") ? say("EHLO mob.example") : answer;
            answer = answer.startsWith("2") ? say("MAIL FROM:<" + sender + ">") : answer;
            for (var recipient : recipients) {
                answer = answer.startsWith("2") ? say("RCPT TO:<" + recipient + ">") : answer;
            }
            return answer.startsWith("2") && say("DATA").startsWith("354");
        }
    }
}
