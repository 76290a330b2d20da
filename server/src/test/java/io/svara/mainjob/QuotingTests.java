package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mail.send.TestRelay;
import io.svara.mailboxes.Mailbox;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What of a conversation goes along below a reply (MBX-8). */
class QuotingTests {

    private static final String SUPPLIER = "supplier@third.example";

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

    @Test
    void nothingIsQuotedUnlessTheMailboxSaysSo() {
        var ticket = asked("It leaks.");
        desk.reply(ticket, "Where?");
        assertThat(sent(1).text()).doesNotContain("It leaks.");
    }

    @Test
    void theLineAboveAndTheWriterAreInTheFirstLanguageOfTheBrandThatWritesFromTheMailbox() {
        var brand = Desk.ok(desk.api()
                .post(
                        "/api/brands",
                        Map.of(
                                "name",
                                "Nordwind " + mailbox.id().value(),
                                "languages",
                                List.of("de", "en"),
                                "accentColour",
                                "#0e6b71",
                                "textColour",
                                "#ffffff")));
        var path = "/api/brands/" + brand.path("id").asString() + "/mailbox";
        Desk.ok(desk.api()
                .put(path, Map.of("mailboxId", String.valueOf(mailbox.id().value()), "ifVersion", 0)));
        letter("last");
        var ticket = asked("It leaks.");

        desk.reply(ticket, "Where?");

        assertThat(sent(1).text())
                .containsPattern("Am \\p{L}+, \\d+\\. \\p{L}+ 20\\d\\d um \\d\\d:\\d\\d schrieb Kajsa");
    }

    @Test
    void theLastMessageStandsBelowTheSignatureInBothParts() {
        letter("last");
        var ticket = asked("It leaks.\r\n\r\nBadly & <fast>.");
        desk.reply(ticket, "Where?");

        var mail = sent(1);
        assertThat(mail.text())
                .containsPattern(
                        "Where\\?\n\n-- \nSupport signs\n\nDen \\p{L}+ \\d+ \\p{L}+ 20\\d\\d kl\\. \\d\\d:\\d\\d"
                                + " skrev Kajsa <" + customer + ">:\n> It leaks\\.\n>\n> Badly & <fast>\\.");
        assertThat(mail.html())
                .containsSubsequence(
                        "Where?",
                        "Support signs",
                        "Kajsa &lt;",
                        "&gt;:",
                        "<blockquote",
                        "It leaks.",
                        "&amp; &lt;fast&gt;");

        answered(ticket, "In the kitchen");
        desk.reply(ticket, "We shall come");
        assertThat(sent(2).text())
                .contains("> In the kitchen")
                .doesNotContain("Where?")
                .doesNotContain("It leaks");
    }

    @Test
    void theWholeConversationIsQuotedNewestFirstWithoutNotes() {
        letter("all");
        var ticket = asked("It leaks.");
        desk.reply(ticket, "Where?");
        note(ticket, "Secret note");
        answered(ticket, "In the kitchen");
        desk.reply(ticket, "We shall come");

        var mail = sent(2);
        for (var part : List.of(mail.text(), mail.html())) {
            assertThat(part)
                    .containsSubsequence("We shall come", "In the kitchen", "Where?", "It leaks.")
                    .doesNotContain("Secret note");
            assertThat(part.split("It leaks", -1)).hasSize(2);
        }
        // what an agent said stays what is shown and searched
        assertThat(desk.messages(ticket).getLast().path("html").asString()).doesNotContain("It leaks");
    }

