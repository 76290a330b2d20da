package io.svara.bench.data;

import io.svara.bench.data.Conversation.Cast;
import io.svara.channels.html.HtmlCleaner;
import io.svara.tickets.search.Words;
import io.svara.tickets.search.Words.Part;
import io.svara.tickets.search.Words.Weight;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Fills a migrated database with years of tickets: by COPY, quarter by quarter, indexes last. What is found by words goes
 * through the product's own analysis, what is shown through its own folding.
 */
final class MakeData {

    /** @param seed the same seed makes the same tickets, but for the years that they lie in */
    record Size(int tickets, int mailboxes, int agents, int labels, int neighbourPercent, long seed) {}

    private static final int WORKERS = 2;
    private static final List<String> FILLED = List.of(
            "contact",
            "contact_address",
            "company_domain",
            "ticket",
            "ticket_field_value",
            "ticket_label",
            "ticket_participant",
            "message",
            "message_body",
            "message_reference",
            "attachment");
    /** Of the fields of {@link Furniture}, as JSON. */
    private static final List<String> FIELD_VALUES = List.of("\"A-1042\"", "\"2\"", "true");

    private static final String[] FILE_NAMES = {
        "kvitto.pdf", "bilde.jpg", "photo.jpg", "faktura.pdf", "order.pdf", "skada.png"
    };

    private final DataSource database;
    private final Size size;
    private final Plan plan;
    private final Cast cast;
    private final Texts texts;

    private final Furniture own;
    private final Furniture neighbour;
    private final long firstContact;
    private final long firstTicket;
    private final long firstMessage;
    private final long firstLogEntry;
    private final long firstAttachment;
    private final byte[] someFile;

    MakeData(DataSource database, Size size, Instant now) throws SQLException {
        this.database = database;
        this.size = size;
        this.plan = Plan.of(size.tickets(), size.seed(), now);
        this.cast = Cast.of(
                size.seed(), size.tickets(), size.mailboxes(), size.agents(), size.labels(), size.neighbourPercent());
        this.texts = new Texts(size.seed());
        try (var connection = connect()) {
            this.own = furnish(connection, Sql.number(connection, "select min(id) from organization"));
            this.neighbour = furnish(connection, addNeighbour(connection, own.organization(), plan.begin()));
            this.firstContact = next(connection, "contact");
            this.firstTicket = next(connection, "ticket");
            this.firstMessage = next(connection, "message");
            this.firstLogEntry = next(connection, "log_entry");
            this.firstAttachment = next(connection, "attachment");
            this.someFile = java.util.HexFormat.of()
                    .parseHex(Sql.text(
                            connection,
                            "select encode(sha256, 'hex') from blob where organization_id = " + own.organization()
                                    + " order by size limit 1"));
        }
    }

    private Furniture furnish(Connection connection, long organization) throws SQLException {
        return Furniture.add(connection, organization, size.mailboxes(), size.agents(), size.labels(), plan.begin());
    }

    private static long addNeighbour(Connection connection, long like, Instant at) throws SQLException {
        var id = Sql.number(
                connection,
                "insert into organization (name, language, created_at) values ('Neighbour', 'no', '" + at
                        + "') returning id");
        Sql.run(
                connection,
                "insert into ticket_status (organization_id, kind, names, position, system, enabled) select " + id
                        + ", kind, names, position, system, enabled from ticket_status where organization_id = "
                        + like);
        return id;
    }

    private static long next(Connection connection, String table) throws SQLException {
        return Sql.number(connection, "select coalesce(max(id), 0) + 1 from " + table);
    }

    /** A connection that checks no foreign key: they hold by construction, and would be half of the work. */
    private Connection connect() throws SQLException {
        var connection = database.getConnection();
        Sql.run(
                connection,
                "set session_replication_role = replica",
                "set timezone = 'UTC'",
                "set synchronous_commit = off");
        return connection;
    }

