package io.svara.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.svara.browser.DeskInBrowser.Look;
import io.svara.mailboxes.Mailbox;
import io.svara.mainjob.Letter;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A colleague forwards a customer's mail, and an agent answers the customer. */
class ForwardedMailJourneyTests {

    private static DeskInBrowser house;

    private Mailbox mailbox;
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
    void aColleagueForwards() {
        mailbox = house.desk().mailbox();
        path = "/tickets/all-unsolved/"
                + house.ticket(
                        mailbox,
                        Letter.from("Per Holm <per@nordvind.example>")
                                .to(mailbox.address())
                                .subject("VB: Trasiga stövlar")
                                .text(
                                        "Kan ni ta den?\r\n\r\nFrån: Kajsa Ström <kajsa@customer.example>\r\n"
                                                + "Skickat: den 19 november 2026 10:12\r\nTill: Per Holm\r\nÄmne: Trasiga stövlar\r\n\r\nMina stövlar gick sönder.\r\n"));
    }

    @Test
    void theOriginalSenderIsTakenAsRequesterByKeyAndBack() {
        try (var screen = house.of(house.anna()).open(path)) {
            screen.sees("Reply to Per");
            var take = screen.page()
                    .getByRole(
                            AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take Kajsa Ström as the requester"));
            assertThat(screen.page().getByText("Mina stövlar gick sönder.")).isVisible();

            take.focus();
            screen.press("Enter");

            screen.sees("Kajsa Ström is the requester now.").sees("Reply to Kajsa");
            assertThat(take).hasCount(0);
            screen.write("r").type("Vi skickar nya.").press("Control+Enter");
            assertThat(house.relay()
                            .awaitMails(1, java.time.Duration.ofSeconds(60))
                            .getLast()
                            .recipients())
                    .containsExactly("kajsa@customer.example");
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void theOfferCanBeReadByEverybodyInEachThemeAndLanguage() {
        for (var look : List.of(Look.WIDE, Look.WIDE.dark().in("sv-SE"), Look.PHONE.in("nb-NO"))) {
            try (var screen = house.of(house.anna(), look).open(path)) {
                assertThat(screen.page().getByText("kajsa@customer.example").first())
                        .isVisible();
                Barriers.assertNone(screen.page(), look.toString());
                assertThat(screen.complaints()).isEmpty();
            }
        }
    }
}
