package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mailboxes.Mailbox;
import io.svara.web.TestClient.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Calls that cannot be done: a clear answer each, with the field that is wrong. */
class BadRequestTests {

    private static Desk desk;

    private final Mailbox mailbox = desk.mailbox();
    private JsonNode ticket;
    private String path;

    @BeforeAll
    static void open() {
        desk = Desk.open();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @BeforeEach
    void aTicket() {
        ticket = desk.openTicket(mailbox, "kajsa@customer.example", "Fråga");
        path = "/api/tickets/" + ticket.path("id").asString();
    }

    @ParameterizedTest
    @CsvSource({
        "filter=no-such, filter",
        "filter=999999, filter",
        "sort=subject, sort",
        "limit=0, limit",
        "limit=201, limit",
        "limit=many, limit",
        "cursor=%00, cursor",
        "cursor=abc, cursor",
        "status=sleeping, status",
        "label=x, label",
        "mailbox=x, mailbox",
        "assignee=bo, assignee",
        "priority=highest, priority",
    })
    void aListThatIsAskedForWronglyNamesTheField(String query, String field) {
        var answer = desk.api().get("/api/tickets?" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(fields(answer)).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"31556889864403199.0.1", "-31557014167219200.0.1", "-99999999999.0.1", "0.0.-1"})
    void aCursorBeyondAllTimeIsRefused(String place) {
        var cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));

        for (var list : List.of("/api/tickets?", path + "/messages?", "/api/outbox?", "/api/tickets?q=x&")) {
            var answer = desk.api().get(list + "cursor=" + cursor);
            assertThat(answer.status()).as(list + answer.text()).isIn(200, 400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%00",
                "%27%3B--",
                "%5C",
                "%25_",
                "%21%26%7C%28%29%3A%2A",
                "%F0%9F%98%80",
                "%22",
                "%3Cscript%3E",
                "a%00b"
            })
    void aSearchForStrangeCharactersFindsNothing(String search) {
        var answer = desk.api().get("/api/tickets?q=" + search);

        assertThat(answer.status()).as(answer.text()).isIn(200, 400);
    }

    @Test
    void anEmptyBodyAndAnUnknownKindAreRefused() {
        assertThat(fields(refused(post(Map.of("kind", "reply", "text", " \n ")))))
                .containsExactly("text");
        assertThat(fields(refused(post(Map.of("kind", "shout", "text", "Hej")))))
                .containsExactly("kind");
        assertThat(fields(refused(post(Map.of("text", "Hej"))))).containsExactly("kind");
        assertThat(fields(refused(post(Map.of("kind", "reply", "text", "x".repeat(1_000_001))))))
                .containsExactly("text");
        assertThat(fields(refused(post(Map.of("kind", "reply", "text", "x", "sendAt", "soon")))))
                .containsExactly("sendAt");
        assertThat(desk.api().send("POST", path + "/messages", "{").status()).isEqualTo(400);
        assertThat(desk.api().send("POST", path + "/messages", "null").status()).isEqualTo(400);
        assertThat(desk.api()
                        .send("POST", path + "/messages", "{\"kind\":\"reply\",\"text\":\"x\",\"to\":[null]}")
                        .status())
                .isEqualTo(400);
        assertThat(desk.api()
                        .send(
                                "POST",
                                path + "/messages",
                                "{\"kind\":\"reply\",\"text\":\"x\",\"attachmentIds\":[null]}")
                        .status())
                .isEqualTo(400);
        assertThat(desk.messages(ticket.path("id").asString())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kajsa",
                "kajsa@",
                "@x.example",
                "a b@x.example",
                "a@x.example\\r\\nBcc: b@x.example",
                "a@x..example"
            })
    void anAddressThatIsNoneIsNamedWithItsPlace(String address) {
        var body = "{\"kind\":\"reply\",\"text\":\"x\",\"to\":[\"a@x.example\",\"" + address + "\"]}";

        assertThat(fields(refused(desk.api().send("POST", path + "/messages", body))))
                .containsExactly("to[1]");
    }

    @Test
    void moreThanAHundredRecipientsAreTooMany() {
        var many = java.util.stream.IntStream.range(0, 101)
                .mapToObj(n -> "a" + n + "@x.example")
                .toList();

        assertThat(fields(refused(post(Map.of("kind", "reply", "text", "x", "bcc", many)))))
                .containsExactly("to");
    }

    @Test
    void charactersThatNoDatabaseTakesAreRefusedOrLeftOut() {
        for (var strange : List.of("a\\u0000b", "a\\ud800b", "a\\udc00")) {
            for (var field : List.of("text", "html")) {
                var answer = desk.api()
                        .send("POST", path + "/messages", "{\"kind\":\"note\",\"" + field + "\":\"" + strange + "\"}");
                assertThat(answer.status()).as(field + strange + answer.text()).isIn(201, 400);
            }
            var subject = desk.api().send("PATCH", path, "{\"subject\":\"" + strange + "\"}");
            assertThat(subject.status()).as(strange + subject.text()).isIn(200, 400);
            var label =
                    desk.api().send("POST", "/api/labels", "{\"name\":\"" + strange + "\",\"services\":[\"tickets\"]}");
            assertThat(label.status()).as(strange + label.text()).isIn(201, 400);
            var made = desk.api()
                    .send(
                            "POST",
                            "/api/tickets",
                            "{\"mailboxId\":\"" + mailbox.id().value() + "\",\"to\":[\"a@x.example\"],\"subject\":\""
                                    + strange + "\",\"text\":\"" + strange + "\"}");
            assertThat(made.status()).as(strange + made.text()).isIn(201, 400);
        }
    }

