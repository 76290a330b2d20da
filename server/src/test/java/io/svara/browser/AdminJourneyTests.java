package io.svara.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.svara.browser.DeskInBrowser.Look;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Admin by keyboard alone. */
class AdminJourneyTests {

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
    void aScheduleWithTwoIntervalsADayAndACountrysHolidaysIsMadeByKeyboard() {
        try (var screen = house.of(house.anna()).open("/")) {
            assertThat(link(screen, "Admin")).isVisible();
            screen.press("g", "a").sees("Agents");
            screen.button("General").press("Enter");
            item(screen, "Schedules").press("Enter");
            screen.sees("No schedules yet");
            screen.button("New schedule").press("Enter");

            field(screen, "Name").focus();
            screen.type("Office");
            field(screen, "Monday, hours 1, to").focus();
            screen.press("Control+a").type("12").press("Tab");
            screen.button("Add hours: Monday").press("Enter");
            assertThat(field(screen, "Monday, hours 2, from")).isFocused();
            screen.type("13").press("Tab").type("1630").press("Tab");
            screen.button("Copy Monday to other days").press("Enter");
            item(screen, "Monday to Friday").press("Enter");
            assertThat(field(screen, "Friday, hours 2, to")).hasValue("16:30");
            assertThat(days(screen, "09:00–12:00, 13:00–16:30").first()).isVisible();

            screen.page()
                    .getByRole(AriaRole.COMBOBOX, named("Follow the holidays of"))
                    .focus();
            screen.type("Swed");
            assertThat(screen.page().getByRole(AriaRole.OPTION, named("Sweden")))
                    .isVisible();
            screen.press("ArrowDown", "Enter").sees("Coming holidays");
            // whichever day it is: within two of these there is a holiday in Sweden
            for (var weeks = 4; weeks < 28; weeks += 4) {
                var shown = weeks * 7;
                assertThat(days(screen, "")).hasCount(shown);
                screen.button("Four more weeks").press("Enter");
            }
            assertThat(screen.page().locator("[data-reason=holiday]").first()).containsText("Closed");

            screen.button("Create schedule").press("Enter");
            screen.sees("Office is saved");
            assertThat(link(screen, "Office")).containsText("Mon–Fri 09:00–12:00, 13:00–16:30");
            assertThat(link(screen, "Office")).containsText("SE");
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void whatAMailboxsDomainNeedsIsShownAndAskedForByKeyboard() {
        house.desk().mailbox();
        try (var screen = house.of(house.anna()).open("/")) {
            assertThat(link(screen, "Admin")).isVisible();
            screen.press("g", "a");
            screen.button("Tickets").press("Enter");
            item(screen, "Mailboxes").press("Enter");
            screen.sees("The addresses that your customers write to.");
            screen.page().locator("main li a").first().press("Enter");
            link(screen, "Outgoing email").press("Enter");
            screen.sees("Not checked yet");
            assertThat(screen.page().locator("section[aria-labelledby=outgoing] h3"))
                    .hasText(new String[] {"SPF", "DKIM", "Return path", "DMARC"});
            assertThat(screen.page().getByText(Pattern.compile("v=DKIM1; k=rsa; p=")))
                    .isVisible();
            screen.button("Check now").press("Enter");
            // whatever DNS says here, it has been asked
            assertThat(screen.page().getByRole(AriaRole.STATUS).getByText(Pattern.compile("^Checked")))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void hoursThatOverlapAreMarkedAtOnceAndTheRestIsKept() {
        try (var screen = house.of(house.anna()).open("/admin/schedules/new")) {
            field(screen, "Name").focus();
            screen.type("Overlapping");
            screen.button("Add hours: Monday").press("Enter");
            screen.type("16").press("Tab");
            screen.sees("This overlaps with other hours or days.");
            screen.button("Create schedule").press("Enter");
            screen.sees("Some fields cannot be saved as they are.");
            assertThat(field(screen, "Name")).hasValue("Overlapping");
        }
    }

    @Test
    void whoMayAdministerNothingIsNotOfferedAdmin() {
        try (var screen = house.of(house.agent("Bo"), Look.WIDE).open("/admin/schedules")) {
            screen.sees("Admin is not yours to see");
            assertThat(link(screen, "Admin")).hasCount(0);
        }
    }

    private static Locator field(Screen screen, String name) {
        return screen.page().getByRole(AriaRole.TEXTBOX, named(name));
    }

    private static Locator item(Screen screen, String name) {
        return screen.page().getByRole(AriaRole.MENUITEM, named(name));
    }

    private static Locator link(Screen screen, String name) {
        return screen.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    /** Those days of the preview that say this. */
    private static Locator days(Screen screen, String words) {
        return screen.page().locator("[data-reason]").filter(new Locator.FilterOptions().setHasText(words));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
