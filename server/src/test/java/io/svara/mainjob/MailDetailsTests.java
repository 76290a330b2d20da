package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mailboxes.Mailbox;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** All that can be seen of a received mail beside its words. */
class MailDetailsTests {

    private static Desk desk;

    private final Mailbox mailbox = desk.mailbox();

    @BeforeAll
    static void open() {
        desk = Desk.open();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void showsTheHeaderDecodedInItsOrder() {
        var mail = received(letter("kund@customer.example")
                .header("X-Long", "a\r\n\tb  c")
                .header("X-Name", "=?utf-8?Q?K=C3=B6p?="));

        assertThat(fields(mail)).contains("X-Long: a b c", "X-Name: Köp");
        assertThat(fields(mail).getFirst()).startsWith("From: ");
        assertThat(mail.path("headersCut").asBoolean()).isFalse();
    }

    @Test
    void readsTheWayFromTheWriterToHere() {
        var mail = received(new Letter(
                List.of(
                        "Received: from out.isp.example (out.isp.example [192.0.2.9]) (using TLSv1.3 with cipher"
                                + " TLS_AES_256_GCM_SHA384)\r\n\tby mx.example.com (Postfix) with ESMTPS id ABC for"
                                + " <a@example.com>; Sun, 22 Nov 2026 09:00:30 +0000 (UTC)",
                        "Received: from phone ([10.0.0.1]) by out.isp.example with ESMTP;\r\n Sun, 22 Nov 2026 10:00:00 +0100",
                        "Received: nonsense",
                        "From: kund@customer.example",
                        "Subject: Fråga"),
                "Hej\r\n"));

        var route = mail.path("route").valueStream().toList();
        assertThat(route).hasSize(4);
        assertThat(route.get(0).path("by").isNull()).isTrue();
        assertThat(route.get(1).path("from").asString()).isEqualTo("phone ([10.0.0.1])");
        assertThat(route.get(1).path("by").asString()).isEqualTo("out.isp.example");
        assertThat(route.get(1).path("encrypted").asBoolean()).isFalse();
        assertThat(route.get(2).path("by").asString()).isEqualTo("mx.example.com");
        assertThat(route.get(2).path("protocol").asString()).isEqualTo("ESMTPS");
        assertThat(route.get(2).path("encrypted").asBoolean()).isTrue();
        assertThat(route.get(2).path("delaySeconds").asLong()).isEqualTo(30);
        assertThat(route.get(3).path("own").asBoolean()).isTrue();
        assertThat(route.get(3).path("from").asString()).isEqualTo("client.example (127.0.0.1)");
        assertThat(mail.at("/handedOver/sender").asString()).isEqualTo("kund@client.example");
    }

    @Test
    void saysByWhichRuleItFoundItsTicket() {
        var customer = "kund@customer.example";
        var ticket = desk.openTicket(mailbox, customer, "Fråga").path("id").asString();
        assertThat(matched(ticket)).isEqualTo("new");
        desk.reply(ticket, "Svar");
        var ours = lastInternetId(ticket);

        desk.receive(mailbox.address(), letter(customer).answers(ours).id("theirs" + ticket + "@customer.example"));
        assertThat(matched(ticket)).isEqualTo("own-message-id");

        desk.receive(mailbox.address(), letter(customer).answers("theirs" + ticket + "@customer.example"));
        assertThat(matched(ticket)).isEqualTo("foreign-message-id");

        var number = desk.ticket(ticket).path("number").asString();
        desk.receive(mailbox.address(), Letter.from(customer).subject("Re: [#" + number + "] Fråga"));
        assertThat(matched(ticket)).isEqualTo("number");

        desk.receive(replyAddress(ticket), letter(customer));
        assertThat(matched(ticket)).isEqualTo("reply-address");
    }

    @Test
    void saysThatAMailFromBeforeIsNotKnown() {
        var ticket = desk.openTicket(mailbox, "kund@customer.example", "Fråga")
                .path("id")
                .asString();
        desk.execute("update message set matched_by = null where ticket_id = " + ticket);
        desk.execute("delete from mail_authentication_due");
        desk.execute("delete from mail_authentication where message_id in (select id from message where ticket_id = "
                + ticket + ")");

        var mail = details(ticket);

        assertThat(mail.path("matchedBy").isNull()).isTrue();
        assertThat(mail.path("handedOver").isNull()).isTrue();
        assertThat(mail.path("sender").isNull()).isTrue();
    }

    @Test
    void isNotThereForWhatWasNeverReceived() {
        var ticket = desk.openTicket(mailbox, "kund@customer.example", "Fråga")
                .path("id")
                .asString();
        var note =
                Desk.ok(desk.api().post("/api/tickets/" + ticket + "/messages", Map.of("kind", "note", "text", "Hm")));

        var answer = desk.api()
                .get("/api/tickets/" + ticket + "/messages/" + note.path("id").asString() + "/mail");

        assertThat(answer.status()).isEqualTo(404);
    }

    private static Letter letter(String from) {
        return Letter.from(from).subject("Fråga");
    }

    private JsonNode received(Letter letter) {
        desk.receive(mailbox.address(), letter);
        return details(desk.ticket(mailbox).path("id").asString());
    }

    private static JsonNode details(String ticket) {
        var inbound = desk.messages(ticket).stream()
                .filter(message -> message.path("kind").asString().equals("inbound"))
                .toList()
                .getLast();
        return Desk.ok(desk.api()
                .get("/api/tickets/" + ticket + "/messages/"
                        + inbound.path("id").asString() + "/mail"));
    }

    private static String matched(String ticket) {
        return details(ticket).path("matchedBy").asString();
    }

    private static String lastInternetId(String ticket) {
        return Objects.requireNonNull(
                desk.value("select internet_id from message where kind = 'reply' and ticket_id = " + ticket));
    }

    private static String replyAddress(String ticket) {
        return desk.server()
                .bean(io.svara.mail.send.ReplyAddresses.class)
                .sign(new io.svara.mail.send.ReplyAddresses.Target(desk.own().organization(), Long.parseLong(ticket)));
    }

    private static List<String> fields(JsonNode mail) {
        return mail.path("headers")
                .valueStream()
                .map(field -> field.path("name").asString() + ": "
                        + field.path("value").asString())
                .toList();
    }
}
