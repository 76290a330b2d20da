package io.svara.bench.faults;

import io.svara.bench.faults.Books.Entry;
import io.svara.bench.faults.Plan.Question;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Holds what was said and done from outside against the server's books. What does not fit goes into the ledger. */
final class Checks {

    private static final Pattern MARKER = Pattern.compile("[QAR]\\d+n\\d+e");

    /** Each finds what must not be there. "Made": not imported, as the demo's own tickets are. */
    private static final Map<String, String> AGREEMENT = new TreeMap<>(Map.of(
            "a ticket without exactly one entry of its making",
            """
            select t.id, count(l.id) from ticket t
            left join log_entry l on l.organization_id = t.organization_id and l.subject_kind = 'ticket'
                and l.subject_id = t.id and l.kind in ('ticket.created', 'ticket.imported')
            group by t.organization_id, t.id having count(l.id) <> 1
            """,
            "a message without exactly one entry of its coming or going",
            """
            select m.id, m.kind, count(l.id) from message m
            left join log_entry l on l.organization_id = m.organization_id and l.subject_kind = 'ticket'
                and l.subject_id = m.ticket_id and l.facts ->> 'message' = m.id::text
                and l.kind = case m.kind when 'inbound' then 'message.received' else 'message.replied' end
            where not exists (select from log_entry i where i.organization_id = m.organization_id
                and i.subject_kind = 'ticket' and i.subject_id = m.ticket_id and i.kind = 'ticket.imported')
            group by m.organization_id, m.id, m.kind having count(l.id) <> 1
            """,
            "an entry of a message that is not there",
            """
            select l.id, l.kind, l.facts ->> 'message' from log_entry l
            where l.kind in ('message.received', 'message.replied') and not exists (select from message m
                where m.organization_id = l.organization_id and m.ticket_id = l.subject_id
                and m.id::text = l.facts ->> 'message')
            """,
            "a ticket whose status is not the log's last word",
            """
            select t.id, t.status_kind, s.word from ticket t
            cross join lateral (select coalesce((select l.facts ->> 'to' from log_entry l
                where l.organization_id = t.organization_id and l.subject_kind = 'ticket' and l.subject_id = t.id
                and l.kind = 'ticket.status-changed' order by l.id desc limit 1), 'new') as word) s
            where s.word <> t.status_kind and not exists (select from log_entry i
                where i.organization_id = t.organization_id and i.subject_kind = 'ticket' and i.subject_id = t.id
                and i.kind = 'ticket.imported')
            """,
            "a message whose delivery is not the log's last word",
            """
            select m.id, m.delivery_state, s.word from message m
            cross join lateral (select coalesce((select l.facts ->> 'state' from log_entry l
                where l.organization_id = m.organization_id and l.subject_kind = 'ticket'
                and l.subject_id = m.ticket_id and l.kind = 'message.delivery-changed'
                and l.facts ->> 'message' = m.id::text order by l.id desc limit 1), 'queued') as word) s
            where s.word <> m.delivery_state and exists (select from log_entry i
                where i.organization_id = m.organization_id and i.subject_id = m.ticket_id
                and i.kind = 'message.replied' and i.facts ->> 'message' = m.id::text)
            """,
            "a hole in the tickets' numbers",
            """
            select organization_id, max(number), count(*) from ticket group by organization_id
            having max(number) - min(number) + 1 <> count(*) or count(number) <> count(*)
            """,
            "a message that cannot be searched for",
            """
            select m.id from message m where not exists (select from ticket_search s
                where s.organization_id = m.organization_id and s.message_id = m.id)
            """));

    private final Plan plan;
    private final Ledger ledger;
    private final House house;
    private final Path data;
    private final Api api;
    private final Map<String, Integer> done = new TreeMap<>();

    Checks(Plan plan, Ledger ledger, House house, Path data) {
        this.plan = plan;
        this.ledger = ledger;
        this.house = house;
        this.data = data;
        this.api = new Api(house.server().url(), ledger);
    }