    void run() throws SQLException, InterruptedException, ExecutionException {
        var again = new ArrayList<String>();
        try (var connection = connect()) {
            for (var table : FILLED) {
                again.addAll(Indexes.drop(connection, table));
            }
        }
        tell("contacts");
        contacts();
        companies();
        tell("tickets");
        tickets();
        tell("messages: " + plan.messages());
        inParallel(quarters().stream()
                .<Callable<?>>map(quarter -> () -> fill(quarter))
                .toList());
        tell("indexes");
        inParallel(
                again.stream().<Callable<?>>map(index -> () -> execute(index)).toList());
        finish();
        tell("done");
    }

    private final long began = System.nanoTime();

    private void tell(String what) {
        IO.println("  %4d s  %s".formatted((System.nanoTime() - began) / 1_000_000_000, what));
    }

    private static void inParallel(List<Callable<?>> jobs) throws InterruptedException, ExecutionException {
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            var running = new ArrayList<java.util.concurrent.Future<?>>();
            jobs.forEach(job -> running.add(workers.submit(job)));
            for (var each : running) {
                each.get();
            }
        }
    }

    private Void execute(String statement) throws SQLException {
        try (var connection = connect()) {
            Sql.run(connection, statement);
        }
        return null;
    }

    private Furniture furniture(Conversation ticket) {
        return ticket.neighbour() ? neighbour : own;
    }

    private void contacts() throws SQLException {
        int count = Conversation.contacts(size.tickets());
        try (var contacts = new CopyRows(connect(), "contact (organization_id, id, name, created_at)");
                var addresses =
                        new CopyRows(connect(), "contact_address (organization_id, address, contact_id, created_at)")) {
            for (int number = 0; number < count; number++) {
                var person = cast.people().at(number);
                for (var owner : List.of(own, neighbour)) {
                    long id = contact(owner, number);
                    contacts.add(owner.organization())
                            .add(id)
                            .add(person.name())
                            .add(plan.begin());
                    contacts.end();
                    addresses
                            .add(owner.organization())
                            .add(person.email())
                            .add(id)
                            .add(plan.begin());
                    addresses.end();
                }
            }
        }
    }

    /** Of three firms in ten; each of its contacts is its own by its address, one in fifty by hand. */
    private void companies() throws SQLException {
        try (var connection = connect()) {
            for (var owner : List.of(own, neighbour)) {
                Sql.run(connection, """
                        with firm as (select distinct split_part(address, '@', 2) domain from contact_address
                            where organization_id = %1$d and address ~ '@firma[0-9]*[048].example$'),
                        named as (insert into company (organization_id, name, created_at)
                            select %1$d, domain, '%2$s' from firm returning id, name)
                        insert into company_domain (organization_id, domain, company_id) select %1$d, name, id from named""".formatted(owner.organization(), plan.begin()), """
                        update contact set company_id = (select min(id) from company where organization_id = %1$d) + id %% 100
                        where organization_id = %1$d and id %% 50 = 0
                            and (select count(*) from company where organization_id = %1$d) > 100""".formatted(
                                owner.organization()));
            }
        }
    }

    private long contact(Furniture owner, int number) {
        return firstContact + (owner == own ? 0 : Conversation.contacts(size.tickets())) + number;
    }

    private void tickets() throws SQLException {
        try (var tickets = new CopyRows(
                        connect(),
                        "ticket (organization_id, id, number, number_prefix, mailbox_id, subject, status_id, status_kind, priority,"
                                + " requester_contact_id, requester_email, assignee_id, source, has_attachments, created_at,"
                                + " updated_at, trashed_at, message_count, news_at, group_id, type_id)");
                var values =
                        new CopyRows(connect(), "ticket_field_value (organization_id, ticket_id, field_id, value)");
                var labels =
                        new CopyRows(connect(), "ticket_label (organization_id, label_id, ticket_id, updated_at)");
                var participants =
                        new CopyRows(connect(), "ticket_participant (organization_id, ticket_id, address)")) {
            for (int number = 0; number < plan.tickets(); number++) {
                var ticket = Conversation.of(number, cast);
                var owner = furniture(ticket);
                long id = firstTicket + number;
                ticket(tickets, ticket, owner, id);
                participants
                        .add(owner.organization())
                        .add(id)
                        .add(ticket.customer().email())
                        .end();
                for (int field : ticket.fields(owner.fields().size())) {
                    values.add(owner.organization())
                            .add(id)
                            .add(owner.fields().get(field))
                            .add(FIELD_VALUES.get(field))
                            .end();
                }
                for (int label : ticket.labels(cast)) {
                    labels.add(owner.organization())
                            .add(owner.labels().get(label))
                            .add(id)
                            .add(plan.updated(number))
                            .end();
                }
            }
        }
    }

    private void ticket(CopyRows rows, Conversation ticket, Furniture owner, long id) {
        int number = ticket.ticket();
        var updated = plan.updated(number);
        var status = ticket.status(updated, plan.end(), plan.count(number) - 1);
        rows.add(owner.organization()).add(id).add(firstTicket + number).add("");
        rows.add(owner.mailboxes().get(ticket.mailbox())).add(subject(ticket));
        rows.add(owner.status(status)).add(status).add(ticket.priority());
        rows.add(contact(owner, ticket.contact())).add(ticket.customer().email());
        addOne(rows, owner.agents(), ticket.assignee());
        rows.add("email").add(ticket.attached(0)).add(plan.created(number)).add(updated);
        rows.add(ticket.trashed() ? updated : null).add(plan.count(number)).add(updated);
        addOne(rows, owner.groups(), ticket.group(owner.groups().size()));
        addOne(rows, owner.types(), ticket.type(owner.types().size()));
        rows.end();
    }

    /** The id at a place; nothing where that is -1. */
    private static void addOne(CopyRows rows, List<Long> ids, int place) {
        if (place < 0) {
            rows.nothing();
        } else {
            rows.add(ids.get(place));
        }
    }

    private String subject(Conversation ticket) {
        return ticket.subject(texts.letters(ticket.language()));
    }

    private List<Partition> quarters() {
        var quarters = new ArrayList<Partition>();
        var start = plan.begin()
                .atZone(ZoneOffset.UTC)
                .with(IsoFields.DAY_OF_QUARTER, 1)
                .truncatedTo(ChronoUnit.DAYS);
        for (var at = start; at.toInstant().isBefore(plan.end()); at = at.plusMonths(3)) {
            quarters.add(partition("ticket_search", "created_at", at, 3));
        }
        // the last ones are the largest
        return quarters.reversed();
    }

    private static Partition partition(String parent, String column, ZonedDateTime from, int months) {
        var name = "%s_%04d_%02d".formatted(parent, from.getYear(), from.getMonthValue());
        return new Partition(
                parent, column, name, from.toInstant(), from.plusMonths(months).toInstant());
    }

    /** One quarter's messages, with all that hangs on them. */
    private Void fill(Partition quarter) throws SQLException {
        var months = new ArrayList<Partition>();
        var first = quarter.from().atZone(ZoneOffset.UTC);
        for (int month = 0; month < 3; month++) {
            months.add(partition("log_entry", "at", first.plusMonths(month), 1));
        }
        try (var connection = connect()) {
            quarter.open(connection);
            for (var month : months) {
                month.open(connection);
            }
            try (var rows = new MessageCopies(quarter.name())) {
                for (var month : months) {
                    fill(rows, month);
                }
            }
            quarter.attach(connection);
            for (var month : months) {
                month.attach(connection);
            }
        }
        tell(quarter.name());
        return null;
    }

    private void fill(MessageCopies rows, Partition month) throws SQLException {
        try (var log = new CopyRows(
                connect(),
                month.name()
                        + " (organization_id, id, at, actor_kind, actor_id, cause, kind, subject_kind, subject_id, facts)")) {
            int until = plan.firstFrom(month.until());
            for (int message = plan.firstFrom(month.from()); message < until; message++) {
                rows.add(message, log);
            }
        }
    }

    /** The tables that messages go into, each on its own connection. */
    private final class MessageCopies implements AutoCloseable {

        private final CopyRows messages = new CopyRows(
                connect(),
                "message (organization_id, id, ticket_id, kind, author_agent_id, sender, automatic, recipients, subject, internet_id,"
                        + " delivery_state, created_at)");
        private final CopyRows bodies =
                new CopyRows(connect(), "message_body (organization_id, message_id, text, html, cleaner_version)");
        private final CopyRows references = new CopyRows(
                connect(), "message_reference (organization_id, digest, ticket_id, message_id, mailbox_id, origin)");
        private final CopyRows attachments = new CopyRows(
                connect(),
                "attachment (organization_id, id, message_id, ticket_id, name, content_type, size, sha256, created_at)");
        private final CopyRows search;

        MessageCopies(String searchTable) throws SQLException {
            search = new CopyRows(
                    connect(), searchTable + " (organization_id, ticket_id, message_id, created_at, terms)");
        }

        void add(int message, CopyRows log) {
            int place = plan.placeOf(message);
            var ticket = Conversation.of(plan.ticketOf(message), cast);
            var owner = furniture(ticket);
            long agent = owner.agents().get(Math.max(ticket.assignee(), 0));
            var one = new One(
                    ticket,
                    place,
                    owner,
                    firstMessage + message,
                    firstTicket + ticket.ticket(),
                    agent,
                    plan.timeOf(message));
            header(one, message);
            var text = ticket.text(place, texts);
            var reference = ticket.reference();
            var subject = subject(ticket);
            bodies.add(owner.organization())
                    .add(one.id())
                    .add(reference + "\n" + text.text())
                    .add(reference + "<br>\n" + text.html())
                    .add(HtmlCleaner.VERSION)
                    .end();
            search.add(owner.organization())
                    .add(one.ticketId())
                    .add(one.id())
                    .add(one.at())
                    .add(terms(one, subject, reference) + " " + text.terms())
                    .end();
            logged(one, firstLogEntry + message, log);
            if (owner == own && ticket.attached(place)) {
                attachment(one, firstAttachment + message);
            }
        }

        private void header(One one, int message) {
            var owner = one.owner();
            var kind = one.kind();
            messages.add(owner.organization()).add(one.id()).add(one.ticketId()).add(kind);
            if (kind.equals("reply") || kind.equals("note")) {
                messages.add(one.agent());
            } else {
                messages.nothing();
            }
            if (kind.equals("note")) {
                messages.nothing();
            } else {
                messages.add(kind.equals("inbound") ? customer(one) : mailbox(one));
            }
            messages.add(false).add(recipients(one)).add(subject(one.ticket()));
            if (kind.equals("note")) {
                messages.nothing().nothing();
            } else {
                messages.add("made" + message + "@mail.example");
                if (kind.equals("inbound")) {
                    messages.nothing();
                } else {
                    messages.add("sent");
                }
                reference(one, message);
            }
            messages.add(one.at()).end();
        }

        private void reference(One one, int message) {
            var digest = new byte[32];
            new SplittableRandom(message).nextBytes(digest);
            references
                    .add(one.owner().organization())
                    .add(digest)
                    .add(one.ticketId())
                    .add(one.id())
                    .add(one.owner().mailboxes().get(one.ticket().mailbox()))
                    .add(one.kind().equals("inbound") ? "foreign" : "own")
                    .end();
        }

        private void attachment(One one, long id) {
            var name = FILE_NAMES[(int) (id % FILE_NAMES.length)];
            attachments
                    .add(one.owner().organization())
                    .add(id)
                    .add(one.id())
                    .add(one.ticketId())
                    .add(name)
                    .add(name.endsWith("pdf") ? "application/pdf" : "image/jpeg")
                    .add(238)
                    .add(someFile)
                    .add(one.at())
                    .end();
        }

        private void logged(One one, long id, CopyRows log) {
            var ours = one.kind().equals("reply") || one.kind().equals("note");
            log.add(one.owner().organization()).add(id).add(one.at());
            if (ours) {
                log.add("agent").add(one.agent()).add("request");
            } else {
                log.add("svara").nothing().add("received-mail");
            }
            log.add(ours ? "message.replied" : "message.received");
            log.add("ticket")
                    .add(one.ticketId())
                    .add("{\"message\": \"" + one.id() + "\"}")
                    .end();
        }

        @Override
        public void close() throws SQLException {
            for (var rows : List.of(messages, bodies, references, attachments, search)) {
                rows.close();
            }
        }
    }

    private record One(
            Conversation ticket, int place, Furniture owner, long id, long ticketId, long agent, Instant at) {

        String kind() {
            return ticket.kind(place);
        }
    }

    private static String customer(One one) {
        return address(one.ticket().customer().name(), one.ticket().customer().email());
    }

    private static String mailbox(One one) {
        int at = one.ticket().mailbox();
        return address("Mailbox " + (at + 1), one.owner().mailboxAddresses().get(at));
    }

    /** No name that is made here needs escaping. */
    private static String address(String name, String email) {
        return "{\"name\": \"" + name + "\", \"email\": \"" + email + "\"}";
    }

    private static String recipients(One one) {
        var to = switch (one.kind()) {
            case "note" -> "";
            case "inbound" -> mailbox(one);
            default -> customer(one);
        };
        return "{\"cc\": [], \"to\": [" + to + "], \"bcc\": []}";
    }

    /** As the product does it for a message that comes in or goes out. */
    private static String terms(One one, String subject, String reference) {
        var customer = one.ticket().customer();
        return Words.index(List.of(
                        new Part(Weight.A, subject),
                        new Part(Weight.A, customer.email()),
                        new Part(
                                Weight.A,
                                one.owner().mailboxAddresses().get(one.ticket().mailbox())),
                        new Part(Weight.B, customer.name()),
                        new Part(Weight.B, "Mailbox " + (one.ticket().mailbox() + 1)),
                        new Part(Weight.D, reference)))
                .tsvector();
    }

    /** Ids go on behind what was made, and the planner learns what is there. */
    private void finish() throws SQLException, InterruptedException, ExecutionException {
        try (var connection = connect()) {
            for (var last : Map.of(
                            "contact", firstContact + 2L * Conversation.contacts(size.tickets()),
                            "ticket", firstTicket + plan.tickets(),
                            "message", firstMessage + plan.messages(),
                            "log_entry", firstLogEntry + plan.messages(),
                            "attachment", firstAttachment + plan.messages())
                    .entrySet()) {
                Sql.run(
                        connection,
                        "select setval(pg_get_serial_sequence('%s', 'id'), %d)"
                                .formatted(last.getKey(), last.getValue()));
            }
            for (var owner : List.of(own, neighbour)) {
                Sql.run(
                        connection,
                        "insert into ticket_counter (organization_id, last_number) values (%d, %d) on conflict (organization_id) do update set last_number = excluded.last_number"
                                .formatted(owner.organization(), firstTicket + plan.tickets()));
            }
        }
        tell("vacuum and analyze");
        var tables = Stream.concat(FILLED.stream(), Stream.of("ticket_search", "log_entry"));
        inParallel(tables.<Callable<?>>map(table -> () -> execute("vacuum (analyze) " + table))
                .toList());
        inParallel(List.of(() -> execute("vacuum (analyze)")));
    }

    Duration took() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    int messages() {
        return plan.messages();
    }
}
