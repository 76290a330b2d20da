package io.svara.bench.desk;

import io.svara.bench.Figure;
import io.svara.bench.Options;
import io.svara.bench.client.HttpConnection;
import io.svara.bench.client.HttpLoad;
import io.svara.bench.data.Installation;
import io.svara.bench.data.MeasuredOnData;
import io.svara.bench.data.Sql;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the desk asks for while agents work, alone and with eight of them. */
public final class DeskBenchmark implements MeasuredOnData {

    /** Of a whole team that works fast: each reply is then measured beside less of others' sending. */
    private static final Duration BETWEEN_REPLIES = Duration.ofMillis(100);

    private static final int EIGHT = 8;

    @Override
    public String name() {
        return "desk";
    }

    @Override
    public String summary() {
        return "lists, tickets, counters, replies, live events [--tickets N | --full] [--keep FOLDER]";
    }

    @Override
    public List<Figure> measure(Options options, Installation installation) throws Exception {
        var rounds = options.size("rounds", 3, 5);
        var round = Duration.ofSeconds(options.size("seconds", 4, 10));
        var load = new HttpLoad(
                installation.server().httpPort(),
                installation.server().processes(),
                installation.tokens(),
                rounds,
                round);
        var figures = new ArrayList<Figure>();
        var paths = List.copyOf(lists(installation).values());
        load.warmUp((connection, random) -> connection.got(paths.get(random.nextInt(paths.size()))));
        var limits = Limits.measure(installation, load);
        tell(figures, lists(installation, load, limits));
        tell(figures, tickets(installation, load, limits));
        tell(figures, List.of(counters(installation, load, limits)));
        tell(figures, replies(installation, load, limits));
        tell(figures, LiveEvents.measure(installation, options));
        return figures;
    }

    /** At once: the whole takes minutes. */
    private static void tell(List<Figure> all, List<Figure> some) {
        some.forEach(figure -> IO.println("  " + figure.what() + ": " + figure.measured()));
        all.addAll(some);
    }

    private List<Figure> lists(Installation installation, HttpLoad load, Limits limits) throws Exception {
        var lists = lists(installation);
        var figures = new ArrayList<Figure>();
        for (var path : lists.entrySet()) {
            var result = load.run(1, (connection, _) -> connection.got(path.getValue()));
            figures.add(Figure.told("- " + path.getKey(), result.toString(), ""));
        }
        var all = List.copyOf(lists.values());
        HttpLoad.Visit mixed = (connection, random) -> connection.got(all.get(random.nextInt(all.size())));
        var alone = load.run(1, mixed);
        var eight = load.run(EIGHT, mixed);
        figures.addFirst(Figure.of(
                "list, first page of 50, " + installation.size() + ", 8 clients",
                ">= 400/s",
                eight.toString(),
                limits.ofEight(),
                eight.perSecond() >= 400));
        figures.addFirst(Figure.of(
                "list, first page of 50, " + installation.size() + ", alone",
                "p95 <= 15 ms",
                alone.toString(),
                limits.ofOne(),
                alone.p95Millis() <= 15));
        return figures;
    }

    private static Map<String, String> lists(Installation installation) throws SQLException {
        try (var connection = installation.owner()) {
            var mailbox = Sql.number(connection, "select min(id) from mailbox where name = 'Mailbox 1'");
            var label = Sql.number(connection, "select min(id) from label where name = 'Label 3'");
            var list = "/api/tickets?limit=50&filter=";
            var paths = new java.util.LinkedHashMap<String, String>();
            paths.put("all unsolved", list + "all-unsolved");
            paths.put("mine", list + "my-unsolved");
            paths.put("unassigned", list + "unassigned");
            paths.put("all open", list + "all-open");
            paths.put("solved and closed", list + "solved-closed");
            paths.put("one mailbox", list + "all-open&mailbox=" + mailbox);
            var group = Sql.number(connection, "select min(id) from agent_group where name = 'Group 1'");
            var type = Sql.number(connection, "select min(id) from ticket_type where name = 'Type 1'");
            paths.put("one group", list + "all-open&group=" + group);
            paths.put("one type", list + "all-open&type=" + type);
            paths.put("one label", list + "all-open&label=" + label);
            return paths;
        }
    }

    private List<Figure> tickets(Installation installation, HttpLoad load, Limits limits) throws Exception {
        List<Long> tickets;
        try (var connection = installation.owner()) {
            // of all years and from all over the table: most are not in memory
            tickets = Sql.numbers(
                    connection,
                    "select id from ticket where organization_id = " + installation.organization()
                            + " and message_count = 10 and trashed_at is null order by md5(id::text) limit 20000");
        }
        var shown = load.run(1, (connection, random) -> show(connection, any(tickets, random)));
        var whole = load.run(1, (connection, random) -> {
            var ticket = any(tickets, random);
            show(connection, ticket);
            besides(connection, ticket);
        });
        return List.of(
                Figure.of(
                        "open a ticket of 10 messages: ticket and messages",
                        "p95 <= 15 ms",
                        shown.toString(),
                        limits.ofOne(),
                        shown.p95Millis() <= 15),
                Figure.of(
                        "the same with drafts, presence and seen: six calls, one after the other",
                        "p95 <= 15 ms",
                        whole.toString(),
                        limits.ofOne(),
                        whole.p95Millis() <= 15));
    }

    private static long any(List<Long> some, java.util.SplittableRandom random) {
        return some.get(random.nextInt(some.size()));
    }

    private static void show(HttpConnection connection, long ticket) throws IOException {
        connection.got("/api/tickets/" + ticket);
        connection.got("/api/tickets/" + ticket + "/messages?limit=100");
    }

    /** What the desk asks for beside it, here one after the other. */
    private static void besides(HttpConnection connection, long ticket) throws IOException {
        var path = "/api/tickets/" + ticket;
        connection.got(path + "/drafts");
        connection.got(path + "/presence");
        connection.put(path + "/presence", Map.of("state", "viewing", "screen", "bench"));
        connection.put(path + "/seen", Map.of());
    }

    private Figure counters(Installation installation, HttpLoad load, Limits limits) throws Exception {
        var result = load.run(1, (connection, _) -> connection.got("/api/filters"));
        return Figure.of(
                "counters of all filters, " + installation.size(),
                "p95 <= 50 ms",
                result.toString(),
                limits.ofOne(),
                result.p95Millis() <= 50);
    }

    private List<Figure> replies(Installation installation, HttpLoad load, Limits limits) throws Exception {
        List<Long> tickets;
        try (var connection = installation.owner()) {
            tickets = Sql.numbers(
                    connection,
                    "select id from ticket where organization_id = " + installation.organization()
                            + " and trashed_at is null and status_kind in ('new', 'reply', 'pending') order by md5(id::text) limit 5000");
        }
        HttpLoad.Visit reply = (connection, random) -> connection.post(
                "/api/tickets/" + any(tickets, random) + "/messages",
                Map.of("kind", "reply", "text", "Hej!\n\nPaketet kommer i morgon.\n\nVänliga hälsningar\nAnna"));
        // first: what comes after it is then measured warm
        var without = load.run(1, reply);
        var agent = load.run(1, BETWEEN_REPLIES, reply);
        return List.of(
                Figure.of(
                        "post a reply, durable, a tenth of a second after the one before",
                        "p95 <= 20 ms",
                        agent.toString(),
                        limits.ofOne(),
                        agent.p95Millis() <= 20),
                Figure.of(
                        "- without a pause: beside the sending of those before",
                        "p95 <= 20 ms",
                        without.toString(),
                        limits.ofOne(),
                        without.p95Millis() <= 20));
    }
}
