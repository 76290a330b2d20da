package io.svara.tickets.intake;

import io.svara.Svara;
import io.svara.bench.data.Sql;
import io.svara.channels.Address;
import io.svara.channels.InboundMessage;
import io.svara.channels.InboundMessage.Automation;
import io.svara.channels.MessageHeader;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.mailboxes.MailboxId;
import io.svara.tickets.TicketId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import svara.postgres.EmbeddedPostgres;

/** Which ticket a mail belongs to, asked of a real database with the demo in it; each in a transaction of its own. */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MatchMail {

    private @Nullable Path folder;
    private @Nullable ConfigurableApplicationContext server;
    private @Nullable Threading threading;
    private @Nullable TransactionTemplate transaction;
    private String ours = "";
    private long organization;
    private long mailbox;

    @Setup
    public void start() throws IOException, SQLException {
        folder = Files.createTempDirectory("svara-bench-match-");
        server = SpringApplication.run(
                Svara.class,
                "--svara.data=" + folder,
                "--svara.http-port=0",
                "--svara.smtp-port=0",
                "--svara.demo=true");
        threading = server.getBean(Threading.class);
        transaction = server.getBean(TransactionTemplate.class);
        var database = EmbeddedPostgres.running(folder.resolve("postgres")).orElseThrow();
        try (var connection = database.owner().dataSource().getConnection()) {
            organization = Sql.number(connection, "select min(id) from organization");
            mailbox = Sql.number(connection, "select min(id) from mailbox");
            ours = Sql.text(connection, "select max(internet_id) from message where kind = 'reply'");
        }
    }

    @TearDown
    public void stop() throws IOException {
        Objects.requireNonNull(server).close();
        try (var files = Files.walk(Objects.requireNonNull(folder))) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Benchmark
    public Optional<TicketId> ofNoTicket() {
        return match(mail("A question", List.of()));
    }

    @Benchmark
    public Optional<TicketId> byOurMessageId() {
        return match(mail("Re: A question", List.of(ours)));
    }

    @Benchmark
    public Optional<TicketId> byForeignMessageIds() {
        return match(mail("Re: A question", List.of("one@post.example", "two@post.example", "three@post.example")));
    }

    private Optional<TicketId> match(InboundMessage mail) {
        return Scope.call(
                new Actor.Svara(new OrganizationId(organization), "bench"),
                () -> Objects.requireNonNull(Objects.requireNonNull(transaction)
                        .execute(_ -> Objects.requireNonNull(threading)
                                .match(List.of(mail))
                                .getFirst()
                                .matched()
                                .map(Threading.Matched::ticket))));
    }

    private InboundMessage mail(String subject, List<String> references) {
        var customer = new Address("Kund", "kund@post.example");
        return new InboundMessage(
                new MailboxId(mailbox),
                "email",
                Instant.EPOCH,
                customer,
                customer,
                List.of(),
                List.of(),
                subject,
                "Hej",
                null,
                false,
                List.of(),
                "new@post.example",
                List.of(),
                references,
                null,
                Automation.PERSON,
                null,
                null,
                null,
                MessageHeader.NONE,
                null,
                null);
    }
}
