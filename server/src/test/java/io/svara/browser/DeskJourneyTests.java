package io.svara.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.svara.browser.DeskInBrowser.Look;
import io.svara.mail.send.TestRelay.ReceivedMail;
import io.svara.mailboxes.Mailbox;
import io.svara.mainjob.Desk;
import io.svara.mainjob.Letter;
import io.svara.web.TestServer;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an agent does all day, with both hands on the keyboard. */
class DeskJourneyTests {

    private static final Duration UNTIL_IT_LEAVES = Duration.ofSeconds(30);

    private static DeskInBrowser house;

    private Mailbox mailbox;

    @BeforeAll
    static void open() {
        house = DeskInBrowser.open();
    }

    @AfterAll
    static void close() {
        if (house != null) {
            house.close();
        }
    }

    @BeforeEach
    void makeAMailbox() {
        mailbox = house.desk().mailbox();
    }

    @Test
    void signingInLeadsToThePlaceThatWasAskedFor() {
        try (var screen = house.stranger(Look.WIDE).open("/tickets/my-starred?sort=-created")) {
            assertThat(screen.page()).hasTitle(Pattern.compile("Sign in|Svara"));
            assertThat(screen.page().locator("input[name=email]")).isFocused();
            screen.type(house.anna().email()).press("Tab").type("wrong one").press("Enter");
            screen.sees("The e-mail address or the password is not right.");
            assertThat(screen.page().locator("input[name=password]")).isFocused();

            screen.type(TestServer.PASSWORD).press("Enter");

            screen.sees("No stars yet");
            assertThat(screen.page().url()).endsWith("/tickets/my-starred?sort=-created");
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void aMailIsAnsweredByKeyboardAloneAndTheCustomersAnswerComesInLive() throws MessagingException, IOException {
        try (var screen = house.of(house.anna()).open("/tickets/all-unsolved")) {
            screen.sees("No ticket waits for an answer.").mark();

            var ticket = arrives(screen);
            opens(screen, ticket);
            notes(screen, "Kolla lagret först.");
            writes(screen, "Vi skickar en ny påse i dag.");
            takesBack(screen);
            sends(screen);
            var mail = left();
            isWhatWasWritten(mail);
            answerComesIn(screen, mail);

            assertThat(screen.wasReloaded()).isFalse();
            assertThat(screen.complaints()).isEmpty();
        }
    }

    private String arrives(Screen screen) {
        var ticket = house.ticket(
                mailbox,
                Letter.from("Kajsa Ström <kajsa@customer.example>")
                        .to(mailbox.address() + ", Bo <bo@customer.example>")
                        .subject("Trasig påse")
                        .id("question@customer.example")
                        .text("Hej,\r\n\r\npåsen var trasig.\r\n"));
        assertThat(screen.rows("Trasig påse")).isVisible();
        assertThat(screen.filter("All unsolved")).containsText("1");
        assertThat(screen.page()).hasTitle("All unsolved (1) · Svara");
        return ticket;
    }

    private static void opens(Screen screen, String ticket) {
        screen.press("j");
        assertThat(screen.messages("Message from Kajsa Ström")).containsText("påsen var trasig.");
        assertThat(screen.rows("Trasig påse")).isFocused();
        screen.press("Enter");
        assertThat(screen.page().locator("#conversation")).isFocused();
        assertThat(screen.isAt("/tickets/all-unsolved/" + ticket)).isTrue();
    }

    private static void notes(Screen screen, String text) {
        screen.write("n").type(text).press("Control+Enter");
        assertThat(screen.messages("Private note by Anna")).containsText(text);
    }

    private static void writes(Screen screen, String text) {
        screen.write("r");
        var form = screen.page().locator("#composer-panel");
        assertThat(form).containsText("Kajsa Ström");
        assertThat(form).containsText("Bo");
        screen.type(text);
        assertThat(screen.editor()).containsText(text);
    }

    private static void takesBack(Screen screen) {
        screen.press("Control+Enter");
        assertThat(screen.messages("Reply by Anna")).containsText("Scheduled");
        assertThat(screen.button("Undo")).isVisible();
        assertThat(screen.page().locator("#conversation")).isFocused();
        screen.press("z");
        assertThat(screen.editor()).containsText("Vi skickar en ny påse i dag.");
        assertThat(screen.messages("Reply by Anna")).hasCount(0);
    }

    private static void sends(Screen screen) {
        assertThat(screen.editor()).isFocused();
        screen.press("Control+Enter");
        assertThat(screen.messages("Reply by Anna")).containsText("Scheduled");
        assertThat(screen.editor()).hasCount(0);
        assertThat(house.relay().mails()).as("it can still be taken back").isEmpty();
    }

    private static ReceivedMail left() {
        return house.relay().awaitMails(1, UNTIL_IT_LEAVES).getFirst();
    }

    private void isWhatWasWritten(ReceivedMail received) throws MessagingException, IOException {
        var mail = parsed(received);
        assertThat(mail.getFrom()).containsExactly(new InternetAddress(mailbox.address(), "Support"));
        assertThat(mail.getRecipients(RecipientType.TO))
                .extracting(address -> ((InternetAddress) address).getAddress())
                .contains("kajsa@customer.example");
        assertThat(received.recipients()).containsExactlyInAnyOrder("kajsa@customer.example", "bo@customer.example");
        assertThat(mail.getSubject()).isEqualTo("Re: Trasig påse");
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<question@customer.example>");
        assertThat(mail.getHeader("References")[0]).contains("<question@customer.example>");
        var parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat((String) parts.getBodyPart(0).getContent())
                .contains("Vi skickar en ny påse i dag.")
                .doesNotContain("lagret");
        assertThat((String) parts.getBodyPart(1).getContent())
                .contains("<p>Vi skickar en ny påse i dag.</p>")
                .doesNotContain("lagret");
    }

    private void answerComesIn(Screen screen, ReceivedMail received) throws MessagingException {
        assertThat(screen.messages("Reply by Anna")).containsText("Sent");
        var mail = parsed(received);
        house.desk()
                .receive(
                        ((InternetAddress) mail.getReplyTo()[0]).getAddress(),
                        Letter.from("Kajsa Ström <kajsa@customer.example>")
                                .subject("Re: Trasig påse")
                                .answers(mail.getMessageID().replaceAll("[<>]", ""))
                                .text("Tusen tack!\r\n"));

        assertThat(screen.messages("Message from Kajsa Ström").last()).containsText("Tusen tack!");
        assertThat(screen.button("Reply").first()).isVisible();
        assertThat(screen.rows("Trasig påse")).hasAttribute("aria-label", Pattern.compile("Reply\\. Kajsa Ström: "));
        assertThat(Desk.items(house.desk().api().get("/api/tickets"))
                        .getFirst()
                        .path("status")
                        .path("kind")
                        .asString())
                .isEqualTo("reply");
    }

    private static MimeMessage parsed(ReceivedMail mail) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail.raw()));
    }
}
