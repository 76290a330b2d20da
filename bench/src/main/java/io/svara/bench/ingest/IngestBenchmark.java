package io.svara.bench.ingest;

import io.svara.bench.Figure;
import io.svara.bench.Options;
import io.svara.bench.client.Mails;
import io.svara.bench.client.Mails.Mail;
import io.svara.bench.client.SmtpConnection;
import io.svara.bench.data.Installation;
import io.svara.bench.data.MeasuredOnData;
import io.svara.bench.data.Sql;
import io.svara.bench.machine.Samples;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Mails by SMTP as fast as they are taken, until the last can be found. The machine's limit and they are measured one after the other, each
 * until all of its words are in their index: else the one would pay for the other.
 */
public final class IngestBenchmark implements MeasuredOnData {

    /**
     * @param found mails a second until the last could be found and all words were in their index
     * @param limit bare inserts a second, likewise
     * @param limitCpuMillis of the database alone, an insert
     */
    private record Round(
            double acknowledged,
            double found,
            double p50,
            double p99,
            double longestLook,
            double cpuMillis,
            double javaMillis,
            double limit,
            double limitCpuMillis) {}

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String summary() {
        return "mail in by SMTP [--mails N] [--connections 4] [--tickets N | --full] [--keep FOLDER]";
    }

    /** It has more tickets afterwards. */
    @Override
    public List<Figure> measure(Options options, Installation installation) throws Exception {
        int mails = options.size("mails", 1_000, 5_000);
        int connections = options.number("connections", 4);
        var rounds = new ArrayList<Round>();
        round(installation, mails / 2, connections);
        for (int number = 0; number < options.number("rounds", 3); number++) {
            rounds.add(round(installation, mails, connections));
            IO.println("  " + rounds.getLast());
        }
        return figures(rounds, installation, connections);
    }

    private static List<Figure> figures(List<Round> rounds, Installation installation, int connections) {
        double found = Samples.median(rounds.stream().map(Round::found).toList());
        double limit = Samples.median(rounds.stream().map(Round::limit).toList());
        double share = Samples.median(
                rounds.stream().map(round -> round.found() / round.limit()).toList());
        double cpu = Samples.median(rounds.stream().map(Round::cpuMillis).toList());
        double java = Samples.median(rounds.stream().map(Round::javaMillis).toList());
        double p50 = Samples.median(rounds.stream().map(Round::p50).toList());
        double p99 = Samples.median(rounds.stream().map(Round::p99).toList());
        var bare = text("bare inserts: %.0f/s", limit);
        double bareCpu =
                Samples.median(rounds.stream().map(Round::limitCpuMillis).toList());
        return List.of(
                Figure.of(
                        "mail in, " + connections + " connections, beside " + installation.size() + ": until found",
                        ">= 40 % of the limit",
                        text("%.0f/s, %.0f %%", found, share * 100),
                        bare,
                        share >= 0.4),
                Figure.of("- the aim", "250/s", text("%.0f/s", found), bare, found >= 250),
                Figure.of(
                        "- CPU a mail, all processes",
                        "<= 7 ms",
                        text("%.1f ms, of which Java %.1f ms", cpu, java),
                        text("the database's for a bare insert: %.1f ms", bareCpu),
                        cpu <= 7),
                Figure.of(
                        "- acknowledged to visible, under this load",
                        "p99 <= 1 s",
                        text("p50 %.0f ms, p99 %.0f ms", p50, p99),
                        "",
                        p99 <= 1_000),
                Figure.told(
                        "- memory of all processes after it",
                        installation.server().processes().pssMegabytes() + " MB",
                        ""));
    }

    private static String text(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static Round round(Installation installation, int count, int connections) throws Exception {
        var owner = installation.server().database().owner().dataSource();
        var mails = mails(installation, count);
        var words = new WordsIndex(owner);
        var processes = installation.server().processes();
        var bare = new BareInserts(owner, mails);
        words.merge();
        long cpuBeforeLimit = processes.cpuMillis();
        long limitBegan = System.nanoTime();
        bare.run(connections);
        words.merge();
        double limitSeconds = secondsSince(limitBegan);
        var arrivals = new Arrivals(owner, installation.organization(), newest(installation), count);
        var watching = Thread.ofPlatform().start(arrivals);
        long cpuBefore = processes.cpuMillis();
        long javaBefore = processes.rootCpuMillis();
        long began = System.nanoTime();
        send(installation.server().smtpPort(), mails, connections, arrivals);
        double acknowledgedSeconds = secondsSince(began);
        arrivals.await();
        watching.join();
        words.merge();
        double seconds = secondsSince(began);
        long cpu = processes.cpuMillis() - cpuBefore;
        long java = processes.rootCpuMillis() - javaBefore;
        var delays = arrivals.delays();
        return new Round(
                count / acknowledgedSeconds,
                count / seconds,
                delays.percentile(50),
                delays.percentile(99),
                arrivals.longestLookMillis(),
                (double) cpu / count,
                (double) java / count,
                count / limitSeconds,
                (double) (cpuBefore - cpuBeforeLimit) / count);
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static long newest(Installation installation) throws SQLException {
        try (var connection = installation.owner()) {
            return Sql.number(connection, "select max(id) from message");
        }
    }

    /** Each mailbox gets some; an answer goes where its question went. */
    private static List<Mail> mails(Installation installation, int count) throws SQLException {
        var mails = new Mails(Long.toString(System.nanoTime(), 36));
        var addresses = new ArrayList<String>();
        try (var connection = installation.owner();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select address from mailbox where organization_id = "
                        + installation.organization() + " and address like 'box%' order by id limit 4")) {
            while (rows.next()) {
                addresses.add(rows.getString(1));
            }
        }
        return IntStream.range(0, count)
                .mapToObj(number -> mails.make(number, addresses.get(number % addresses.size())))
                .toList();
    }

    private static void send(int port, List<Mail> mails, int connections, Arrivals arrivals) throws Exception {
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var running = new ArrayList<Future<?>>();
            for (int connection = 0; connection < connections; connection++) {
                int first = connection;
                running.add(threads.submit(() -> {
                    try (var smtp = SmtpConnection.open(port)) {
                        for (int at = first; at < mails.size(); at += connections) {
                            var mail = mails.get(at);
                            smtp.send(mail.sender(), mail.recipient(), mail.bytes());
                            arrivals.acknowledged(mail.id());
                        }
                    }
                    return null;
                }));
            }
            for (var each : running) {
                each.get();
            }
        }
    }
}
