package io.svara.bench.outgoing;

import io.svara.bench.Figure;
import io.svara.bench.Measured;
import io.svara.bench.Options;
import io.svara.bench.client.HttpConnection;
import io.svara.bench.client.SmtpConnection;
import io.svara.bench.data.Sql;
import io.svara.bench.machine.Samples;
import io.svara.bench.machine.Server;
import io.svara.bench.machine.ServerCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * Queued mails through a relay that takes them all, until it has the last; then as many behind a relay that puts all of them
 * off, and what those beside them wait.
 */
public final class OutgoingBenchmark implements Measured {

    private static final int AT_ONCE = 10;

    @Override
    public String name() {
        return "outgoing";
    }

    @Override
    public String summary() {
        return "mail out by a relay that takes it, and beside one that puts it off [--mails 10000] [--seconds 60]";
    }

    @Override
    public List<Figure> measure(Options options) throws Exception {
        int mails = options.size("mails", 3_000, 10_000);
        int seconds = options.size("seconds", 30, 60);
        var folder = Files.createTempDirectory("svara-outgoing-");
        try (var good = new Sink(true);
                var bad = new Sink(false);
                var server = Server.started(
                        ServerCommand.script(),
                        folder.resolve("data"),
                        folder.resolve("server.log"),
                        Map.of(
                                "SVARA_RELAY_URL",
                                "smtp://127.0.0.1:" + good.port(),
                                "SVARA_RELAY_PRIVATE_HOSTS",
                                "true"))) {
            return measure(new Place(server, good, bad), mails, seconds);
        } finally {
            delete(folder);
        }
    }

    private record Place(Server server, Sink good, Sink bad) {

        DataSource owner() {
            return server.database().owner().dataSource();
        }
    }

    private static List<Figure> measure(Place place, int mails, int seconds) throws Exception {
        try (var owner = place.owner().getConnection()) {
            var mailboxes = Sql.numbers(owner, "select id from mailbox order by id limit 2");
            var queue = new Queue(owner, template(owner, place, mailboxes.getFirst()));
            sent(place, queue, "warm", mails / 4, mailboxes.getFirst());
            var figures = new ArrayList<Figure>();
            figures.addAll(taken(place, queue, mails, mailboxes.getFirst()));
            figures.addAll(beside(place, queue, mails, seconds, mailboxes));
            return figures;
        }
    }

    /** An answer that an agent has written, and that does not leave during the run. */
    private static long template(Connection owner, Place place, long mailbox) throws IOException, SQLException {
        var ticket = Sql.number(owner, "select min(id) from ticket where mailbox_id = " + mailbox);
        var text = "Hej!\n\nPaketet kommer i morgon, och vi har skrivit till åkeriet.\n\n".repeat(12);
        try (var api = HttpConnection.open(place.server().httpPort(), Server.TOKEN)) {
            api.post(
                    "/api/tickets/" + ticket + "/messages",
                    Map.of(
                            "kind",
                            "reply",
                            "text",
                            text,
                            "sendAt",
                            Instant.now().plus(Duration.ofDays(300)).toString()));
        }
        return Sql.number(owner, "select max(id) from mail_outgoing where state = 'scheduled'");
    }

    private record Sent(double perSecond, double cpuMillis, double javaMillis) {}

    private static Sent sent(Place place, Queue queue, String name, int mails, long mailbox) throws Exception {
        int before = place.good().taken();
        long cpu = place.server().processes().cpuMillis();
        long java = place.server().processes().rootCpuMillis();
        long began = System.nanoTime();
        queue.add(name, mails, mailbox);
        while (place.good().taken() < before + mails) {
            Thread.sleep(20);
        }
        while (queue.waiting() > 0) {
            Thread.sleep(100);
        }
        cpu = place.server().processes().cpuMillis() - cpu;
        java = place.server().processes().rootCpuMillis() - java;
        return new Sent(
                mails / ((place.good().lastNanos() - began) / 1e9), (double) cpu / mails, (double) java / mails);
    }

