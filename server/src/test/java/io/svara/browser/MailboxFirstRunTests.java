package io.svara.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.svara.browser.DeskInBrowser.Look;
import io.svara.installation.setup.Installation;
import io.svara.mail.receive.SmtpService;
import io.svara.mainjob.Letter;
import io.svara.mainjob.SmtpClient;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From the link that the terminal prints to the first customer's mail on the desk. */
class MailboxFirstRunTests {

    private static @Nullable Browser browser;
    private static Installation installation;

    @BeforeAll
    static void start() {
        browser = Browser.open();
        installation = Installation.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            installation.close();
            browser.close();
        }
    }

    @Test
    void theOneTimeLinkLeadsToTheDeskWithAMailboxThatReceives() {
        if (browser == null) {
            throw new IllegalStateException("no browser");
        }
        var look = Look.WIDE;
        var context = browser.context(look.width(), look.height(), look.scheme(), look.language());
        try (var screen = new Screen(context, installation.address())) {
            screen.open("/tickets/all-unsolved").sees("Svara is not set up yet");
            screen.open(installation.setupPath());
            fill(screen);
            screen.press("Enter");
            assertThat(screen.page().locator("h1")).hasText("Fjäll & Sjö is set up");
            var inbound = screen.page().locator("code.copy").first().textContent();

            screen.page()
                    .getByRole(AriaRole.LINK)
                    .and(screen.page().locator("a.primary"))
                    .click();

            assertThat(screen.page().getByRole(AriaRole.NAVIGATION).first()).isVisible();
            assertThat(screen.button("Åsa Öberg: your settings and sign-out")).isVisible();
            screen.open("/tickets/all-unsolved").sees("No ticket waits for an answer.");
            deliver(inbound);
            assertThat(screen.rows("Första frågan")).isVisible();
            screen.press("j");
            assertThat(screen.messages("Message from Kajsa Ström")).containsText("Hej!");
            assertThat(screen.page().locator("aside")).containsText(Pattern.compile("Support"));
            assertThat(screen.complaints()).isEmpty();

            screen.open(installation.setupPath());
            assertThat(screen.page().locator("#organization")).hasCount(0);
        }
    }

    private static void fill(Screen screen) {
        var page = screen.page();
        page.fill("#organization", "Fjäll & Sjö");
        page.selectOption("#language", "no");
        page.fill("#name", "Åsa Öberg");
        page.fill("#email", "asa@fjall.example");
        page.fill("#password", "fyra blåa granar");
        page.fill("#mailboxName", "Support");
        page.fill("#mailboxAddress", "support@fjall.example");
    }

    private static void deliver(String inbound) {
        var letter = Letter.from("Kajsa Ström <kajsa@customer.example>")
                .to("support@fjall.example")
                .subject("Första frågan");
        try (var client =
                SmtpClient.connect(installation.server().bean(SmtpService.class).port())) {
            var answer = client.send("kajsa@customer.example", List.of(inbound), letter.bytes());
            assertThat(answer).startsWith("250");
        }
    }
}
