package io.svara.mail.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.svara.channels.Intake;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.database.RepeatableWork;
import io.svara.kernel.queue.DueJob;
import io.svara.kernel.queue.Together;
import io.svara.mail.receive.ReceivedMailRows.Received;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.Mailboxes;
import io.svara.mainjob.Desk;
import io.svara.mainjob.Letter;
import io.svara.storage.Blobs;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class ProcessMailTests {

    private static Desk desk;

    @BeforeAll
    static void open() {
        desk = Desk.open();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void aDatabaseThatWasAwayIsNoReasonToSetAMailAside() throws Exception {
        var mailbox = desk.mailbox();
        var mail = received(mailbox, Letter.from("maja@customer.example").subject("Var är paketet?"));
        var database = new Database(desk.server().bean(PlatformTransactionManager.class));
        var process = process(database);

        database.away = true;
        for (int attempt = 4; attempt <= 5; attempt++) {
            var job = new DueJob(desk.own().organization(), mail, attempt);
            assertThatThrownBy(() -> handle(process, job)).isInstanceOf(CannotCreateTransactionException.class);
        }
        database.away = false;
        handle(process, new DueJob(desk.own().organization(), mail, 6));

        assertThat(desk.ticket(mailbox).path("subject").asString()).isEqualTo("Var är paketet?");
    }

    @Test
    void aServerThatWasKilledTwiceIsNoReasonToSetAMailAside() throws Exception {
        var mailbox = desk.mailbox();
        var mail = received(mailbox, Letter.from("maja@customer.example").subject("Var är paketet?"));

        handle(desk.server().bean(ProcessMail.class), new DueJob(desk.own().organization(), mail, 3));

        assertThat(desk.ticket(mailbox).path("subject").asString()).isEqualTo("Var är paketet?");
    }

    @Test
    void aMailWhoseTriesNeverEndIsSetAside() throws Exception {
        var mailbox = desk.mailbox();
        var mail = received(mailbox, Letter.from("maja@customer.example").subject("Var är paketet?"));

        handle(desk.server().bean(ProcessMail.class), new DueJob(desk.own().organization(), mail, 6));

        assertThat(desk.ticket(mailbox).path("hasAttachments").asBoolean()).isTrue();
    }

    @Test
    void mailsThatComeTogetherShareATransactionAndTheirOrder() throws Exception {
        var mailbox = desk.mailbox();
        var crowd = new Crowd(mailbox);
        for (var name : List.of("a", "b", "c", "d")) {
            crowd.add(mailbox, Letter.from(name + "@customer.example").subject(name));
        }

        var transactions = crowd.letGo();

        assertThat(crowd.handlers).allSatisfy(one -> assertThat(one.failure()).isEmpty());
        assertThat(transactions).isEqualTo(1);
        assertThat(desk.tickets(mailbox)).hasSize(5);
        assertThat(numbers(mailbox).values()).doesNotHaveDuplicates();
        assertThat(numbers(mailbox).keySet().stream().toList()).startsWith("a", "b", "c", "d");
    }

    @Test
    void anAnswerThatComesWithItsMailJoinsItsTicket() throws Exception {
        var mailbox = desk.mailbox();
        var crowd = new Crowd(mailbox);
        crowd.add(mailbox, Letter.from("maja@customer.example").id("question@customer.example"));
        crowd.add(
                mailbox,
                Letter.from("maja@customer.example")
                        .id("more@customer.example")
                        .answers("question@customer.example")
                        .subject("Mer"));

        crowd.letGo();

        assertThat(desk.tickets(mailbox)).hasSize(2);
    }

    @Test
    void oneThatCannotBeMadeKeepsNoOtherFromItsTicket() throws Exception {
        var mailbox = desk.mailbox();
        var gone = desk.mailbox();
        var crowd = new Crowd(mailbox);
        crowd.add(mailbox, Letter.from("a@customer.example"));
        var bad = crowd.add(gone, Letter.from("b@customer.example"));
        crowd.add(mailbox, Letter.from("c@customer.example"));
        remove(gone);

        crowd.letGo();

        assertThat(crowd.handlers).filteredOn(one -> one.failure().isPresent()).containsExactly(bad);
        assertThat(desk.tickets(mailbox)).hasSize(3);
    }

    @Test
    void twoThatAreAlikeBecomeOneTicket() throws Exception {
        var mailbox = desk.mailbox();
        var crowd = new Crowd(mailbox);
        for (int time = 1; time <= 2; time++) {
            // without an id: its content alone says that it is the same
            crowd.add(mailbox, Letter.from("maja@customer.example").header("Message-ID", ""));
        }

        crowd.letGo();

        assertThat(desk.tickets(mailbox)).hasSize(2);
    }

    /** Mails that wait behind a first one, whose commit is held until all have come. */
    private static final class Crowd {

        private final Database database = new Database(desk.server().bean(PlatformTransactionManager.class));
        private final ProcessMail process = process(database);
        private final List<Handler> handlers = new ArrayList<>();

        Crowd(Mailbox mailbox) throws Exception {
            database.holdCommits();
            add(mailbox, Letter.from("first@customer.example"));
            await().until(() -> database.held() == 1);
        }

        Handler add(Mailbox mailbox, Letter letter) throws Exception {
            var handler = handler(process, received(mailbox, letter));
            handlers.add(handler);
            return handler;
        }

        /** Until all have ended. Returns how many transactions were begun from here on. */
        int letGo() {
            var before = database.begun.get();
            database.letGo();
            handlers.forEach(Handler::end);
            return database.begun.get() - before;
        }
    }

    private static ProcessMail process(Database database) {
        return new ProcessMail(
                desk.server().bean(ReceivedMailRows.class),
                desk.server().bean(FreshMails.class),
                desk.server().bean(Blobs.class),
                desk.server().bean(Intake.class),
                desk.server().bean(InboundMessages.class),
                desk.server().bean(MakeTickets.class),
                desk.server().bean(Congestion.class),
                new RepeatableWork(database),
                desk.server().clock(),
                new SimpleMeterRegistry());
    }

    /** By subject, in the order of their numbers; those without one come last. */
    private static Map<String, Long> numbers(Mailbox mailbox) {
        var numbers = new LinkedHashMap<String, Long>();
        desk.tickets(mailbox).stream()
                .filter(ticket -> !ticket.path("subject").asString().isEmpty())
                .sorted(Comparator.comparing(ticket -> ticket.path("number").asLong()))
                .forEach(ticket -> numbers.put(
                        ticket.path("subject").asString(), ticket.path("number").asLong()));
        return numbers;
    }

    private static void remove(Mailbox mailbox) throws Exception {
        Scope.call(
                new Actor.Svara(desk.own().organization(), "test"),
                () -> desk.server().bean(TransactionTemplate.class).execute(_ -> {
                    desk.server()
                            .bean(Mailboxes.class)
                            .remove(mailbox.id(), desk.clock().instant());
                    return true;
                }));
    }

    private record Handler(Thread thread, AtomicReference<@Nullable Exception> failed) {

        void end() {
            await().until(() -> !thread.isAlive());
        }

        Optional<Exception> failure() {
            return Optional.ofNullable(failed.get());
        }
    }

    /** Returns once it waits for something. */
    private static Handler handler(ProcessMail process, long mail) {
        var failed = new AtomicReference<@Nullable Exception>();
        var thread = Thread.ofPlatform().start(() -> {
            try {
                handle(process, new DueJob(desk.own().organization(), mail, 1));
            } catch (Exception failure) {
                failed.set(failure);
            }
        });
        await().until(() -> Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(Together.class.getName())
                        && thread.getState() == Thread.State.WAITING));
        return new Handler(thread, failed);
    }

    /** Acknowledged, and in no queue. */
    private static long received(Mailbox mailbox, Letter letter) throws Exception {
        var organization = desk.own().organization();
        var blobs = desk.server().bean(Blobs.class);
        var blob = blobs.put(organization, new ByteArrayInputStream(letter.bytes()));
        return Scope.call(
                new Actor.Svara(organization, "test"),
                () -> desk.server().bean(TransactionTemplate.class).execute(_ -> {
                    blobs.name(blob);
                    return desk.server()
                            .bean(ReceivedMailRows.class)
                            .add(new Received(
                                    mailbox.id(),
                                    null,
                                    blob.sha256(),
                                    blob.size(),
                                    "maja@customer.example",
                                    mailbox.address(),
                                    "127.0.0.1",
                                    "mx.customer.example",
                                    false,
                                    desk.clock().instant(),
                                    false));
                }));
    }

    private static void handle(ProcessMail process, DueJob job) throws Exception {
        Scope.call(new Actor.Svara(job.organization(), "mail"), () -> process.handle(job));
    }

    /** One that can go away. */
    private static final class Database implements PlatformTransactionManager {

        private final PlatformTransactionManager real;
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger waiting = new AtomicInteger();
        private final CountDownLatch gate = new CountDownLatch(1);
        private volatile boolean holding;
        private boolean away;

        Database(PlatformTransactionManager real) {
            this.real = real;
        }

        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            if (away) {
                throw new CannotCreateTransactionException("The database is away");
            }
            begun.incrementAndGet();
            return real.getTransaction(definition);
        }

        /** Of tickets that are made; reading what waits goes on. */
        void holdCommits() {
            holding = true;
        }

        void letGo() {
            gate.countDown();
        }

        int held() {
            return waiting.get();
        }

        private void pass() {
            boolean making = StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame -> frame.getClassName().equals(Together.class.getName())));
            if (holding && making) {
                waiting.incrementAndGet();
                try {
                    gate.await();
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
            }
        }

        @Override
        public void commit(TransactionStatus status) {
            pass();
            real.commit(status);
        }

        @Override
        public void rollback(TransactionStatus status) {
            real.rollback(status);
        }
    }
}
