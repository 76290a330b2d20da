package io.svara.mail.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.svara.channels.Intake;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.database.RepeatableWork;
import io.svara.kernel.queue.DueJob;
import io.svara.mail.authentication.SenderQuestions;
import io.svara.mail.forwarding.ForwardingTests;
import io.svara.mail.receive.ReceivedMailRows.Received;
import io.svara.mail.verification.VerificationRows;
import io.svara.mailboxes.Mailbox;
import io.svara.mainjob.Desk;
import io.svara.mainjob.Letter;
import io.svara.storage.Blobs;
import java.io.ByteArrayInputStream;
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
        var process = new ProcessMail(
                desk.server().bean(ReceivedMailRows.class),
                desk.server().bean(FreshMails.class),
                desk.server().bean(Blobs.class),
                desk.server().bean(Intake.class),
                desk.server().bean(InboundMessages.class),
                desk.server().bean(SenderQuestions.class),
                desk.server().bean(VerificationRows.class),
                desk.server().bean(ForwardingTests.class),
                desk.server().bean(Congestion.class),
                new RepeatableWork(database),
                desk.server().clock(),
                new SimpleMeterRegistry());

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
        private boolean away;

        Database(PlatformTransactionManager real) {
            this.real = real;
        }

        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            if (away) {
                throw new CannotCreateTransactionException("The database is away");
            }
            return real.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            real.commit(status);
        }

        @Override
        public void rollback(TransactionStatus status) {
            real.rollback(status);
        }
    }
}