    @Test
    void aThirdPartysMailsAreNeverQuotedToTheCustomerNorTheCustomersToThem() {
        letter("all");
        var ticket = asked("It leaks.");
        Desk.ok(desk.api()
                .post(
                        "/api/tickets/" + ticket + "/messages",
                        Map.of("kind", "forward", "to", List.of(SUPPLIER), "text", "Secret question")));
        desk.receive(
                mailbox.address(),
                Letter.from(SUPPLIER)
                        .to(mailbox.address())
                        .subject("Re: Fwd: Kettle")
                        .answers(messageId(1))
                        .text("Secret price\r\n"));
        Desk.ok(desk.api()
                .post(
                        "/api/tickets/" + ticket + "/messages",
                        Map.of("kind", "reply", "to", List.of(SUPPLIER), "text", "Secret order")));
        assertThat(sent(2).text()).contains("Secret order").doesNotContain("It leaks");

        desk.reply(ticket, "We send a new one");
        var mail = sent(3);
        for (var part : List.of(mail.text(), mail.html())) {
            assertThat(part).contains("We send a new one", "It leaks.").doesNotContain("Secret");
        }
        // not even where both are written to
        Desk.ok(desk.api()
                .post(
                        "/api/tickets/" + ticket + "/messages",
                        Map.of("kind", "reply", "to", List.of(customer, SUPPLIER), "text", "To both")));
        assertThat(sent(4).text())
                .contains("To both")
                .doesNotContain("It leaks")
                .doesNotContain("Secret");
    }

    /** Whoever answers above what we quoted, without a word of their own program's between: we know our own line. */
    @Test
    void theAnswerIsShownWithoutTheTailThatWeSent() {
        letter("all");
        var ticket = asked("It leaks.");
        desk.reply(ticket, "Where?");
        desk.receive(
                mailbox.address(),
                Letter.from(customer)
                        .to(mailbox.address())
                        .subject("Re: Kettle")
                        .answers(messageId(1))
                        .text("In the kitchen\r\n\r\n" + quoteOf(sent(1).text()).replace("\n", "\r\n")));

        var shown = desk.messages(ticket).getLast().path("html").asString();
        assertThat(shown).containsSubsequence("In the kitchen", "class=\"quoted-tail\"", "skrev", "It leaks.");
        desk.reply(ticket, "We shall come");
        assertThat(sent(2).text().split("It leaks", -1)).as("quoted once").hasSize(2);
    }

    @Test
    void aLongMessageIsCut() {
        letter("last");
        var ticket = asked("All work and no play makes a dull mail. ".repeat(10_000));
        desk.reply(ticket, "Too long");
        assertThat(sent(1).text().length()).isBetween(5_000, 20_000);
    }

    private static String quoteOf(String text) {
        return text.substring(text.indexOf("Den "));
    }

    private String asked(String text) {
        desk.receive(
                mailbox.address(),
                Letter.from("Kajsa <" + customer + ">")
                        .to(mailbox.address())
                        .subject("Kettle")
                        .text(text + "\r\n"));
        return desk.ticket(mailbox).path("id").asString();
    }

    private void answered(String ticket, String text) {
        var last = relay.awaitMails(before + 1, Duration.ofSeconds(60)).size() - before;
        desk.receive(
                mailbox.address(),
                Letter.from("Kajsa <" + customer + ">")
                        .to(mailbox.address())
                        .subject("Re: Kettle")
                        .answers(messageId(last))
                        .text(text + "\r\n"));
        assertThat(desk.messages(ticket).getLast().path("kind").asString()).isEqualTo("inbound");
    }

    private void note(String ticket, String text) {
        Desk.ok(desk.api().post("/api/tickets/" + ticket + "/messages", Map.of("kind", "note", "text", text)));
    }

    private void letter(String quoting) {
        var letter = new HashMap<String, Object>(Map.of("senderName", "mailbox", "consent", ""));
        letter.put("signature", "<p>{{mailbox.name}} signs</p>");
        letter.put("quoting", quoting);
        Desk.ok(desk.api().put("/api/mailboxes/" + mailbox.id().value() + "/letter", Map.of("letter", letter)));
    }

    private TestRelay.ReceivedMail received(int nth) {
        return relay.awaitMails(before + nth, Duration.ofSeconds(60)).get(before + nth - 1);
    }

    private SentMail sent(int nth) {
        return SentMail.of(received(nth));
    }

    private String messageId(int nth) {
        var text = received(nth).text();
        var from = text.indexOf("Message-ID: <") + "Message-ID: <".length();
        return text.substring(from, text.indexOf('>', from));
    }
}
