package io.svara.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The product's own help, by keyboard alone. */
class HelpJourneyTests {

    private static DeskInBrowser house;

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

    @Test
    void whatOneLooksForIsFoundAndLeadsToItsPlaceInThePage() {
        try (var screen = house.of(house.anna()).open("/")) {
            assertThat(screen.page().getByRole(AriaRole.LINK, named("Help"))).isVisible();
            screen.press("g", "s").sees("How Svara works, in short pages.");
            screen.press("/").type("renaming").sees("1 page found");
            assertThat(screen.page()).hasURL(Pattern.compile("/help\\?q=renaming$"));
            screen.press("Enter");
            var place = screen.page().getByRole(AriaRole.HEADING, named("Why there is no renaming"));
            assertThat(place).isFocused();
            assertThat(place).isInViewport();
            assertThat(screen.page()).hasTitle("Labels · Svara");

            screen.page().goBack();
            screen.sees("1 page found");
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void helpStandsBesideAPageOfAdminAndLeavesWhatIsTypedThereAlone() {
        try (var screen = house.of(house.anna()).open("/admin/blocked-senders")) {
            var field = screen.page().getByRole(AriaRole.TEXTBOX, named("Address or domain"));
            field.fill("nuisance.example");
            var help = screen.button("Help");
            help.press("Enter");
            assertThat(dialog(screen, "Blocked senders")).containsText("straight into the Trash");

            // Escape clears what is looked for first, then closes
            var search = dialog(screen, "Blocked senders").getByRole(AriaRole.TEXTBOX);
            search.focus();
            screen.type("zzzzqqq").sees("Nothing found for “zzzzqqq”").press("Escape");
            assertThat(search).hasValue("");
            search.focus();
            screen.type("workspace").sees("1 page found").press("Enter");
            assertThat(dialog(screen, "Incoming mail by forwarding")).isVisible();
            screen.press("Escape");
            assertThat(screen.page().getByRole(AriaRole.DIALOG)).hasCount(0);
            assertThat(help).isFocused();
            assertThat(field).hasValue("nuisance.example");
            assertThat(screen.complaints()).isEmpty();
        }
    }

    private static Locator dialog(Screen screen, String name) {
        return screen.page().getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
