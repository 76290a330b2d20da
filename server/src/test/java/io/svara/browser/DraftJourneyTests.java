package io.svara.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.svara.mailboxes.Mailbox;
import io.svara.mainjob.Letter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written and not sent yet, on several screens and among colleagues. */
class DraftJourneyTests {

    private static final String WRITTEN = "Vi återkommer i morgon.";

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
    void aCustomerAsks() {
        mailbox = house.desk().mailbox();
        path = "/tickets/all-unsolved/"
                + house.ticket(
                        mailbox,
                        Letter.from("Kajsa Ström <kajsa@customer.example>")
                                .to(mailbox.address())
                                .subject("Var är min leverans?"));
    }

    @Test
    void aDraftOutlivesTheReloadAndIsOnAllScreensOfItsAgentAndOfNobodyElse() {
        var bo = house.agent("Bo", mailbox);
        try (var screen = house.of(house.anna()).open(path);
                var another = house.of(house.anna()).open(path);
                var bos = house.of(bo).open(path)) {
            screen.sees("Reply to Kajsa");
            another.sees("Reply to Kajsa");
            bos.sees("Reply to Kajsa");

            screen.write("r").type(WRITTEN).sees("Draft saved");
            screen.page().reload();

            assertThat(folded(screen)).hasText("Draft: " + WRITTEN);
            screen.write("r");
            assertThat(screen.editor()).containsText(WRITTEN);
            assertThat(folded(another)).hasText("Draft: " + WRITTEN);
            another.write("r");
            assertThat(another.editor()).containsText(WRITTEN);
            assertThat(bos.page().getByText(WRITTEN)).hasCount(0);
            bos.page().reload();
            assertThat(folded(bos)).containsText("Reply to Kajsa");
            assertThat(screen.complaints()).isEmpty();
            assertThat(another.complaints()).isEmpty();
            assertThat(bos.complaints()).isEmpty();
        }
    }

    @Test
    void aNoteThatMentionsAColleagueIsAmongTheirMentionsAtOnce() {
        var disa = house.agent("Disa", mailbox);
        try (var screen = house.of(house.anna()).open(path);
                var hers = house.of(disa).open("/tickets/mentions")) {
            hers.sees("Nobody has asked for you");
            screen.sees("Reply to Kajsa");

            screen.write("n").type("Kan du titta på det, @Dis");
            assertThat(screen.page().getByRole(AriaRole.OPTION)).hasText(Pattern.compile("Disa"));
            screen.press("Enter").type(" tack?").press("Control+Enter");

            assertThat(screen.messages("Private note by Anna")).containsText("Kan du titta på det, @Disa tack?");
            assertThat(hers.rows("Var är min leverans?")).isVisible();
            assertThat(hers.filter("Mentions")).containsText("1");
            hers.press("j");
            assertThat(hers.messages("Private note by Anna")).containsText("@Disa");
            assertThat(screen.complaints()).isEmpty();
            assertThat(hers.complaints()).isEmpty();
        }
    }

    /** The line at the foot of a conversation in which nobody writes now. */
    private static Locator folded(Screen screen) {
        return screen.page().locator("[aria-keyshortcuts=r]");
    }
}
