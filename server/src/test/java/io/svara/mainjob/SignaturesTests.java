package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mail.send.TestRelay;
import io.svara.mailboxes.Mailbox;
import io.svara.web.TestClient.Answer;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** An agent's own signature beside the mailbox's, and the pictures of what stands around a message (MBX-8, MBX-10). */
class SignaturesTests {

    private static final Pattern CONTENT_ID = Pattern.compile("src=\"cid:([^\"]+)\"");

    private static TestRelay relay;
    private static Desk desk;

    private final Mailbox mailbox = desk.mailbox();
    private final String customer = "kajsa" + mailbox.id().value() + "@customer.example";
    private final int before = relay.mails().size();

    @BeforeAll
    static void open() {
        relay = TestRelay.start();
        desk = Desk.open("--svara.relay-url=" + relay.url());
    }

    @AfterAll
    static void close() {
        desk.close();
        relay.close();
    }

    @BeforeEach
    void noSignature() {
        sign("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"personal | true | false", "both | true | true", "none | false | false"})
    void theFirstMessageCarriesBothAndLaterOnesWhatTheMailboxSays(String setting, boolean personal, boolean global) {
        sign("<p>Greetings from {{agent.name}}</p>");
        letter(Map.of(
                "signature", "<p>All of {{mailbox.name}}</p>",
                "consent", "<p>We keep your data</p>",
                "laterSignature", setting));
        var ticket = ticket();

        desk.reply(ticket, "First answer");
        var first = sent(1);
        assertThat(first.text())
                .containsSubsequence(
                        "First answer", "\n-- \nGreetings from Anna\n\nAll of " + mailbox.name(), "We keep your data");
        assertThat(first.html()).containsSubsequence("Greetings from Anna", "All of " + mailbox.name(), "We keep");

        desk.reply(ticket, "Second answer");
        var later = sent(2);
        for (var part : List.of(later.text(), later.html())) {
            assertThat(part.contains("Greetings from Anna")).isEqualTo(personal);
            assertThat(part.contains("All of")).isEqualTo(global);
            assertThat(part.contains("We keep your data")).isEqualTo(global);
            assertThat(part.contains("-- ")).isEqualTo(personal || global);
        }
    }

    @Test
    void anAgentSignsInAMailboxThatNobodyHasSetUp() {
        sign("<p>Greetings</p>");
        desk.reply(ticket(), "Answer");
        assertThat(sent(1).text()).isEqualTo("Answer\n\n-- \nGreetings");
        assertThat(sent(1).html()).doesNotContain("font-family");
    }

    @Test
    void aSignatureIsSafeAndHasAVersionAndKnownTags() {
        var kept = Desk.ok(put(Map.of("signature", "<p onclick=x()>Hi<script>alert(1)</script></p>")));
        assertThat(kept.path("signature").asString()).isEqualTo("<p>Hi</p>");
        var version = kept.path("version").asLong();
        assertThat(put(Map.of("signature", "Other", "ifVersion", version - 1)).status())
                .isEqualTo(409);
        assertThat(Desk.ok(put(Map.of("signature", "<p>Hi</p>", "ifVersion", version)))
                        .path("version")
                        .asLong())
                .isEqualTo(version);
        var refused = put(Map.of("signature", "{{agent.shoesize}}"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").get(0).path("code").asString()).isEqualTo("unknown-tag");
    }

    @Test
    void picturesTravelAsPartsOfTheMailAndSurviveAnotherEdit() throws MessagingException {
        var picture = Uploads.signaturePicture(desk.api());
        sign("<p>Anna <img src=\"" + picture + "\" alt=\"Anna\"></p>");
        // as the editor gets it back, and saves it once more
        var shown = Desk.ok(desk.api().get("/api/session/agent/signature"))
                .path("signature")
                .asString();
        assertThat(shown).contains("src=\"" + picture + "\"");
        sign(shown.replace("Anna <img", "Anna Berg <img"));

        desk.reply(ticket(), "Answer");
        var mail = sent(1);
        assertThat(mail.html()).contains("Anna Berg");
        assertThat(mail.text()).contains("Anna Berg [Anna]");
        var names = CONTENT_ID
                .matcher(mail.html())
                .results()
                .map(found -> found.group(1).replace("&#64;", "@"));
        assertThat(mail.pictures()).hasSize(1);
        var part = mail.pictures().getFirst();
        assertThat(part.getContentType()).startsWith("image/png");
        assertThat(part.getDisposition()).isEqualTo("inline");
        assertThat(names).singleElement().isEqualTo(part.getContentID().replaceAll("[<>]", ""));
    }

    @Test
    void anAutomaticResponseShowsItsPictureInTheMailAndInTheDesk() {
        var picture = Uploads.signaturePicture(desk.api());
        letter(Map.of("response", Map.of("on", true, "html", "<p>Thanks <img src=\"" + picture + "\"></p>")));
        var ticket = ticket();

        assertThat(sent(1).pictures()).hasSize(1);
        assertThat(sent(1).html()).contains("src=\"cid:");
        assertThat(desk.messages(ticket).getLast().path("html").asString()).contains("src=\"/api/attachments/");
    }

    @Test
    void theLogoStandsAtTheTopOfEachMailAndOfThePreview() {
        var picture = Uploads.signaturePicture(desk.api());
        var logo = Map.of("src", picture, "alt", "Nordvind \"AB\"", "width", 120);
        var kept = letter(Map.of("logo", logo));
        assertThat(kept.at("/letter/logo/src").asString()).isEqualTo(picture);
        var ticket = ticket();

        for (var nth : List.of(1, 2)) {
            desk.reply(ticket, "Answer " + nth);
            assertThat(sent(nth).html())
                    .containsSubsequence("cid:", "alt=\"Nordvind &quot;AB&quot;\"", "width=\"120\"", "Answer " + nth);
            assertThat(sent(nth).pictures()).hasSize(1);
        }
        var preview = Desk.ok(desk.api()
                .post(
                        "/api/mailboxes/" + mailbox.id().value() + "/letter/preview",
                        Map.of("letter", whole(Map.of("logo", logo)), "kind", "later", "words", "Hello")));
        assertThat(preview.path("html").asString()).contains("src=\"" + picture + "\"");
    }

    @Test
    void aMailThatIsSentOnceMoreHasThePicturesOfToday() {
        letter(Map.of("signature", "<p>No picture yet</p>"));
        var ticket = ticket();
        relay.answerRecipient(customer, "550 5.1.1 no such user");
        var message = desk.reply(ticket, "Answer").path("id").asString();
        desk.awaitDelivery(ticket, message, "failed");

        var picture = Uploads.signaturePicture(desk.api());
        letter(Map.of("signature", "<p>Here <img src=\"" + picture + "\"></p>"));
        relay.behave();
        Desk.ok(desk.api().post("/api/tickets/" + ticket + "/messages/" + message + "/resend", Map.of()));
        // what refused everybody is given a rest before it is asked again
        desk.clock().advance(Duration.ofMinutes(10));
        assertThat(sent(1).pictures()).hasSize(1);
    }

    @Test
    void takesPicturesThatEveryMailProgramShowsOnly() {
        var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        refused(Uploads.signaturePicture(desk.api(), "a.png", svg.getBytes(StandardCharsets.UTF_8)), "not-a-picture");
        refused(Uploads.signaturePicture(desk.api(), "a.png", new byte[1_000_001]), "too-large");
        var unknown = put(Map.of("signature", "<img src=\"/api/pictures/999999\">"));
        refused(unknown, "unknown-picture");
    }

    private String ticket() {
        return desk.openTicket(mailbox, customer, "Question").path("id").asString();
    }

    private static void refused(Answer answer, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("errors").get(0).path("code").asString()).isEqualTo(code);
    }

    private static void sign(String html) {
        Desk.ok(put(Map.of("signature", html)));
    }

    private static Answer put(Map<String, Object> body) {
        return desk.api().put("/api/session/agent/signature", body);
    }

    private JsonNode letter(Map<String, Object> some) {
        return Desk.ok(
                desk.api().put("/api/mailboxes/" + mailbox.id().value() + "/letter", Map.of("letter", whole(some))));
    }

    private static Map<String, Object> whole(Map<String, Object> some) {
        var whole = new HashMap<String, Object>(Map.of("senderName", "mailbox", "signature", "", "consent", ""));
        whole.putAll(some);
        return whole;
    }

    /** The nth mail that has left in this test. */
    private SentMail sent(int nth) {
        return SentMail.of(
                relay.awaitMails(before + nth, Duration.ofSeconds(60)).get(before + nth - 1));
    }
}