    @Test
    void aWriteThatSawAnOlderVersionIsAConflict() {
        var version = ticket.path("version").asLong();
        desk.patch(ticket.path("id").asString(), Map.of("priority", "high", "ifVersion", version));

        var patch = patch("{\"priority\":\"low\",\"ifVersion\":" + version + "}");
        var reply = post(Map.of("kind", "reply", "text", "x", "ifVersion", version));

        assertThat(patch.status()).isEqualTo(409);
        assertThat(reply.status()).isEqualTo(409);
        assertThat(desk.ticket(ticket.path("id").asString()).path("priority").asString())
                .isEqualTo("high");
        assertThat(desk.messages(ticket.path("id").asString())).hasSize(1);
    }

    @Test
    void anUnknownChoiceIsRefusedWithItsField() {
        assertThat(fields(refused(patch("{\"status\":\"sleeping\"}")))).containsExactly("status");
        assertThat(fields(refused(patch("{\"priority\":\"highest\"}")))).containsExactly("priority");
        assertThat(fields(refused(patch("{\"assigneeId\":\"999999\"}")))).containsExactly("assigneeId");
        assertThat(fields(refused(patch("{\"labelIds\":[\"999999\"]}")))).containsExactly("labelIds");
        assertThat(fields(refused(patch("{\"mailboxId\":\"999999\"}")))).containsExactly("mailboxId");
        assertThat(fields(refused(patch("{\"subject\":\" \"}")))).containsExactly("subject");
        assertThat(patch("{\"labelIds\":[null]}").status()).isEqualTo(400);
    }

    @Test
    void anAssigneeOfNullIsTakenAwayAndAnAbsentOneStays() {
        var me = Long.toString(desk.own().agent().id().value());
        var id = ticket.path("id").asString();
        desk.patch(id, Map.of("assigneeId", me));

        desk.patch(id, Map.of("priority", "high"));
        assertThat(desk.ticket(id).path("assigneeId").asString()).isEqualTo(me);

        desk.patch(id, Collections.singletonMap("assigneeId", null));
        assertThat(desk.ticket(id).path("assigneeId").isNull()).isTrue();
    }

    @Test
    void anotherAgentsUploadCannotBeSent() {
        var bo = desk.server().agent(desk.own().organization());
        var client = desk.server().client().token(desk.server().token(bo));
        var upload = Desk.ok(client.send(
                "POST",
                "/api/attachments",
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nhej\r\n--b--\r\n",
                "multipart/form-data; boundary=b"));

        var answer = post(Map.of(
                "kind",
                "reply",
                "text",
                "x",
                "attachmentIds",
                List.of(upload.path("id").asString())));

        assertThat(fields(refused(answer))).containsExactly("attachmentIds");
        assertThat(desk.messages(ticket.path("id").asString())).hasSize(1);
    }

    @Test
    void nothingIsWrittenIntoATicketInTheTrash() {
        Desk.ok(desk.api().delete(path));

        var answer = post(Map.of("kind", "reply", "text", "x"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("ticket-in-trash");
    }

    @Test
    void oneKeyForTwoDifferentRepliesIsRefused() {
        var client = desk.api().header("Idempotency-Key", "twice-" + path);
        Desk.ok(client.post(path + "/messages", Map.of("kind", "note", "text", "one")));

        var other = client.post(path + "/messages", Map.of("kind", "note", "text", "other"));

        assertThat(other.status()).as(other.text()).isIn(409, 422);
        assertThat(desk.messages(ticket.path("id").asString())).hasSize(2);
    }

    @Test
    void anotherOrganisationsTicketIsNotThere() {
        var elsewhere = desk.api(desk.office());

        assertThat(elsewhere.get(path).status()).isEqualTo(404);
        assertThat(elsewhere.get(path + "/messages").status()).isEqualTo(404);
        assertThat(elsewhere
                        .post(path + "/messages", Map.of("kind", "reply", "text", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(elsewhere.send("PATCH", path, "{}").status()).isEqualTo(404);
        assertThat(elsewhere.delete(path).status()).isEqualTo(404);
    }

    private Answer post(Map<String, Object> message) {
        return desk.api().post(path + "/messages", message);
    }

    private Answer patch(String change) {
        return desk.api().send("PATCH", path, change);
    }

    private static Answer refused(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        return answer;
    }

    private static List<String> fields(Answer answer) {
        return answer.json()
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }
}
