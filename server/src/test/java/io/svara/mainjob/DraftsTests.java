package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.queue.RecurringJob;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.Mailboxes;
import io.svara.web.TestClient;
import io.svara.web.TestClient.Answer;
import io.svara.web.TestServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class DraftsTests {

    private static final String CUSTOMER = "maja@customer.example";

    private static Desk desk;

    private final Desk.Office office = desk.office();
    private final Mailbox mailbox = desk.mailbox();
    private String ticket = "";
    private String reply = "";

    /** Two devices of one agent. */
    private final TestClient phone = desk.api();

    private TestClient desktop = desk.api();

    @BeforeAll
    static void open() {
        desk = Desk.open(List.of(Sweeper.class));
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @BeforeEach
    void ownTicket() {
        ticket = desk.openTicket(mailbox, CUSTOMER, "Fråga").path("id").asString();
        reply = "/api/tickets/" + ticket + "/drafts/reply";
        desktop = desk.server().client().signIn(desk.own().agent().email(), TestServer.PASSWORD);
    }

    @Test
    void aDraftIsThereOnTheAgentsOtherDevice() {
        var file = Uploads.text(phone, "avtal.txt", "Avtal");
        var saved = save(
                phone,
                reply,
                null,
                Map.of(
                        "html",
                        "<p>Hej <b>Maja</b></p>",
                        "to",
                        List.of(Map.of("name", "Maja", "email", CUSTOMER)),
                        "cc",
                        List.of(Map.of("email", "halv")),
                        "attachmentIds",
                        List.of(file)));

        var drafts = Desk.items(desktop.get("/api/tickets/" + ticket + "/drafts"));
        assertThat(drafts).containsExactly(saved);
        var draft = drafts.getFirst();
        assertThat(draft.path("kind").asString()).isEqualTo("reply");
        assertThat(draft.path("ticketId").asString()).isEqualTo(ticket);
        assertThat(draft.path("html").asString()).isEqualTo("<p>Hej <b>Maja</b></p>");
        assertThat(draft.path("to").get(0).path("email").asString()).isEqualTo(CUSTOMER);
        assertThat(draft.path("cc").get(0).path("email").asString()).isEqualTo("halv");
        assertThat(draft.path("attachments").get(0).path("name").asString()).isEqualTo("avtal.txt");
    }

    @Test
    void theSecondOfTwoDevicesThatBeginAtOnceIsRefusedAndNothingIsLost() {
        save(phone, reply, null, Map.of("html", "<p>phone</p>"));

        refused(put(desktop, reply, null, Map.of("html", "<p>desktop</p>")), 409, "stale");

        assertThat(html(reply())).isEqualTo("<p>phone</p>");
    }

    @Test
    void aDeviceThatKnowsAnOldVersionIsRefusedAndNothingIsLost() {
        var first = version(save(phone, reply, null, Map.of("html", "<p>1</p>")));
        var second = version(save(desktop, reply, first, Map.of("html", "<p>2</p>")));
        assertThat(second).isGreaterThan(first);

        refused(put(phone, reply, first, Map.of("html", "<p>old</p>")), 409, "stale");
        assertThat(html(reply())).isEqualTo("<p>2</p>");
        save(phone, reply, second, Map.of("html", "<p>3</p>"));
        assertThat(html(reply())).isEqualTo("<p>3</p>");
    }

    @Test
    void aDraftThatWasThrownAwayDoesNotComeBackFromAnotherDevice() {
        var known = version(save(phone, reply, null, Map.of("html", "<p>1</p>")));
        assertThat(desktop.delete(reply).status()).isEqualTo(204);
        assertThat(desktop.delete(reply).status()).isEqualTo(204);

        refused(put(phone, reply, known, Map.of("html", "<p>2</p>")), 409, "stale");
        desk.clock().advance(Duration.ofMillis(1));
        save(desktop, reply, null, Map.of("html", "<p>anew</p>"));

        refused(put(phone, reply, known, Map.of("html", "<p>2</p>")), 409, "stale");
        assertThat(html(reply())).isEqualTo("<p>anew</p>");
    }

    @Test
    void replyAndNoteHaveADraftEach() {
        save(phone, reply, null, Map.of("html", "<p>reply</p>"));
        save(phone, "/api/tickets/" + ticket + "/drafts/note", null, Map.of("html", "<p>note</p>"));

        assertThat(drafts()).hasSize(2);
        refused(put(phone, "/api/tickets/" + ticket + "/drafts/new", null, Map.of()), 404, "unknown-kind");
    }

    @Test
    void anotherAgentNeverSeesOrChangesADraft() {
        var draft = save(phone, reply, null, Map.of("html", "<p>secret</p>"));
        var colleague = colleague();

        assertThat(Desk.items(colleague.get("/api/tickets/" + ticket + "/drafts")))
                .isEmpty();
        assertThat(Desk.items(colleague.get("/api/drafts"))).isEmpty();
        assertThat(colleague.delete(reply).status()).isEqualTo(204);
        refused(put(colleague, reply, version(draft), Map.of("html", "<p>mine</p>")), 409, "stale");
        refused(
                colleague.post(
                        "/api/tickets/" + ticket + "/messages",
                        Map.of("kind", "note", "text", "x", "draftId", id(draft))),
                409,
                "draft-gone");
        save(colleague, reply, null, Map.of("html", "<p>own</p>"));

        assertThat(html(reply())).isEqualTo("<p>secret</p>");
    }

    @Test
    void aTicketOutOfSightTakesItsDraftsAlongAndBringsThemBack() {
        var colleague = colleague();
        save(colleague, reply, null, Map.of("html", "<p>mine</p>"));
        desk.patch(ticket, Map.of("mailboxId", Long.toString(desk.mailbox().id().value())));

        assertThat(colleague.get("/api/tickets/" + ticket + "/drafts").status()).isEqualTo(404);
        assertThat(put(colleague, reply, null, Map.of()).status()).isEqualTo(404);
        assertThat(colleague.delete(reply).status()).isEqualTo(404);
        assertThat(Desk.items(colleague.get("/api/drafts"))).isEmpty();

        desk.patch(ticket, Map.of("mailboxId", Long.toString(mailbox.id().value())));
        assertThat(Desk.items(colleague.get("/api/drafts"))).hasSize(1);
    }

    @Test
    void nothingThatWasTypedIsLostWhenTheTicketIsTrashed() {
        var draft = save(phone, reply, null, Map.of("html", "<p>1</p>"));
        assertThat(desktop.delete("/api/tickets/" + ticket).status()).isEqualTo(200);

        save(phone, reply, version(draft), Map.of("html", "<p>2</p>"));

        assertThat(html(reply())).isEqualTo("<p>2</p>");
    }

    @Test
    void aDraftThatIsFarTooLongIsRefusedWithItsBound() {
        var answer = put(phone, reply, null, Map.of("html", "x".repeat(1_000_001)));
        refused(answer, 400, "invalid");
        assertThat(answer.json().path("errors").get(0).path("code").asString()).isEqualTo("too-long");
        assertThat(drafts()).isEmpty();

        refused(put(phone, reply, null, Map.of("html", "x".repeat(6_000_000))), 413, "too-large");
    }

    @Test
    void nobodyElsesFileGoesIntoADraft() {
        var theirs = Uploads.text(colleague(), "a.txt", "a");
        var foreign = Uploads.text(desk.api(office), "b.txt", "b");

        for (var file : List.of(theirs, foreign, "999999")) {
            var answer = put(phone, reply, null, Map.of("attachmentIds", List.of(file)));
            refused(answer, 400, "invalid");
            assertThat(answer.json().path("errors").get(0).path("code").asString())
                    .isEqualTo("unknown-attachment");
        }
        assertThat(drafts()).isEmpty();
    }

    @Test
    void mentionsAreAgentsOfTheOrganisation() {
        var own = Long.toString(desk.own().agent().id().value());
        var foreign = Long.toString(office.agent().id().value());
        var note = "/api/tickets/" + ticket + "/drafts/note";

        var saved = save(phone, note, null, Map.of("mentions", List.of(own)));
        assertThat(saved.path("mentions").get(0).asString()).isEqualTo(own);
        refused(put(phone, note, version(saved), Map.of("mentions", List.of(foreign))), 400, "invalid");
    }

    @Test
    void whatADraftSmugglesIsTakenOutWhenItIsShown() {
        var picture = Uploads.picture(phone, "bild.png");
        var saved = save(
                phone,
                reply,
                null,
                Map.of(
                        "html",
                        "<p onclick=\"x()\">Hej</p><script>alert(1)</script><img src=\"/api/attachments/" + picture
                                + "\" onerror=\"x()\"><img src=\"https://elsewhere.example/a.png\">"
                                + "<img src=\"/api/session\"><a href=\"javascript:x()\">y</a>"));

        assertThat(html(saved))
                .contains("<p>Hej</p>", "src=\"/api/attachments/" + picture + "\"", "https://elsewhere.example/a.png")
                .doesNotContain("script", "onclick", "onerror", "/api/session");
    }

    @Test
    void aDraftKeepsItsFilesUntilItIsGone() {
        var listed = Uploads.text(phone, "kvar.txt", "kept for " + ticket);
        var shown = Uploads.picture(phone, "kvar.png");
        var loose = Uploads.text(phone, "borta.txt", "loose of " + ticket);
        save(
                phone,
                reply,
                null,
                Map.of(
                        "html",
                        "<p><img src=\"/api/attachments/" + shown + "\"></p>",
                        "attachmentIds",
                        List.of(listed)));
        desk.clock().advance(Duration.ofDays(8));
        Uploads.text(phone, "nu.txt", "now");

        assertThat(phone.get("/api/attachments/" + loose).status()).isEqualTo(404);
        assertThat(phone.get("/api/attachments/" + shown).status()).isEqualTo(200);
        sweepTwice();
        assertThat(phone.get("/api/attachments/" + listed).text()).isEqualTo("kept for " + ticket);
        var blobs = blobs();

        assertThat(phone.delete(reply).status()).isEqualTo(204);
        Uploads.text(phone, "sen.txt", "later");
        assertThat(phone.get("/api/attachments/" + listed).status()).isEqualTo(404);
        sweepTwice();
        assertThat(blobs()).isLessThan(blobs);
    }

    @Test
    void aDraftGoesWithTheMessageThatItBecomes() {
        var draft = save(phone, reply, null, Map.of("html", "<p>Svar</p>"));
        var message = Map.of("kind", "reply", "html", "<p>Svar</p>", "draftId", id(draft));

        Desk.ok(phone.post("/api/tickets/" + ticket + "/messages", message));

        assertThat(drafts()).isEmpty();
        refused(desktop.post("/api/tickets/" + ticket + "/messages", message), 409, "draft-gone");
        assertThat(desk.messages(ticket)).hasSize(2);
    }

    @Test
    void aDraftStaysWhenItsMessageIsRefused() {
        var draft = save(phone, reply, null, Map.of("html", "<p>Svar</p>"));

        var answer = phone.post(
                "/api/tickets/" + ticket + "/messages",
                Map.of("kind", "reply", "html", "<p>Svar</p>", "draftId", id(draft), "status", "999999"));

        assertThat(answer.status()).isBetween(400, 499);
        assertThat(drafts()).hasSize(1);
    }

    @Test
    void whatIsTakenBackIsADraftAgainWithItsFilesAndPictures() {
        var file = Uploads.text(phone, "avtal.txt", "Avtal");
        var picture = Uploads.picture(phone, "bild.png");
        var html = "<p>Svar</p><img src=\"/api/attachments/" + picture + "\">";
        var message = scheduled(Map.of("html", html, "attachmentIds", List.of(file)));

        Desk.ok(phone.post("/api/tickets/" + ticket + "/messages/" + id(message) + "/take-back", Map.of()));

        var draft = reply();
        assertThat(html(draft)).contains("<p>Svar</p>", "src=\"/api/attachments/" + picture + "\"");
        assertThat(draft.path("to").get(0).path("email").asString()).isEqualTo(CUSTOMER);
        assertThat(draft.path("attachments")).hasSize(1);
        assertThat(draft.path("attachments").get(0).path("id").asString()).isEqualTo(file);
        var again = scheduled(Map.of("html", html(draft), "attachmentIds", List.of(file), "draftId", id(draft)));
        assertThat(again.path("attachments")).hasSize(2);
        assertThat(drafts()).isEmpty();
    }

    @Test
    void aReplyThatWasBegunSinceIsNotOverwrittenByWhatIsTakenBack() {
        var message = scheduled(Map.of("text", "Första"));
        save(phone, reply, null, Map.of("html", "<p>Andra</p>"));

        Desk.ok(phone.post("/api/tickets/" + ticket + "/messages/" + id(message) + "/take-back", Map.of()));

        assertThat(html(reply())).isEqualTo("<p>Andra</p>");
    }

    @Test
    void theNewTicketsDraftKnowsItsMailboxAndSubjectAndGoesWithTheTicket() {
        var client = desk.api(office);
        refused(client.get("/api/drafts/new"), 404, "no-draft");
        var own = Desk.ok(
                client.post("/api/mailboxes", Map.of("name", "Ny", "address", "ny" + ticket + "@nordvind.example")));
        var body = Map.<String, Object>of("html", "<p>Hej</p>", "subject", "Nytt", "mailboxId", id(own));
        refused(put(client, "/api/drafts/new", null, Map.of("mailboxId", mailboxId())), 400, "invalid");

        var draft = save(client, "/api/drafts/new", null, body);
        refused(put(client, "/api/drafts/new", null, body), 409, "stale");

        assertThat(Desk.ok(client.get("/api/drafts/new"))).isEqualTo(draft);
        assertThat(draft.path("mailboxId").asString()).isEqualTo(id(own));
        assertThat(draft.path("subject").asString()).isEqualTo("Nytt");
        Desk.ok(client.post(
                "/api/tickets",
                Map.of(
                        "mailboxId",
                        id(own),
                        "to",
                        List.of(CUSTOMER),
                        "subject",
                        "Nytt",
                        "html",
                        "<p>Hej</p>",
                        "draftId",
                        id(draft))));
        refused(client.get("/api/drafts/new"), 404, "no-draft");
        assertThat(client.delete("/api/drafts/new").status()).isEqualTo(204);
    }

    @Test
    void allOwnDraftsAreListedNewestFirstPageByPage() {
        var client = colleague();
        for (var kind : List.of("reply", "note")) {
            desk.clock().advance(Duration.ofSeconds(1));
            save(client, "/api/tickets/" + ticket + "/drafts/" + kind, null, Map.of());
        }
        desk.clock().advance(Duration.ofSeconds(1));
        save(client, "/api/drafts/new", null, Map.of());

        var first = Desk.ok(client.get("/api/drafts?limit=2"));
        var second = Desk.ok(
                client.get("/api/drafts?limit=2&cursor=" + first.path("next").asString()));

        assertThat(first.path("items").get(0).path("kind").asString()).isEqualTo("new");
        assertThat(first.path("items").get(1).path("kind").asString()).isEqualTo("note");
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.path("items").get(0).path("kind").asString()).isEqualTo("reply");
        assertThat(second.path("next").isNull()).isTrue();
    }

    private JsonNode scheduled(Map<String, Object> more) {
        var body = new HashMap<>(more);
        body.put("kind", "reply");
        body.put("sendAt", desk.clock().instant().plusSeconds(10).toString());
        return Desk.ok(phone.post("/api/tickets/" + ticket + "/messages", body));
    }

    /** Another agent who sees the mailbox. */
    private TestClient colleague() {
        var server = desk.server();
        var agent = server.agent(desk.own().organization());
        Scope.run(
                new Actor.Svara(desk.own().organization(), "test"),
                () -> server.bean(TransactionTemplate.class)
                        .executeWithoutResult(_ -> server.bean(Mailboxes.class).grant(mailbox.id(), agent.id())));
        return server.client().token(server.token(agent));
    }

    private void sweepTwice() {
        sweep();
        desk.clock().advance(Duration.ofDays(8));
        sweep();
    }

    /** The nightly job, started by hand. */
    static class Sweeper {

        private final List<RecurringJob> jobs;

        Sweeper(List<RecurringJob> jobs) {
            this.jobs = jobs;
        }

        void run() {
            jobs.stream().filter(job -> job.name().equals("storage-sweep")).forEach(RecurringJob::run);
        }
    }

    private static void sweep() {
        desk.server().bean(Sweeper.class).run();
    }

    private long blobs() {
        return desk.count("select count(*) from blob where organization_id = "
                + desk.own().organization().value());
    }

    private String mailboxId() {
        return Long.toString(mailbox.id().value());
    }

    private List<JsonNode> drafts() {
        return Desk.items(phone.get("/api/tickets/" + ticket + "/drafts"));
    }

    private JsonNode reply() {
        return drafts().stream()
                .filter(draft -> draft.path("kind").asString().equals("reply"))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode save(TestClient client, String path, @Nullable Long ifVersion, Map<String, Object> body) {
        return Desk.ok(put(client, path, ifVersion, body));
    }

    private static Answer put(TestClient client, String path, @Nullable Long ifVersion, Map<String, Object> body) {
        var whole = new HashMap<>(body);
        whole.put("ifVersion", ifVersion);
        return client.put(path, whole);
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    private static String id(JsonNode thing) {
        return thing.path("id").asString();
    }

    private static String html(JsonNode draft) {
        return draft.path("html").asString();
    }

    private static long version(JsonNode draft) {
        return draft.path("version").asLong();
    }
}