    private static List<Figure> taken(Place place, Queue queue, int mails, long mailbox) throws Exception {
        var rounds = new ArrayList<Sent>();
        for (int round = 0; round < 3; round++) {
            rounds.add(sent(place, queue, "round" + round, mails, mailbox));
            IO.println("  " + rounds.getLast());
        }
        double perSecond = Samples.median(rounds.stream().map(Sent::perSecond).toList());
        double cpu = Samples.median(rounds.stream().map(Sent::cpuMillis).toList());
        double java = Samples.median(rounds.stream().map(Sent::javaMillis).toList());
        var limit = text("bare SMTP and one update a mail: %.0f/s", limit(place, queue, mails, mailbox));
        return List.of(
                Figure.of(
                        text("mail out, %,d queued, a relay that takes them", mails),
                        ">= 100/s",
                        text("%.0f/s", perSecond),
                        limit,
                        perSecond >= 100),
                Figure.told("- CPU a mail, all processes", text("%.1f ms, of which Java %.1f ms", cpu, java), ""),
                Figure.told(
                        "- connections to the relay for all of them",
                        "" + place.good().connections(),
                        ""));
    }

    /** As many connections, each with one durable update for each mail. */
    private static double limit(Place place, Queue queue, int mails, long mailbox) throws Exception {
        queue.addIdle("idle", mails, mailbox);
        List<Long> rows;
        try (var owner = place.owner().getConnection()) {
            rows = Sql.numbers(owner, "select id from mail_outgoing where internet_id like 'idle-%' order by id");
        }
        var mail = ("Subject: Hej\r\n\r\n" + "Paketet kommer i morgon, och vi har skrivit.\r\n".repeat(40))
                .getBytes(StandardCharsets.UTF_8);
        long began = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var running = new ArrayList<Future<?>>();
            for (int thread = 0; thread < AT_ONCE; thread++) {
                int first = thread;
                running.add(threads.submit(() -> {
                    try (var smtp = SmtpConnection.open(place.good().port());
                            var owner = place.owner().getConnection();
                            var update = owner.prepareStatement(
                                    "update mail_outgoing set detail = 'limit', ended_at = now() where id = ?")) {
                        for (int at = first; at < rows.size(); at += AT_ONCE) {
                            smtp.send("support@nordvind.example", "customer@customer.example", mail);
                            update.setLong(1, rows.get(at));
                            update.executeUpdate();
                        }
                    }
                    return null;
                }));
            }
            for (var each : running) {
                each.get();
            }
        }
        return mails / ((System.nanoTime() - began) / 1e9);
    }

    private static List<Figure> beside(Place place, Queue queue, int mails, int seconds, List<Long> mailboxes)
            throws Exception {
        try (var api = HttpConnection.open(place.server().httpPort(), Server.TOKEN)) {
            api.put(
                    "/api/mailboxes/" + mailboxes.getLast() + "/relay",
                    Map.of("host", "127.0.0.1", "port", place.bad().port(), "security", "plain"));
        }
        var alone = delays(place, queue, "alone", 20, mailboxes.getFirst());
        queue.add("off", mails, mailboxes.getLast());
        int connections = place.bad().connections();
        long cpu = place.server().processes().cpuMillis();
        long began = System.nanoTime();
        var beside = delays(place, queue, "beside", 100, mailboxes.getFirst());
        while (System.nanoTime() - began < seconds * 1_000_000_000L) {
            Thread.sleep(100);
        }
        double took = (System.nanoTime() - began) / 1e9;
        cpu = place.server().processes().cpuMillis() - cpu;
        return List.of(
                Figure.of(
                        text("a mail beside %,d that another relay puts off: until its relay has it", mails),
                        "not delayed",
                        text("p50 %.0f ms, p95 %.0f ms", beside.percentile(50), beside.percentile(95)),
                        text("without them: p50 %.0f ms, p95 %.0f ms", alone.percentile(50), alone.percentile(95)),
                        beside.percentile(95) <= alone.percentile(95) + 1_000),
                Figure.of(
                        text("- those %,d in the first %.0f s: put off, by connections", mails, took),
                        "no spinning",
                        text("%d, %d", place.bad().putOff(), place.bad().connections() - connections),
                        "",
                        place.bad().putOff() <= took),
                Figure.told("- processor used meanwhile", text("%.1f %% of one core", cpu / took / 10), ""));
    }

    /** One after the other. */
    private static Samples delays(Place place, Queue queue, String name, int mails, long mailbox) throws Exception {
        var delays = new Samples();
        for (int mail = 0; mail < mails; mail++) {
            int before = place.good().taken();
            long began = System.nanoTime();
            queue.add(name + mail, 1, mailbox);
            while (place.good().taken() == before) {
                Thread.sleep(5);
            }
            delays.add(System.nanoTime() - began);
        }
        return delays;
    }

    private static String text(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
