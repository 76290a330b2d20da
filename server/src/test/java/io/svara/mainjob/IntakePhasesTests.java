package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mailboxes.Mailbox;
import io.svara.tickets.IntakeStep;
import io.svara.tickets.IntakeStep.Phase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What upper modules do with a mail that has just come in happens in order, and with the ticket or not at all. */
class IntakePhasesTests {

    private static final List<String> SEEN = new CopyOnWriteArrayList<>();
    private static volatile String breaksOn = "";

    private static Desk desk;

    private final Mailbox mailbox = desk.mailbox();

    @BeforeAll
    static void open() {
        desk = Desk.open(List.of(Responding.class, Clocks.class, Routing.class));
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @BeforeEach
    void forget() {
        SEEN.clear();
        breaksOn = "";
    }

    @Test
    void theStepsRunPhaseByPhaseWithinTheTransaction() {
        desk.openTicket(mailbox, "kajsa@customer.example", "Fråga");

        assertThat(SEEN).containsExactly("ROUTE in transaction", "CLOCKS in transaction", "RESPOND in transaction");
    }

    @Test
    void aStepThatFailsIsTriedAgainWithAllThatCameBefore() {
        breaksOn = "Fråga";
        var answer = desk.deliver(
                List.of(mailbox.address()),
                Letter.from("kajsa@customer.example").subject("Fråga").bytes());
        assertThat(answer).startsWith("250");
        awaitTries(1);
        assertThat(desk.tickets(mailbox)).isEmpty();

        breaksOn = "";
        desk.clock().advance(Duration.ofSeconds(5));
        desk.awaitIntake();

        assertThat(desk.ticket(mailbox).path("subject").asString()).isEqualTo("Fråga");
        assertThat(desk.messages(desk.ticket(mailbox).path("id").asString())).hasSize(1);
    }

    @Test
    void aMailThatFailsAgainAndAgainIsSetAsideAsATicketWithTheRawMail() {
        breaksOn = "Fråga";
        desk.deliver(
                List.of(mailbox.address()),
                Letter.from("kajsa@customer.example").subject("Fråga").bytes());
        awaitTries(1);
        desk.clock().advance(Duration.ofSeconds(5));
        awaitTries(2);
        desk.clock().advance(Duration.ofSeconds(5));
        desk.awaitIntake();

        var ticket = desk.ticket(mailbox);
        assertThat(ticket.path("subject").asString()).isEqualTo("Ett mejl som inte kunde läsas");
        assertThat(ticket.path("requester").path("email").asString()).isEqualTo("kund@client.example");
        var file = desk.messages(ticket.path("id").asString())
                .getFirst()
                .path("attachments")
                .path(0);
        assertThat(desk.api()
                        .get("/api/attachments/" + file.path("id").asString())
                        .text())
                .contains("Subject: Fråga");
    }

    @Test
    void aMailThatFailsDoesNotHoldUpTheOthers() {
        breaksOn = "Fråga";
        desk.deliver(
                List.of(mailbox.address()),
                Letter.from("kajsa@customer.example").subject("Fråga").bytes());
        awaitTries(1);

        desk.deliver(
                List.of(mailbox.address()),
                Letter.from("bo@customer.example").subject("Annat").bytes());

        Desk.until(() -> desk.tickets(mailbox).size() == 1);
        breaksOn = "";
        desk.clock().advance(Duration.ofSeconds(5));
        desk.awaitIntake();
        assertThat(desk.tickets(mailbox)).hasSize(2);
    }

    /** The row is free again, and its next try lies ahead. */
    /** Nearer than any lease: the try has ended, and the pause before the next one runs. */
    private static void awaitTries(int tries) {
        Desk.until(() -> desk.count("select count(*) from mail_intake_due where attempts = " + tries
                        + " and due_at < timestamptz '" + desk.clock().instant() + "' + interval '9 s'")
                == 1);
    }

    private abstract static class Step implements IntakeStep {

        @Override
        public void run(Arrival arrival) {
            SEEN.add(
                    phase() + (TransactionSynchronizationManager.isActualTransactionActive() ? " in transaction" : ""));
            if (phase() == Phase.RESPOND && arrival.message().subject().equals(breaksOn)) {
                throw new IllegalStateException("as the test wants it");
            }
        }
    }

    static class Responding extends Step {

        @Override
        public Phase phase() {
            return Phase.RESPOND;
        }
    }

    static class Clocks extends Step {

        @Override
        public Phase phase() {
            return Phase.CLOCKS;
        }
    }

    static class Routing extends Step {

        @Override
        public Phase phase() {
            return Phase.ROUTE;
        }
    }
}