    /** How many times each rule was looked at. */
    Map<String, Integer> done() {
        return done;
    }

    void run() throws SQLException, IOException, InterruptedException {
        try (var books = Books.open(house.database().owner())) {
            var byMarker = books.messages().stream()
                    .filter(entry -> MARKER.matcher(entry.text()).find())
                    .collect(Collectors.groupingBy(Checks::marker));
            plan.questions().forEach(question -> question(question, byMarker));
            nothingElse(byMarker);
            for (var rule : AGREEMENT.entrySet()) {
                done.merge("log and tickets agree (rules)", 1, Integer::sum);
                books.rows(rule.getValue()).forEach(row -> ledger.broken("There is " + rule.getKey() + ": " + row));
            }
            files(books, byMarker);
        }
        spool();
    }

    private static String marker(Entry entry) {
        var matcher = MARKER.matcher(entry.text());
        matcher.find();
        return matcher.group();
    }

    private void that(String rule, boolean holds, String otherwise) {
        done.merge(rule, 1, Integer::sum);
        if (!holds) {
            ledger.broken(otherwise);
        }
    }

    private void question(Question question, Map<String, List<Entry>> byMarker) {
        var letter = question.letter();
        var found = byMarker.getOrDefault(letter.marker(), List.of());
        var mailboxes = found.stream().map(Entry::mailbox).sorted().toList();
        that(
                "acknowledged mail is in one ticket, once",
                mailboxes.equals(letter.recipients().stream().sorted().toList())
                        && found.stream().allMatch(entry -> entry.subject().equals(letter.subject())),
                letter.marker() + " was sent to " + letter.recipients() + " and is in " + found);
        if (question.reply() != null) {
            reply(question, question.reply(), ticket(question, found), byMarker);
        }
        if (question.answer() != null) {
            var answers = byMarker.getOrDefault(question.answer().marker(), List.of());
            that(
                    "an answer is in the ticket it answers, once",
                    answers.size() == 1 && answers.getFirst().ticket().equals(ticket(question, found)),
                    question.answer().marker() + " is in " + answers + " and not once in ticket "
                            + ticket(question, found));
        }
    }

    /** The one of the mailbox whose agent replies. */
    private static String ticket(Question question, List<Entry> found) {
        return found.stream()
                .filter(entry ->
                        entry.mailbox().equals(question.letter().recipients().getFirst()))
                .map(Entry::ticket)
                .findFirst()
                .orElse("none");
    }

    private void reply(Question question, Plan.Reply reply, String ticket, Map<String, List<Entry>> byMarker) {
        var found = byMarker.getOrDefault(reply.marker(), List.of());
        var id = ledger.posted().get(reply.marker());
        that(
                "a reply is in its ticket, once, as it was answered to the agent",
                found.size() == 1
                        && found.getFirst().ticket().equals(ticket)
                        && found.getFirst().id().equals(id),
                reply.marker() + " was answered as message " + id + " in ticket " + ticket + " and is " + found);
        var delivered = ledger.delivered().stream()
                .filter(mail -> mail.marker().equals(reply.marker()))
                .toList();
        var ids = delivered.stream().map(Ledger.Delivered::messageId).collect(Collectors.toSet());
        if (reply.refused()) {
            that(
                    "a reply to an address that is gone says so",
                    delivered.isEmpty() && states(found).equals(List.of("failed")),
                    reply.marker() + " went to nobody and says " + states(found));
            return;
        }
        that(
                "a reply left, each time with its one Message-ID",
                ids.size() == 1 && found.stream().allMatch(entry -> ids.contains(entry.internetId())),
                reply.marker() + " reached the relay as " + ids + " and is " + found);
        that(
                "a reply that left says so",
                states(found).equals(List.of("sent")),
                reply.marker() + " has left and says " + states(found));
        if (reply.attachment() != null) {
            var file = Base64.getEncoder().encodeToString(reply.attachment().content());
            that(
                    "a reply's file left with it, byte for byte",
                    delivered.stream().allMatch(mail -> compact(mail.mail()).contains(file)),
                    "The file of " + question.reply() + " did not arrive as it was");
        }
    }

