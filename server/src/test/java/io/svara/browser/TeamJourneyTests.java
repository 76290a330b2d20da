package io.svara.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A team is set up, while those whom it is about work on. */
class TeamJourneyTests {

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
    void groupsAndARoleAreMadeByKeyboardAndReachAnOpenDeskAtOnce() {
        var mailbox = house.desk().mailbox();
        var bo = house.agent("Bo Berg");
        try (var anna = house.of(house.anna());
                var open = house.of(bo).open("/")) {
            assertThat(link(open, "Tickets").first()).isVisible();
            assertThat(link(open, "Admin")).hasCount(0);

            anna.open("/admin/groups").sees("No groups yet");
            group(anna, "Support", mailbox.name());
            group(anna, "Sales", null);
            group(anna, "Press", null);
            assertThat(row(anna, "Support")).containsText("Mailbox " + mailbox.name());
            assertThat(row(anna, "Support")).containsText("1 member");

            anna.button("General").press("Enter");
            anna.page().getByRole(AriaRole.MENUITEM, item("Roles")).press("Enter");
            anna.sees("No roles yet");
            anna.button("New role").press("Enter");
            field(anna, "Name").focus();
            anna.type("Team lead");
            box(anna, "Labels").press("Space");
            box(anna, "Groups").press("Space");
            anna.button("Create role").press("Enter");
            anna.sees("Team lead is saved");
            assertThat(row(anna, "Team lead")).containsText("2 permissions");

            anna.open("/admin/agents/" + bo.id().value() + "/permissions").sees("Bo Berg");
            box(anna, "Team lead").press("Space");
            box(anna, "Brands").press("Space");
            assertThat(anna.page().getByText("Through Team lead")).hasCount(2);
            anna.button("Save").press("Enter");
            anna.sees("Saved");

            // nobody has touched this desk since
            assertThat(link(open, "Admin")).isVisible();
            link(open, "Admin").press("Enter");
            open.button("General").press("Enter");
            for (var page : new String[] {"Labels", "Groups", "Brands"}) {
                assertThat(open.page().getByRole(AriaRole.MENUITEM, item(page))).isVisible();
            }
            assertThat(open.page().getByRole(AriaRole.MENUITEM, item("Roles"))).hasCount(0);
            open.press("Escape");

            box(anna, "Team lead").press("Space");
            box(anna, "Brands").press("Space");
            anna.button("Save").press("Enter");
            assertThat(link(open, "Admin")).hasCount(0);
            open.sees("Admin is not yours to see");
            assertThat(anna.complaints()).isEmpty();
        }
    }

    private static void group(Screen screen, String name, @Nullable String mailbox) {
        screen.button("New group").press("Enter");
        field(screen, "Name").focus();
        screen.type(name);
        screen.page()
                .getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Members"))
                .focus();
        screen.type("Bo");
        assertThat(screen.page().getByRole(AriaRole.OPTION).first()).isVisible();
        screen.press("ArrowDown", "Enter", "Tab");
        if (mailbox != null) {
            box(screen, mailbox).press("Space");
        }
        screen.button("Create group").press("Enter");
        screen.sees(name + " is saved");
    }

    private static Locator row(Screen screen, String name) {
        return screen.page()
                .getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }

    private static Locator link(Screen screen, String name) {
        return screen.page()
                .getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.GetByRoleOptions item(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator field(Screen screen, String name) {
        return screen.page().getByLabel(name, new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator box(Screen screen, String name) {
        return screen.page().getByRole(AriaRole.CHECKBOX, item(name));
    }
}
