package io.svara.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.svara.browser.PageChecks.isThere;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.svara.browser.DeskInBrowser.Look;
import io.svara.mailboxes.Mailbox;
import io.svara.mainjob.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is seen of a mailbox's mail on its way, good and bad: each state as everybody has to be able to use it. */
class MailPagesTests {

    private static final String LONG = "kundtjanst-" + "ochlager".repeat(6);
    private static final String REFUSED =
            "550 5.7.520 Access denied, your organization does not allow external forwarding. "
                    + "Please contact your administrator for further assistance. " + "AS(7555)".repeat(20);

    private static DeskInBrowser house;
    private static Mailbox waiting;
    private static Mailbox tested;
    private static Mailbox refused;
    private static Mailbox connected;
    private static Mailbox lapsed;
    private static String held;

    /** Of the two providers, the operator has registered an app at one. */
    @BeforeAll
    static void open() {
        house = DeskInBrowser.openAtItsName(
                "--svara.providers.google.client-id=id", "--svara.providers.google.client-secret=secret");
        var desk = house.desk();
        waiting = desk.mailbox();
        tested = desk.mailbox();
        refused = desk.mailbox();
        connected = desk.mailbox();
        lapsed = desk.mailbox();
        held = heldReply(desk.mailbox());
        correspondents(desk.mailbox());
        desk.receive(
                waiting.inboundAddress(),
                Letter.from("\"Gmail Team\" <forwarding-noreply@google.com>")
                        .subject("(#123456789) Gmail Forwarding Confirmation")
                        .to(waiting.inboundAddress())
                        .text("https://mail-settings.google.com/mail/vf-" + "x".repeat(200) + "\r\n"));
        test(tested, null);
        test(refused, REFUSED);
        account(connected, "'working', null, null, null");
        grant(connected, "incoming", "null, null");
        account(lapsed, "'failed', 'grant-lapsed', 'AUTHENTICATE failed: " + LONG + "', now()");
        grant(lapsed, "incoming", "now(), 'invalid_grant'");
        grant(lapsed, "outgoing", "now(), 'invalid_grant'");
    }

    @AfterAll
    static void close() {
        if (house != null) {
            house.close();
        }
    }

    /** In the superadmin's name, by whom nobody knows. */
    private static String heldReply(Mailbox mailbox) {
        var question = "question" + mailbox.id().value() + "@customer.example";
        var ticket = house.ticket(
                mailbox, Letter.from("kajsa@customer.example").id(question).subject("Trasig påse"));
        house.desk()
                .receive(
                        mailbox.address(),
                        Letter.from("Anna " + LONG + " <" + house.anna().email() + ">")
                                .to("kajsa@customer.example")
                                .answers(question));
        return ticket;
    }

    private static void correspondents(Mailbox mailbox) {
        var people = IntStream.range(0, 30)
                .mapToObj(number -> "\"Kund " + number + " " + LONG + "\" <" + LONG + number + "@customer.example>")
                .toList();
        people.forEach(person -> house.desk().receive(mailbox.address(), Letter.from(person)));
    }

    /** @param answer of the server that its mail goes to; null: it takes it */
    private static void test(Mailbox mailbox, @Nullable String answer) {
        var sent = house.desk().api().post("/api/mailboxes/" + mailbox.id().value() + "/forwarding-test", Map.of());
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        if (answer != null) {
            house.desk()
                    .execute("update mail_forwarding_test set bounced_at = now(), answer = '" + answer
                            + "' where mailbox_id = " + mailbox.id().value());
        }
    }

    private static void account(Mailbox mailbox, String state) {
        house.desk()
                .execute(
                        "insert into mail_fetch (organization_id, mailbox_id, host, port, security, user_name, folders, start_at,"
                                + " after_import, state, error, error_detail, failing_since, created_at) select organization_id, id,"
                                + " 'imap.gmail.com', 993, 'tls', '" + LONG
                                + "@gmail.example', '{INBOX}', now(), 'nothing', "
                                + state + ", now() from mailbox where id = "
                                + mailbox.id().value());
    }

