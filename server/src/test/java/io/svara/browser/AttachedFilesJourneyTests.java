package io.svara.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.svara.browser.DeskInBrowser.Look;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A customer sends an invitation, a mail as a file, a program and words that only PGP can read. */
class AttachedFilesJourneyTests {

    private static final String MAIL = "From: Mia Ek <mia@customer.example>\r\nSubject: Bilagor\r\n"
            + "Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n\r\n-----BEGIN PGP MESSAGE-----\r\nabc\r\n"
            + "--m\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n"
            + "SUMMARY:Leverans\r\nDTSTART:20260701T100000Z\r\nDTEND:20260701T110000Z\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n"
            + "LOCATION:Lund\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
            + "--m\r\nContent-Type: message/rfc822\r\n\r\nFrom: Bo <bo@elsewhere.example>\r\nSubject: Order\r\n"
            + "Content-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\nContent-Type: text/html\r\n\r\n"
            + "<h1>Tack</h1><script>top.hacked = 1</script><img src=\"https://evil.example/pixel.gif\">\r\n"
            + "--i\r\nContent-Type: message/rfc822\r\n\r\nSubject: Innerst\r\n\r\nHej\r\n--i--\r\n"
            + "--m\r\nContent-Type: application/octet-stream; name=faktura.pdf.exe\r\n\r\nMZ\r\n--m--\r\n";

    private static DeskInBrowser house;

    private String path;

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
    void aCustomerWrites() {
        var mailbox = house.desk().mailbox();
        house.desk().receive(List.of(mailbox.address()), MAIL.getBytes(StandardCharsets.UTF_8));
        path = "/tickets/all-unsolved/"
                + house.desk().ticket(mailbox).path("id").asString();
    }

    @Test
    void aMailInAFileIsReadByKeyAndRunsNothing() {
        try (var screen = house.of(house.anna()).open(path)) {
            button(screen.page(), "Order.eml").focus();
            screen.press("Enter");

            var dialog = screen.page().getByRole(AriaRole.DIALOG);
            assertThat(dialog.getByText("Bo <bo@elsewhere.example>")).isVisible();
            assertThat(dialog.frameLocator("iframe").locator("h1")).hasText("Tack");
            assertThat(screen.page().evaluate("window.hacked")).isNull();
            assertThat(screen.askedElsewhere()).isEmpty();

            button(dialog, "Innerst.eml").focus();
            screen.press("Enter");
            assertThat(dialog.getByRole(AriaRole.HEADING)).hasText("Innerst");
            screen.press("Escape");
            assertThat(dialog).hasCount(0);
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void whatTheFilesSayCanBeReadByEverybodyInEachThemeAndLanguage() {
        for (var look : List.of(Look.WIDE, Look.WIDE.dark().in("sv-SE"), Look.PHONE.in("nb-NO"))) {
            try (var screen = house.of(house.anna(), look).open(path)) {
                assertThat(screen.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Leverans")))
                        .isVisible();
                assertThat(screen.page().getByText(Pattern.compile("\\(PGP\\)")))
                        .isVisible();
                Barriers.assertNone(screen.page(), look.toString());

                button(screen.page(), "Order.eml").click();
                assertThat(screen.page().getByText("Bo <bo@elsewhere.example>")).isVisible();
                Barriers.assertNone(screen.page(), look.toString());
                screen.press("Escape");
                assertThat(screen.page().getByRole(AriaRole.DIALOG)).hasCount(0);

                button(screen.page(), "faktura.pdf.exe").click();
                assertThat(screen.page().getByRole(AriaRole.DIALOG)).isVisible();
                Barriers.assertNone(screen.page(), look.toString());
                assertThat(screen.complaints()).isEmpty();
            }
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile(name.replace(".", "\\."))));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile(name.replace(".", "\\."))));
    }
}
