package io.svara.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import io.svara.kernel.Command;
import io.svara.kernel.access.Permission;
import io.svara.mainjob.Letter;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.Office;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Admin > Agents: somebody comes, works, and goes. */
class AdminAgentsTests {

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
    void anAgentIsAddedEditedLoggedOutEverywhereAndRemovedWithWhatWasOpenHandedOver() {
        var mailbox = house.desk().mailbox();
        var bo = house.agent("Bo Berg", mailbox);
        var ticket = house.ticket(
                mailbox,
                Letter.from("kajsa@customer.example")
                        .subject("Where is my parcel")
                        .text("Hello"));
        var admin = house.desk().server().client().token(house.desk().own().token());
        var assigned = admin.send(
                "PATCH",
                "/api/tickets/" + ticket,
                "{\"assigneeId\":\"" + bo.id().value() + "\"}");
        assertThat(assigned.status()).as(assigned.text()).isEqualTo(200);
        try (var screen = house.of(house.anna()).open("/admin/agents");
                var desk = house.of(bo).open("/")) {
            addsBySomeKeys(screen);
            edits(screen);
            dropsToSignIn(screen, desk);
            removes(screen);
            assertThat(screen.complaints()).isEmpty();
        }
        var shown = admin.get("/api/tickets/" + ticket).text();
        assertThat(shown).contains("\"assigneeId\":\"" + house.anna().id().value() + "\"");
        assertThat(admin.get("/api/tickets/" + ticket + "/history").text()).contains("ticket.assigned");
        var again = house.desk()
                .server()
                .client()
                .post("/api/session", Map.of("email", bo.email(), "password", TestServer.PASSWORD));
        assertThat(again.status()).isEqualTo(401);
    }

    @Test
    void aLicenceLevelIsSetByKeyboardAndThePagesOfItsOtherServicesGoAtOnce() {
        var server = house.desk().server();
        var carin = server.add(
                house.desk().own().organization(),
                new NewAgent(
                        "Carin Ek",
                        TestServer.email(),
                        TestServer.PASSWORD,
                        PasswordKind.OWN,
                        "",
                        Office.FRONT,
                        false,
                        Set.of(Permission.MAILBOXES, Permission.MAIL_FLOW, Permission.LABELS)));
        levels("set", "Basic", "chat");
        try (var anna = house.of(house.anna())
                        .open("/admin/agents/" + carin.id().value());
                var open = house.of(carin).open("/admin/labels")) {
            assertThat(open.button("Tickets")).isVisible();

            anna.sees("All services");
            anna.button("Change").press("Enter");
            var level = anna.page()
                    .getByRole(
                            AriaRole.COMBOBOX,
                            new Page.GetByRoleOptions().setName("Licence level").setExact(true));
            assertThat(level).isFocused();
            anna.sees("What was granted beyond the level stays, but does not count");
            level.press("ArrowDown");
            assertThat(level).hasValue(Pattern.compile("\\d+"));
            anna.page()
                    .getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, in("Set licence level"))
                    .press("Enter");
            anna.sees("The licence level is set").sees("Basic (Chat)");
            assertThat(anna.page().getByText(carin.email() + " · Basic")).isVisible();

            // nobody has touched this desk since
            assertThat(open.button("Tickets")).hasCount(0);
            open.sees("Labels");
            assertThat(anna.complaints()).isEmpty();
        } finally {
            server.client()
                    .signIn(house.anna().email(), TestServer.PASSWORD)
                    .withProof()
                    .delete("/api/agents/" + carin.id().value());
            levels("remove", "Basic");
        }
    }

    private static void levels(String... words) {
        var arguments = new ArrayList<>(List.of("--email", house.anna().email()));
        arguments.addAll(List.of(words));
        house.desk().server().beans(Command.class).stream()
                .filter(command -> command.name().equals("levels"))
                .findFirst()
                .orElseThrow()
                .run(arguments);
    }

    private void addsBySomeKeys(Screen screen) {
        var email = TestServer.email();
        link(screen, "Add agent").press("Enter");
        field(screen, "Name").focus();
        screen.type("Elin Dahl");
        field(screen, "Email, also the username").focus();
        screen.type(email);
        screen.press("Enter");
        screen.sees("Temporary password of Elin Dahl");
        var dialog = screen.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog.locator("code")).hasText(Pattern.compile("([a-z2-7]{4}-){3}[a-z2-7]{4}"));
        var password = dialog.locator("code").innerText();
        dialog.getByRole(AriaRole.BUTTON, in("Done")).press("Enter");
        assertThat(heading(screen, "Elin Dahl")).isVisible();
        house.desk().server().client().signIn(email, password);
    }

    private void edits(Screen screen) {
        link(screen, "Bo Berg").press("Enter");
        assertThat(heading(screen, "Bo Berg")).isFocused();
        field(screen, "Department").focus();
        screen.type("Returns").press("Enter");
        screen.sees("Saved");
        assertThat(screen.page().getByRole(AriaRole.CELL, new Page.GetByRoleOptions().setName("Returns")))
                .isVisible();
    }

    /** Two seconds are what is promised; a test on a busy machine waits longer. */
    private void dropsToSignIn(Screen screen, Screen desk) {
        assertThat(desk.page().getByRole(AriaRole.HEADING).first()).isVisible();
        link(screen, "Sessions").press("Enter");
        var out = screen.button("Log out everywhere");
        assertThat(out).isVisible();
        // its stream of events stands
        desk.page().waitForTimeout(1_000);
        out.press("Enter");
        desk.page().waitForURL(Pattern.compile("/sign-in"));
        screen.sees("Signed in nowhere");
    }

    private void removes(Screen screen) {
        link(screen, "Profile").press("Enter");
        screen.button("Remove agent").press("Enter");
        var dialog = screen.page().getByRole(AriaRole.DIALOG);
        var to = dialog.getByRole(AriaRole.COMBOBOX, in("1 open ticket goes to"));
        to.selectOption(new SelectOption().setLabel("Anna"));
        dialog.getByRole(AriaRole.BUTTON, in("Remove agent")).press("Enter");
        screen.sees("Bo Berg is removed");
        assertThat(screen.page().getByRole(AriaRole.TABLE).getByText("Bo Berg")).hasCount(0);
    }

    private static Locator field(Screen screen, String name) {
        return screen.page()
                .getByRole(
                        AriaRole.TEXTBOX,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator heading(Screen screen, String name) {
        return screen.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator link(Screen screen, String name) {
        return screen.page()
                .getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator.GetByRoleOptions in(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
