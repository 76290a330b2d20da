package io.svara.bench.flood;

import io.svara.bench.Benchmark;
import io.svara.bench.machine.Server;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code ./svara bench flood [--seconds N] [--only WORD]}: each kind of crowd for so long, one after the other. */
public final class Flood implements Benchmark {

    /** What is promised meanwhile. Java: beside its heap, for code, threads, buffers and the files that it maps. */
    private static final int LIST_MILLIS = 1_500;

    private static final int MAIL_MILLIS = 20_000;
    private static final int BESIDE_HEAP = 350;
    private static final int DATABASE_MEGABYTES = 400;

    private static final int MEGABYTE = 1024 * 1024;

    private interface Crowd {
        Mob begin() throws Exception;
    }

    @Override
    public String name() {
        return "flood";
    }

    @Override
    public String summary() {
        return "too many, too slow, too large; memory and the others' waiting (--seconds N for each, --only WORD)";
    }

    @Override
    public void run(List<String> options) throws Exception {
        var folder = Files.createTempDirectory("svara-flood-");
        try (var server = Server.started(folder.resolve("data"))) {
            var run = new Run(server, (int) number(options, "--seconds", 20), word(options, "--only"));
            run.all();
            run.tell();
            if (!run.broken.isEmpty()) {
                run.broken.forEach(broken -> IO.println("BROKEN: " + broken));
                IO.println("The server's log is " + folder.resolve("data").resolve("server.log"));
                server.close();
                System.exit(1);
            }
        }
        new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
    }

    static long number(List<String> options, String name, long otherwise) {
        int at = options.indexOf(name);
        return at < 0 ? otherwise : Long.parseLong(options.get(at + 1));
    }

    /** A part of the crowds' names. */
    private static String word(List<String> options, String name) {
        int at = options.indexOf(name);
        return at < 0 ? "" : options.get(at + 1);
    }

    /** One server, one crowd after the other. */
    private static final class Run {

        private final Server server;
        private final int seconds;
        private final String only;
        private final Memory memory;
        private final GoodPeople people;
        private final long heap;
        private final List<String> lines = new ArrayList<>();
        private final List<String> broken = new ArrayList<>();

        Run(Server server, int seconds, String only) {
            this.server = server;
            this.only = only;
            this.seconds = seconds;
            this.memory = new Memory(server.process());
            this.people = new GoodPeople(server);
            this.heap = heapMegabytes(server.process());
        }

        void all() throws Exception {
            var watchers = List.of(watch(memory::watch), watch(people::lookAtTheList), watch(people::sendMails));
            phase("nobody else", () -> new Mob(loopback(), server.smtpPort()));
            phase("400 connections that say nothing", this::silent);
            var other = otherAddress();
            if (other == null) {
                lines.add("skipped: a crowd from one address (this machine has only its loopback)");
            } else {
                phase(
                        "150 connections from one address",
                        () -> new Mob(other, server.smtpPort()).gather(150, Run::greetAndWait));
            }
            phase("150 slow senders: a byte a second, commands without end, a line without end", this::slow);
            phase("a flood: 40 connections, mail after mail, most of it to nobody here", this::many);
            var mailboxes = mailboxes(60);
            phase("20 mails at once, each to 60 mailboxes", () -> wide(mailboxes));
            phase("20 mails of 48 MB at once", () -> large(20));
            phase("600 HTTP requests that come a byte a second", this::slowRequests);
            phase("100 sign-ins with bodies of 5 MB", this::largeBodies);
            phase("60 uploads of 25 MB at once", this::uploads);
            phase("300 streams of events of one agent", this::streams);
            phase("nobody else, afterwards", () -> new Mob(loopback(), server.smtpPort()));
            watchers.forEach(Thread::interrupt);
        }

        private interface Watch {
            void run() throws InterruptedException;
        }

