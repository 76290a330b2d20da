package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mail.send.TestRelay;
import io.svara.mail.send.TestRelay.Moment;
import io.svara.mail.send.TestRelay.ReceivedMail;
import io.svara.mailboxes.Mailbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What leaves through a relay that has a bad day leaves all the same, and the ticket says how it stands. */
class RelayTroubleTests {

    private static final String ANNA = "anna@customer.example";
    private static final String BO = "bo@customer.example";

    private static TestRelay relay;
    private static Desk desk;

    private final Mailbox mailbox = desk.mailbox();
    private final int before = relay.mails().size();

    @BeforeAll
    static void open() {
        relay = TestRelay.start();
        desk = Desk.open("--svara.relay-url=" + relay.url());
    }

    @AfterEach
    void behave() {
        relay.behave();
    }

    @AfterAll
    static void close() {
        desk.close();
        relay.close();
    }

    @Test
    void aMailThatTheRelayPutsOffIsSentLaterWithTheSameMessageId() {
        relay.answer(Moment.AFTER_MAIL, "451 4.3.0 Come back later");
        var reply = reply(List.of(ANNA));
        reply.awaitDetail("451 4.3.0 Come back later");
        assertThat(reply.state()).isEqualTo("queued");

        relay.behave();
        desk.clock().advance(Duration.ofMinutes(1));

        assertThat(id(arrived(1).getFirst())).isEqualTo(reply.internetId());
        reply.await("sent");
    }

    @Test
    void aRefusedRecipientFailsTheMessageAndOnlyHeGetsItAgain() {
        relay.answerRecipient(BO, "550 5.1.1 No such user");
        var reply = reply(List.of(ANNA, BO));
        reply.await("failed");
        assertThat(reply.detail()).contains(BO, "550 5.1.1 No such user").doesNotContain(ANNA);
        assertThat(arrived(1).getFirst().recipients()).containsExactly(ANNA);

        relay.behave();
        Desk.ok(desk.api().send("POST", reply.path() + "/resend", null));

        var again = arrived(2).getLast();
        assertThat(again.recipients()).containsExactly(BO);
        assertThat(id(again)).isEqualTo(reply.internetId());
        reply.await("sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 5.1.1 No such user", "450 4.2.1 Greylisted"})
    void whatIsSaidOfAMailsOnlyRecipientHoldsUpNoOtherMail(String answer) {
        relay.answerRecipient(BO, answer);
        var refused = reply(List.of(BO));
        refused.awaitDetail(answer);

        // and the clock stands still
        reply(List.of(ANNA)).await("sent");
        // what waits goes, so that no other test meets it
        relay.behave();
        desk.clock().advance(Duration.ofMinutes(1));
        refused.await(answer.startsWith("4") ? "sent" : "failed");
    }

    @Test
    void aMailThatBouncedIsSentAgainToWhomItDidNotReach() {
        var reply = reply(List.of(ANNA, BO));
        reply.await("sent");
        desk.receive(
                List.of(mailbox.address()),
                Letter.bounce(reply.internetId(), "BO@Customer.example").bytes());
        assertThat(reply.state()).isEqualTo("bounced");

        Desk.ok(desk.api().send("POST", reply.path() + "/resend", null));

        reply.await("sent");
        var again = arrived(2).getLast();
        assertThat(again.recipients()).containsExactly(BO);
        assertThat(id(again)).isEqualTo(reply.internetId());
        assertThat(parts(again.text())).isEqualTo(parts(arrived(2).getFirst().text()));
    }

    @Test
    void aBounceThatNamesAStrangerAddsNobodyToTheRecipients() {
        var reply = reply(List.of(ANNA, BO));
        reply.await("sent");
        desk.receive(
                List.of(mailbox.address()),
                Letter.bounce(reply.internetId(), "eve@elsewhere.example").bytes());

        Desk.ok(desk.api().send("POST", reply.path() + "/resend", null));

        reply.await("sent");
        assertThat(arrived(2).getLast().recipients()).containsExactlyInAnyOrder(ANNA, BO);
    }