    private static void grant(Mailbox mailbox, String direction, String lapsed) {
        house.desk()
                .execute(
                        "insert into mail_grant (organization_id, mailbox_id, direction, provider, account, refresh_token,"
                                + " access_token, access_until, granted_at, lapsed_at, lapsed_detail) select organization_id, id, '"
                                + direction + "', 'google', '" + LONG + "@gmail.example', '', '', now(), now(), "
                                + lapsed
                                + " from mailbox where id = " + mailbox.id().value());
    }

    private static String tab(Mailbox mailbox, String tab) {
        return "/admin/mailboxes/" + mailbox.id().value() + "/" + tab;
    }

    static Stream<PageState> states() {
        return Stream.of(
                new PageState("recipients", "/admin/recipients", screen -> {
                    isThere(screen, "main li");
                    screen.page()
                            .getByRole(AriaRole.CHECKBOX)
                            .and(screen.page().locator("main li input"))
                            .first()
                            .check();
                }),
                new PageState("no such recipient", "/admin/recipients", screen -> {
                    isThere(screen, "main li");
                    screen.page().locator("main input[type=search]").fill("nobody is called this");
                    assertThat(screen.page().locator("main li")).hasCount(0);
                }),
                new PageState("verification and providers", tab(waiting, "incoming"), screen -> {
                    isThere(screen, "#not-working");
                    screen.page()
                            .locator("details")
                            .all()
                            .forEach(details ->
                                    details.locator("summary").first().click());
                }),
                new PageState("forwarding test", tab(tested, "incoming"), screen -> isThere(screen, "#not-working")),
                new PageState(
                        "refused forwarding test",
                        tab(refused, "incoming"),
                        screen -> screen.sees("550 5.7.520 Access denied")),
                new PageState(
                        "connected account",
                        tab(connected, "incoming"),
                        screen -> screen.sees(LONG + "@gmail.example")),
                new PageState(
                        "lapsed account", tab(lapsed, "incoming"), screen -> screen.sees(LONG + "@gmail.example")),
                new PageState("connect for sending", tab(waiting, "outgoing"), screen -> isThere(screen, "h3")),
                new PageState("held message", "/tickets/all-unsolved/" + held, screen -> {
                    assertThat(screen.messages()).hasCount(2);
                    assertThat(screen.page().locator("article").filter(new Locator.FilterOptions().setHasText(LONG)))
                            .isVisible();
                }));
    }

    @ParameterizedTest
    @MethodSource("states")
    void isFreeOfBarriersAndComplaintsAndFitsItsWindow(PageState state) {
        try (var screen = house.of(house.anna(), Look.WIDE)) {
            state.showIn(screen);
            for (var look : List.of(Look.WIDE, Look.PHONE.dark())) {
                PageChecks.check(screen, state.name(), look);
            }
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "no"})
    void saysAllOfItInTheChosenLanguage(String language) {
        var foreign = DeskTexts.foreignTo(language);
        var found = new ArrayList<String>();
        try (var screen = house.of(house.anna(), Look.WIDE.in(language.equals("no") ? "nb-NO" : "sv-SE"))) {
            states().forEach(state -> found.addAll(PageChecks.foreignWords(screen, state, language, foreign)));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void aHeldReplyIsBelievedByTheKeyboard() {
        var ticket = heldReply(house.desk().mailbox());
        try (var screen = house.of(house.anna(), Look.WIDE)) {
            screen.open("/tickets/all-unsolved/" + ticket);
            var believe = screen.button("Take as the reply");
            believe.focus();
            screen.press("Enter");
            assertThat(believe).hasCount(0);
            assertThat(screen.page().locator("article").last()).containsText("Sent from another program");
            assertThat(screen.complaints()).isEmpty();
        }
    }
}