        private static Thread watch(Watch watch) {
            return Thread.ofPlatform().daemon().start(() -> {
                try {
                    watch.run();
                } catch (InterruptedException done) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        private static InetAddress loopback() {
            return InetAddress.getLoopbackAddress();
        }

        /** Mail from this machine itself may have all connections. */
        private static @Nullable InetAddress otherAddress() throws IOException {
            return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .findFirst()
                    .orElse(null);
        }

        private void phase(String what, Crowd crowd) throws Exception {
            if (!what.contains(only)) {
                return;
            }
            people.waited();
            memory.forget();
            var mob = crowd.begin();
            Thread.sleep(seconds * 1_000L);
            var answers = mob.answers();
            mob.disperse();
            judge(what, answers, people.waited());
        }

        private void judge(String what, Map<String, Integer> answers, GoodPeople.Waited waited) {
            lines.add("| %s | %.0f ms of %d, %d failed | %.0f ms of %d, %d tries more | %d MB | %d MB | %s |"
                    .formatted(
                            what,
                            waited.listMillis95(),
                            waited.lists(),
                            waited.listFailures(),
                            waited.longestMailMillis(),
                            waited.mails(),
                            waited.mailDelays(),
                            memory.mostJava(),
                            memory.mostDatabase(),
                            answers));
            IO.println(lines.getLast());
            require(server.process().isAlive() && server.ready(), what + ": the server is gone");
            require(waited.lists() > 0 && waited.listFailures() == 0, what + ": the list was not answered");
            require(waited.listMillis95() < LIST_MILLIS, what + ": the list took too long");
            require(
                    waited.mails() > 0 && waited.longestMailMillis() < MAIL_MILLIS,
                    what + ": good mail waited too long");
            require(memory.mostJava() < heap + BESIDE_HEAP, what + ": Java holds too much");
            require(memory.mostDatabase() < DATABASE_MEGABYTES, what + ": the database holds too much");
        }

        private void require(boolean holds, String otherwise) {
            if (!holds) {
                broken.add(otherwise);
            }
        }

        void tell() {
            IO.println("\nheap at most %d MB\n".formatted(heap));
            IO.println(
                    "| crowd | the list, p95 | good mail, longest | Java, most | database, most | answers to the crowd |");
            IO.println("|---|---|---|---|---|---|");
            lines.forEach(IO::println);
        }

        private static long heapMegabytes(ProcessHandle process) {
            try {
                var words = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                        .split("\0");
                for (var word : words) {
                    if (word.matches("-Xmx\\d+m")) {
                        return Long.parseLong(word.replaceAll("\\D", ""));
                    }
                }
            } catch (IOException gone) {
                throw new IllegalStateException(gone);
            }
            throw new IllegalStateException("The server was started without -Xmx");
        }

        // ---- SMTP ----

        /** It leaves some of the server's connections to others: who is refused comes again. */
        private Mob silent() {
            return new Mob(loopback(), server.smtpPort()).gather(400, Run::greetAndWait);
        }

        private static void greetAndWait(Mob.Line line) throws IOException {
            line.hear();
            line.hear();
        }

        private Mob slow() {
            return new Mob(loopback(), server.smtpPort())
                    .gather(50, Run::slowMail)
                    .gather(50, Run::endlessCommands)
                    .gather(50, Run::endlessLine);
        }

        private static void slowMail(Mob.Line line) throws IOException, InterruptedException {
            if (line.begin("slow@mob.example", List.of(GoodPeople.MAILBOX))) {
                while (true) {
                    line.write("x");
                    Thread.sleep(1_000);
                }
            }
        }

        private static void endlessCommands(Mob.Line line) throws IOException {
            line.hear();
            while (true) {
                line.say("NOOP");
            }
        }

        private static void endlessLine(Mob.Line line) throws IOException {
            line.hear();
            var much = "x".repeat(10_000);
            while (true) {
                line.write(much);
            }
        }

        private Mob many() {
            return new Mob(loopback(), server.smtpPort()).gather(40, line -> {
                line.hear();
                line.say("EHLO mob.example");
                for (int number = 0; true; number++) {
                    line.say("MAIL FROM:<flood@mob.example>");
                    for (int recipient = 0; recipient < 3; recipient++) {
                        line.say("RCPT TO:<nobody" + number + "@nordvind.example>");
                    }
                    line.say("RCPT TO:<" + GoodPeople.MAILBOX + ">");
                    if (line.say("DATA").startsWith("354")) {
                        line.say("From: flood@mob.example\r\nSubject: Buy\r\n\r\n" + "Buy this now. ".repeat(500)
                                + "\r\n.");
                    }
                }
            });
        }

        private List<String> mailboxes(int count) throws Exception {
            var addresses = new ArrayList<String>();
            for (int number = 0; number < count; number++) {
                var address = "box" + number + "@nordvind.example";
                var request = HttpRequest.newBuilder(URI.create(server.url() + "/api/mailboxes"))
                        .header("Authorization", "Bearer " + Server.TOKEN)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"name\":\"Box %d\",\"address\":\"%s\"}".formatted(number, address)))
                        .build();
                var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
                require(answer.statusCode() == 201 || answer.statusCode() == 200, "no mailbox: " + answer.body());
                addresses.add(address);
            }
            return addresses;
        }

        private Mob wide(List<String> mailboxes) {
            var body = ("Till er alla. ".repeat(7) + "\r\n").repeat(1_000);
            return new Mob(loopback(), server.smtpPort()).gather(20, line -> {
                if (line.begin("wide@mob.example", mailboxes)) {
                    line.say("From: wide@mob.example\r\nSubject: All\r\nMessage-ID: <" + System.nanoTime()
                            + "@mob.example>\r\n\r\n" + body + ".");
                }
            });
        }

        private Mob large(int count) {
            var chunk = ("A".repeat(74) + "\r\n").repeat(MEGABYTE / 76).getBytes(StandardCharsets.US_ASCII);
            return new Mob(loopback(), server.smtpPort()).gather(count, line -> {
                if (line.begin("large@mob.example", List.of(GoodPeople.MAILBOX))) {
                    line.write("From: large@mob.example\r\nSubject: Large\r\nMessage-ID: <" + System.nanoTime()
                            + "@mob.example>\r\nMIME-Version: 1.0\r\nContent-Type: application/octet-stream\r\n"
                            + "Content-Transfer-Encoding: base64\r\n\r\n");
                    for (int megabyte = 0; megabyte < 48; megabyte++) {
                        line.write(chunk);
                    }
                    line.say(".");
                }
            });
        }

        // ---- HTTP ----

        private Mob http() {
            return new Mob(loopback(), server.httpPort());
        }

        private static void drip(Mob.Line line, String text) throws IOException, InterruptedException {
            line.write(text);
            while (true) {
                line.write("x");
                Thread.sleep(1_000);
            }
        }

        /** Half of them within the head, half within the body. */
        private Mob slowRequests() {
            return http().gather(300, line -> drip(line, "GET /api/tickets HTTP/1.1\r\nHost: x\r\nX-Slow: "))
                    .gather(
                            300,
                            line -> drip(line, head("POST", "/api/session", "application/json", 4 * MEGABYTE) + "{\""));
        }

        private static String head(String method, String path, String type, long length) {
            return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Server.TOKEN
                    + "\r\nContent-Type: " + type + "\r\nContent-Length: " + length + "\r\n\r\n";
        }

        private Mob largeBodies() {
            var body = ("{\"email\":\"" + "x".repeat(5 * MEGABYTE - 100) + "\"}").getBytes(StandardCharsets.US_ASCII);
            var head = "POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + body.length + "\r\n\r\n";
            return http().gather(100, line -> {
                for (int time = 0; time < 20; time++) {
                    line.write(head);
                    line.write(body);
                    line.hear();
                }
            });
        }

        private Mob uploads() {
            var before = "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.bin\"\r\n\r\n";
            var after = "\r\n--limit--\r\n";
            var chunk = new byte[MEGABYTE];
            return http().gather(60, line -> {
                line.write(head(
                        "POST",
                        "/api/attachments",
                        "multipart/form-data; boundary=limit",
                        before.length() + 24L * MEGABYTE + after.length()));
                line.write(before);
                for (int megabyte = 0; megabyte < 24; megabyte++) {
                    line.write(chunk);
                }
                line.write(after);
                line.hear();
            });
        }

        private Mob streams() {
            return http().gather(300, line -> {
                line.write("GET /api/events/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Server.TOKEN
                        + "\r\n\r\n");
                line.hear();
                while (true) {
                    line.readOn();
                }
            });
        }
    }
}