    /** What the mail says, without the boundary that each copy has its own of. */
    private static List<String> parts(String mail) {
        return mail.lines()
                .dropWhile(line -> !line.isBlank())
                .filter(line -> !line.startsWith("--"))
                .toList();
    }

    @Test
    void onlyAFailedMessageCanBeSentAgain() {
        var reply = reply(List.of(ANNA));
        reply.await("sent");

        var answer = desk.api().send("POST", reply.path() + "/resend", null);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("not-failed");
        assertThat(reply.state()).isEqualTo("sent");
    }

    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"GREETING", "RECIPIENT", "WITHIN_MAIL", "AFTER_MAIL"})
    void aRelayThatBreaksOffGetsTheMailLater(Moment moment) {
        relay.drop(moment);
        var reply = reply(List.of(ANNA));
        reply.awaitSomeDetail();
        assertThat(reply.state()).isEqualTo("queued");

        relay.behave();
        desk.clock().advance(Duration.ofMinutes(1));

        assertThat(id(arrived(1).getFirst())).isEqualTo(reply.internetId());
        reply.await("sent");
    }

    @Test
    void theMailIsGivenUpAfterDaysAndCanBeSentAgain() {
        relay.answer(Moment.AFTER_MAIL, "451 4.3.0 Come back later");
        var reply = reply(List.of(ANNA));
        reply.awaitSomeDetail();
        desk.clock().advance(Duration.ofDays(4));
        reply.await("failed");
        assertThat(reply.detail()).contains("451 4.3.0");

        relay.behave();
        Desk.ok(desk.api().send("POST", reply.path() + "/resend", null));

        reply.await("sent");
        assertThat(id(arrived(1).getFirst())).isEqualTo(reply.internetId());
    }

    @Test
    void aServerThatEndsWhileTheRelayHangsSendsTheMailWhenItIsBack() {
        relay.hang(Moment.AFTER_MAIL);
        var mishaps = relay.mishaps();
        var reply = reply(List.of(ANNA));
        Desk.until(() -> relay.mishaps() > mishaps);

        desk.stop();
        relay.behave();
        desk.startAgain();
        desk.clock().advance(Duration.ofMinutes(5));

        reply.await("sent");
        assertThat(arrived(1)).allSatisfy(mail -> assertThat(id(mail)).isEqualTo(reply.internetId()));
    }

    @Test
    void whatWaitsWhenTheServerEndsIsSentByTheNext() {
        relay.answer(Moment.GREETING, "421 4.3.2 Not now");
        var replies = List.of(reply(List.of(ANNA)), reply(List.of(BO)), reply(List.of(ANNA, BO)));
        replies.forEach(Reply::awaitSomeDetail);

        desk.stop();
        relay.behave();
        desk.startAgain();
        desk.clock().advance(Duration.ofMinutes(5));

        replies.forEach(reply -> reply.await("sent"));
        assertThat(arrived(3))
                .extracting(RelayTroubleTests::id)
                .containsExactlyInAnyOrderElementsOf(
                        replies.stream().map(Reply::internetId).toList());
    }

    @Test
    void aScheduledReplyCanBeTakenBackUntilItsTime() {
        var ticket = ticket();
        var body = Map.of(
                "kind",
                "reply",
                "text",
                "Vänta",
                "sendAt",
                desk.clock().instant().plusSeconds(10).toString());
        var first = new Reply(ticket, Desk.ok(desk.api().post("/api/tickets/" + ticket + "/messages", body)));
        assertThat(first.state()).isEqualTo("scheduled");
        Desk.ok(desk.api().send("POST", first.path() + "/take-back", null));
        assertThat(desk.messages(ticket)).hasSize(1);

        var second = new Reply(ticket, Desk.ok(desk.api().post("/api/tickets/" + ticket + "/messages", body)));
        desk.clock().advance(Duration.ofSeconds(11));
        second.await("sent");
        var tooLate = desk.api().send("POST", second.path() + "/take-back", null);

        assertThat(tooLate.status()).isEqualTo(409);
        assertThat(tooLate.code()).isEqualTo("already-leaving");
        assertThat(arrived(1)).hasSize(1);
        assertThat(desk.messages(ticket)).hasSize(2);
    }

    @Test
    void aReplyPostedTwiceWithOneKeyLeavesOnce() {
        var ticket = ticket();
        var body = Map.of("kind", "reply", "text", "En gång");
        var client = desk.api().header("Idempotency-Key", "once-" + ticket);

        var first = Desk.ok(client.post("/api/tickets/" + ticket + "/messages", body));
        var second = Desk.ok(client.post("/api/tickets/" + ticket + "/messages", body));

        assertThat(second).isEqualTo(first);
        new Reply(ticket, first).await("sent");
        assertThat(arrived(1)).hasSize(1);
        assertThat(desk.count("select count(*) from mail_outgoing where thread_id = " + ticket))
                .isEqualTo(1);
    }

    @Test
    void aRelayInTroubleIsAskedByOneMailAtATime() {
        relay.answer(Moment.GREETING, "421 4.3.2 Not now");
        reply(List.of(ANNA)).awaitSomeDetail();
        var connections = relay.connections();

        var replies = List.of(reply(List.of(ANNA)), reply(List.of(BO)), reply(List.of(BO)), reply(List.of(BO)));
        // what it has said of another mail is not theirs to see
        replies.forEach(reply -> reply.awaitDetail("could not be used a moment ago"));

        assertThat(relay.connections()).isEqualTo(connections);
        relay.behave();
        desk.clock().advance(Duration.ofMinutes(5));
        assertThat(arrived(5)).hasSize(5);
    }

    @Test
    void withoutARelayAndWithoutDnsMailWaitsWithANotice() {
        // where nobody answers
        try (var alone = Desk.open("--svara.dns.servers=127.0.0.1:9")) {
            var held = alone.mailbox();
            var ticket = alone.openTicket(held, ANNA, "Fråga").path("id").asString();
            var message = alone.reply(ticket, "Svar").path("id").asString();
            Desk.until(() -> alone.message(ticket, message)
                    .path("delivery")
                    .path("detail")
                    .asString()
                    .contains("DNS does not say where mail for customer.example goes"));
            assertThat(alone.message(ticket, message)
                            .path("delivery")
                            .path("state")
                            .asString())
                    .isEqualTo("queued");

            alone.stop();
            alone.startAgain("--svara.relay-url=" + relay.url());
            alone.clock().advance(Duration.ofMinutes(15));

            alone.awaitDelivery(ticket, message, "sent");
            assertThat(arrived(1)).hasSize(1);
        }
    }

    private Reply reply(List<String> to) {
        var ticket = ticket();
        var body = Map.of("kind", "reply", "text", "Svar", "to", to);
        return new Reply(ticket, Desk.ok(desk.api().post("/api/tickets/" + ticket + "/messages", body)));
    }

    private String ticket() {
        var subject = "Fråga " + System.nanoTime();
        return desk.openTicket(mailbox, ANNA, subject).path("id").asString();
    }

    private List<ReceivedMail> arrived(int count) {
        var later = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        Desk.until(() -> {
            // a try that ended after the test had moved the clock has its pause still before it
            if (System.nanoTime() > later) {
                desk.clock().advance(Duration.ofSeconds(1));
            }
            return relay.mails().size() >= before + count;
        });
        return relay.mails().subList(before, relay.mails().size());
    }

    private static String id(ReceivedMail mail) {
        return mail.text().replaceAll("(?s).*?\r\nMessage-ID: *(?:\r\n )?<([^>]+)>.*", "$1");
    }

    private record Reply(String ticket, JsonNode posted) {

        String id() {
            return posted.path("id").asString();
        }

        String path() {
            return "/api/tickets/" + ticket + "/messages/" + id();
        }

        String internetId() {
            return String.valueOf(desk.value("select internet_id from message where id = " + id()));
        }

        String state() {
            return delivery().path("state").asString();
        }

        String detail() {
            return delivery().path("detail").asString("");
        }

        private JsonNode delivery() {
            return desk.message(ticket, id()).path("delivery");
        }

        void await(String state) {
            desk.awaitDelivery(ticket, id(), state);
        }

        void awaitDetail(String part) {
            Desk.until(() -> detail().contains(part));
        }

        void awaitSomeDetail() {
            Desk.until(() -> !detail().isEmpty());
        }
    }
}
