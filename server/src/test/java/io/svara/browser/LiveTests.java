package io.svara.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.svara.mailboxes.Mailbox;
import io.svara.mainjob.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several who work at the same tickets, and wires that break. */
class LiveTests {

    private static DeskInBrowser house;

    private Mailbox mailbox;
    private String ticket;

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
        ticket = house.ticket(
                mailbox,
                Letter.from("Kajsa Ström <kajsa@customer.example>")
                        .to(mailbox.address())
                        .subject("Var är min leverans?"));
    }

    @Test
    void whoElseLooksAndWritesIsSeen() {
        var bo = house.agent("Bo", mailbox);
        try (var screen = house.of(house.anna()).open(path());
                var bos = house.of(bo).open(path())) {
            screen.sees("Bo is viewing");
            bos.sees("Anna is viewing");

            bos.write("r").type("Hej");
            screen.sees("Bo is writing a reply");
            bos.press("Escape").write("n").type("Hm");
            screen.sees("Bo is writing a private note");
            bos.open("/tickets/all-unsolved");
            assertThat(screen.page().getByText("Bo is")).hasCount(0);

            assertThat(screen.complaints()).isEmpty();
            assertThat(bos.complaints()).isEmpty();
        }
    }

    @Test
    void whoHasLeftStaysAwayWhenAnEarlierWordOfTheirsComesLate() {
        var bo = house.agent("Bo", mailbox);
        try (var screen = house.of(house.anna()).open(path());
                var bos = house.of(bo)) {
            var held = new ArrayList<Route>();
            bos.page().route("**/api/tickets/" + ticket + "/presence", route -> {
                if (String.valueOf(route.request().postData()).contains("typing-note")) {
                    held.add(route);
                } else {
                    route.resume();
                }
            });
            bos.open(path());
            screen.sees("Bo is viewing");
            bos.write("n").type("Hm");
            bos.page().waitForCondition(() -> !held.isEmpty());
            bos.filter("All unsolved").click();
            assertThat(screen.page().getByText("Bo is")).hasCount(0);
            held.getFirst().resume();

            screen.page().waitForTimeout(1_000);
            assertThat(screen.page().getByText("Bo is")).hasCount(0);
        }
    }

    @Test
    void whatIsGivenToAGroupIsSeenAtOnceInTheListsOfThoseWhoAreInIt() {
        var bo = house.agent("Bo", mailbox);
        var group = house.desk()
                .api()
                .post(
                        "/api/admin/groups",
                        Map.of(
                                "name",
                                "Returns",
                                "memberIds",
                                List.of(Long.toString(bo.id().value()))))
                .json()
                .path("id")
                .asString();
        try (var screen = house.of(house.anna()).open(path());
                var bos = house.of(bo).open("/tickets/all-open?group=mine")) {
            bos.page().getByRole(AriaRole.BUTTON, named("Group: My groups")).waitFor();
            assertThat(bos.page().getByText("Var är min leverans?")).hasCount(0);
            // by keys: beside its mailbox, which Bo sees
            screen.page().getByTitle("Change group").press("Enter");
            screen.page().getByRole(AriaRole.COMBOBOX, named("Group")).fill("ret");
            screen.press("Enter");
            screen.sees("Given to Returns.");

            assertThat(bos.page().getByText("Var är min leverans?")).hasCount(1);
            house.desk().api().delete("/api/admin/groups/" + group);
            assertThat(bos.page().getByText("Var är min leverans?")).hasCount(0);
            screen.sees("took it from the group Returns");
            assertThat(screen.complaints()).isEmpty();
            assertThat(bos.complaints()).isEmpty();
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    @Test
    void aChangeThatTheServerRefusesIsRolledBackWithTheReason() {
        try (var screen = house.of(house.anna()).stoppable().open(path())) {
            screen.sees("Reply to Kajsa");
            // somebody is a moment quicker, and the news of it are still on their way
            screen.page().route("**/api/tickets/" + ticket, route -> {
                if (route.request().method().equals("PATCH")) {
                    house.desk().patch(ticket, Map.of("priority", "urgent"));
                    screen.page().unroute("**/api/tickets/" + ticket);
                }
                route.resume();
            });
            screen.press("i");

            screen.sees("was changed by somebody else meanwhile: priority.");
            assertThat(assignee(screen)).hasText("Unassigned");
            screen.button("Change anyway").click();
            assertThat(assignee(screen)).hasText("Anna");
            screen.sees("Assigned to Anna.");
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void aChangeThatCannotReachTheServerIsRolledBackAndCanBeTriedAgain() {
        try (var screen = house.of(house.anna()).stoppable().open(path())) {
            screen.sees("Reply to Kajsa");
            screen.page().route("**/api/tickets/" + ticket, Route::abort);
            screen.press("i");

            screen.sees("The ticket was not changed");
            assertThat(assignee(screen)).hasText("Unassigned");
            screen.page().unroute("**/api/tickets/" + ticket);
            screen.button("Try again").click();
            screen.sees("Assigned to Anna.");
            assertThat(assignee(screen)).hasText("Anna");
        }
    }

    @Test
    void aCutWireIsSaidAndWhatCameMeanwhileIsThereWhenItIsMended() {
        try (var wire = Wire.to(house.desk().server().port());
                var screen = house.of(house.anna())) {
            screen.page().navigate(wire.address() + path());
            screen.sees("Reply to Kajsa").mark();

            wire.cut();
            screen.sees("The connection to Svara is lost.");
            house.ticket(mailbox, Letter.from("Ola <ola@customer.example>").subject("Kom in under tiden"));
            assertThat(screen.rows("Kom in under tiden")).hasCount(0);
            wire.mend();

            assertThat(screen.rows("Kom in under tiden")).isVisible();
            assertThat(screen.page().getByText("The connection to Svara is lost."))
                    .hasCount(0);
            assertThat(screen.wasReloaded()).isFalse();
        }
    }

    @Test
    void whatCameBeforeTheFirstConnectionStoodIsThereToo() {
        try (var screen = house.of(house.anna())) {
            screen.page().route("**/api/events**", Route::abort);
            screen.page().route("**/api/events/stream", Route::abort);
            screen.open(path()).sees("The connection to Svara is lost.");
            house.ticket(mailbox, Letter.from("Ola <ola@customer.example>").subject("Före första linjen"));

            screen.page().unrouteAll();

            assertThat(screen.rows("Före första linjen")).isVisible();
        }
    }

    private String path() {
        return "/tickets/all-unsolved/" + ticket;
    }

    private static Locator assignee(Screen screen) {
        return screen.page()
                .getByRole(AriaRole.MAIN)
                .locator("[aria-keyshortcuts=a]")
                .locator(".cut");
    }
}