    private static String compact(byte[] mail) {
        return new String(mail, StandardCharsets.ISO_8859_1).replaceAll("[\\r\\n]", "");
    }

    private static List<String> states(List<Entry> found) {
        return found.stream().map(Entry::state).toList();
    }

    private void nothingElse(Map<String, List<Entry>> byMarker) {
        var known = new HashSet<String>();
        for (var question : plan.questions()) {
            known.add(question.letter().marker());
            if (question.reply() != null) {
                known.add(question.reply().marker());
            }
            if (question.answer() != null) {
                known.add(question.answer().marker());
            }
        }
        byMarker.keySet().stream()
                .filter(marker -> !known.contains(marker))
                .forEach(marker -> ledger.broken("Nobody wrote " + byMarker.get(marker)));
    }

    /** Each file by the API, as an agent gets it: what was sent, and what the books say of it. */
    private void files(Books books, Map<String, List<Entry>> byMarker) throws SQLException, InterruptedException {
        var sent = sentFiles();
        for (var row : books.rows(
                "select id, name, encode(sha256, 'hex') from attachment where message_id is not null order by id")) {
            var cells = row.split(" ", 2);
            var name = cells[1].substring(0, cells[1].lastIndexOf(' '));
            var sha256 = cells[1].substring(cells[1].lastIndexOf(' ') + 1);
            var content = api.bytes("/api/attachments/" + cells[0]);
            that("a file is what the books say", sha256(content).equals(sha256), "File " + row + " has other content");
            var original = sent.get(name.replace(".bin", ""));
            if (original != null) {
                that(
                        "a file is what was sent",
                        Arrays.equals(original.content(), content),
                        "File " + row + " is not what was sent");
            }
        }
        that(
                "every file that was sent is there",
                books.count("select count(*) from attachment where message_id is not null and name like '%e.bin'")
                        == expectedFiles(byMarker, sent),
                "There are not as many files as were sent");
        for (var row : books.rows("select m.ticket_id, m.id, encode(m.raw_sha256, 'hex') from message m"
                + " where m.raw_sha256 is not null order by m.id")) {
            var cells = row.split(" ");
            var content = api.bytes("/api/tickets/" + cells[0] + "/messages/" + cells[1] + "/raw");
            that("a raw mail is what the books say", sha256(content).equals(cells[2]), "Raw mail " + row + " is other");
        }
    }

    private Map<String, Letter.Attachment> sentFiles() {
        var sent = new TreeMap<String, Letter.Attachment>();
        for (var question : plan.questions()) {
            if (question.letter().attachment() instanceof Letter.Attachment file) {
                sent.put(question.letter().marker(), file);
            }
            if (question.reply() instanceof Plan.Reply reply && reply.attachment() instanceof Letter.Attachment file) {
                sent.put(reply.marker(), file);
            }
            if (question.answer() instanceof Plan.Answer answer
                    && answer.attachment() instanceof Letter.Attachment file) {
                sent.put(answer.marker(), file);
            }
        }
        return sent;
    }

    private static long expectedFiles(Map<String, List<Entry>> byMarker, Map<String, Letter.Attachment> sent) {
        return sent.keySet().stream()
                .mapToLong(marker -> byMarker.getOrDefault(marker, List.of()).size())
                .sum();
    }

    /** What came half and what was on its way out when a server died. */
    private void spool() throws IOException {
        try (var files = Files.walk(data.resolve("spool"))) {
            var left = files.filter(Files::isRegularFile).toList();
            that("nothing is left in the spool", left.isEmpty(), "The spool holds " + left);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
