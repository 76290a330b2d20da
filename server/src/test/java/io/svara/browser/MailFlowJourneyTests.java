package io.svara.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.svara.mailboxes.Mailbox;
import io.svara.mainjob.Desk;
import io.svara.mainjob.Letter;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A flow is built by keyboard, and the next mail goes by it. */
class MailFlowJourneyTests {

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
    void whatIsBuiltByKeyboardIsDoneWithTheNextMailAndItsWayIsShown() {
        var mailbox = house.desk().mailbox();
        responds(mailbox);
        var api = house.desk().api();
        assertThat(api.post("/api/labels", Map.of("name", "Invoices")).status()).isEqualTo(201);
        var bo = house.agent("Bo Berg", mailbox);
        try (var screen = house.of(house.anna());
                var colleague = house.of(house.anna())) {
            colleague.open("/admin/mail-flow").sees("Place the first block from the left");
            screen.open("/admin/mail-flow").sees("Place the first block from the left");

            place(screen, "match subject");
            settings(screen);
            choice(screen, "Values").focus();
            screen.type("invoice").press("Enter");
            apply(screen);
            place(screen, "add label");
            choose(screen, "Label", "Invoices");
            place(screen, "set priority");
            choose(screen, "Priority", "Urgent");
            place(screen, "assign agent");
            choose(screen, "Agent", "Bo Berg");
            place(screen, "disable auto");
            screen.button("Publish revision 1").press("Enter");
            var dialog =
                    screen.page().getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Publish revision 1"));
            dialog.getByLabel("Note to colleagues").focus();
            screen.type("Invoices to Bo");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Publish revision 1"))
                    .press("Enter");
            assertThat(screen.button("Publish revision 2")).isDisabled();

            // nobody has touched this canvas since
            assertThat(block(colleague, "b5")).containsText("Disable auto reply");
            assertThat(colleague.button("Publish revision 2")).isDisabled();

            simulate(screen, "Your INVOICE 17");
            assertThat(screen.page().locator("[data-block^=b][data-path]")).hasCount(5);
            simulate(screen, "Good morning");
            assertThat(screen.page().locator("[data-block^=b][data-path]")).hasCount(1);

            var ticket = house.ticket(
                    mailbox, Letter.from("Kajsa <kajsa@customer.example>").subject("Your INVOICE 17"));
            var seen = Desk.ok(api.get("/api/tickets/" + ticket));
            assertThat(seen.path("labels").path(0).path("name").asString()).isEqualTo("Invoices");
            assertThat(seen.path("priority").asString()).isEqualTo("urgent");
            assertThat(seen.path("assigneeId").asString())
                    .isEqualTo(Long.toString(bo.id().value()));
            assertThat(Desk.items(api.get("/api/tickets/" + ticket + "/messages")))
                    .extracting(message -> message.path("kind").asString())
                    .containsExactly("inbound");

            screen.open("/tickets/all-unsolved/" + ticket);
            screen.sees("Mail Flow (revision 1) added Invoices");
            screen.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Why?"))
                    .first()
                    .press("Enter");
            screen.sees("This is a published revision");
            assertThat(screen.page().locator("[data-block^=b][data-path]")).hasCount(5);
            assertThat(block(screen, "b2")).containsText("Invoices");
            assertThat(screen.complaints()).isEmpty();
            assertThat(colleague.complaints()).isEmpty();
        }
    }

    private static void responds(Mailbox mailbox) {
        var response = Map.of("on", true, "html", "<p>Thank you</p>");
        var letter = Map.of("senderName", "mailbox", "signature", "", "consent", "", "response", response);
        Desk.ok(house.desk().api().put("/api/mailboxes/" + mailbox.id().value() + "/letter", Map.of("letter", letter)));
    }

    /** After the block that is chosen. */
    private static void place(Screen screen, String words) {
        var search = screen.page()
                .getByRole(AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName("Search blocks to place"));
        search.fill("");
        search.focus();
        screen.type(words).press("Enter");
        assertThat(screen.page().locator("[data-block]:focus")).hasCount(1);
    }

    private static void settings(Screen screen) {
        screen.press("Enter");
        assertThat(screen.page().locator("aside :focus")).hasCount(1);
    }

    private static void choose(Screen screen, String field, String option) {
        settings(screen);
        choice(screen, field).focus();
        screen.press("ArrowDown");
        var options = screen.page().getByRole(AriaRole.LISTBOX);
        assertThat(options.getByRole(
                        AriaRole.OPTION,
                        new Locator.GetByRoleOptions().setName(option).setExact(true)))
                .isVisible();
        while (!option.equals(options.locator("[data-combobox-selected]").textContent())) {
            screen.press("ArrowDown");
        }
        screen.press("Enter");
        apply(screen);
    }

    private static Locator choice(Screen screen, String field) {
        return screen.page()
                .getByRole(AriaRole.COMPLEMENTARY)
                .getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + field)));
    }

    private static void apply(Screen screen) {
        screen.press("Control+Enter");
        assertThat(screen.page().locator("[data-block]:focus")).hasCount(1);
    }

    private static void simulate(Screen screen, String subject) {
        var simulator = screen.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Simulator"));
        if (simulator.count() == 0) {
            screen.page().locator("[data-block]").first().focus();
            screen.press("x");
        }
        simulator
                .getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Subject"))
                .fill(subject);
        screen.press("Enter");
    }

    private static Locator block(Screen screen, String id) {
        return screen.page().locator("[data-block=" + id + "]");
    }
}
