package io.svara.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.svara.browser.PageChecks.isThere;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.svara.browser.DeskInBrowser.Look;
import io.svara.web.TestServer;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each page in each of its states, as everybody has to be able to use it: at each width, in both themes and languages. */
class DeskPagesTests {

    private static final List<Look> LOOKS = List.of(Look.WIDE, Look.PHONE.dark());

    /** Where one looks all day; all else is made of the same parts. */
    private static final Set<String> ALSO_WIDE_AND_DARK =
            Set.of("home", "list", "conversation", "reply", "note", "schedule");

    /** What is seen before there is a session. */
    private static final Set<String> OF_STRANGERS =
            Set.of("invitation gone", "sign-in", "forgotten password", "password link");

    private static DeskInBrowser house;
    private static UglyTickets tickets;
    private static String schedule;
    private static String group;
    private static String webhook;
    /** By whether nobody is signed in there. */
    private static final Map<Boolean, Screen> windows = new HashMap<>();

    @BeforeAll
    static void open() {
        house = DeskInBrowser.open();
        var mailbox = house.desk().mailbox();
        tickets = UglyTickets.make(house, mailbox);
        house.desk().reply(tickets.conversation(), "Vi skickar en ny.");
        schedule = schedule();
        group = group();
        webhook = webhook();
        statusAndType();
        fields();
        flow();
    }

    @AfterAll
    static void close() {
        windows.values().forEach(Screen::close);
        if (house != null) {
            house.close();
        }
    }

    /** With something of everything, and a long name. */
    private static String schedule() {
        var hours = List.of(Map.of("from", "08:00", "to", "12:00"), Map.of("from", "13:00", "to", "17:00"));
        var today = house.desk().clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
        var rules = Map.of(
                "zone",
                "Europe/Stockholm",
                "week",
                Map.of("monday", hours, "tuesday", hours, "friday", hours),
                "exceptions",
                List.of(Map.of("from", today.toString(), "to", today.plusDays(3).toString(), "name", "Inventering")),
                "holidayCalendars",
                List.of("se", "de-by"));
        var answer = house.desk()
                .api()
                .post("/api/schedules", Map.of("name", "Kundtjänst-" + "ochlager".repeat(11), "rules", rules));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    /** Many of each kind, with long names; one ticket has something in each. */
    private static void fields() {
        var api = house.desk().api();
        var options = List.of(Map.of("name", "Ersättning-" + "ochlager".repeat(11)), Map.of("name", "Express"));
        var values = Map.<String, Object>of(
                "text",
                "Leverans ".repeat(50),
                "number",
                "-12345678901234567890.5",
                "date",
                "2026-11-23",
                "choice",
                "1",
                "multi-choice",
                List.of("1", "2"),
                "checkbox",
                true);
        var filled = new HashMap<String, Object>();
        for (var number = 0; number < 8; number++) {
            for (var kind : values.keySet()) {
                var name = kind + " " + number + (number == 0 ? " " + "påochlager".repeat(8) : "");
                var field = api.post(
                        "/api/fields",
                        Map.of("kind", kind, "names", Map.of("sv", name), "required", number == 0, "options", options));
                assertThat(field.status()).as(field.text()).isEqualTo(201);
                if (number == 0) {
                    filled.put(field.json().get("id").asString(), values.get(kind));
                }
            }
        }
        house.desk().patch(tickets.conversation(), Map.of("fields", filled));
    }

    /** With long names; one ticket has the type. */
    private static void statusAndType() {
        var api = house.desk().api();
        var names = Map.of("sv", "Väntar" + "påochlager".repeat(5));
        var status = api.post("/api/statuses", Map.of("kind", "on_hold", "names", names));
        assertThat(status.status()).as(status.text()).isEqualTo(201);
        var type = api.post("/api/types", Map.of("name", "Reklamation-" + "ochlager".repeat(11)));
        assertThat(type.status()).as(type.text()).isEqualTo(201);
        var company = Map.of(
                "name", "Kundf-" + "öretag".repeat(20), "domains", List.of("kund" + "f".repeat(50) + ".example"));
        assertThat(api.post("/api/companies", company).status()).isEqualTo(201);
        house.desk()
                .patch(
                        tickets.conversation(),
                        Map.of("typeId", type.json().get("id").asString()));
    }

    /** With a long name and address; what was sent there failed, for the address is private. */
    private static String webhook() {
        var browser = house.desk().server().client().signIn(house.anna().email(), TestServer.PASSWORD);
        var made = browser.post(
                "/api/webhooks",
                Map.of(
                        "name", "Kundtjänst-" + "ochlager".repeat(11),
                        "url", "http://127.0.0.1/" + "ochlager".repeat(20)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var webhook = made.json().at("/webhook/id").asString();
        assertThat(browser.post("/api/webhooks/" + webhook + "/test", Map.of()).status())
                .isEqualTo(202);
        return webhook;
    }

    /** With a long name, a ticket, and a role, a label and a token of such names. */
    private static String group() {
        var name = "Kundtjänst-" + "ochlager".repeat(11);
        var api = house.desk().api();
        var answer = api.post(
                "/api/admin/groups",
                Map.of(
                        "name",
                        name,
                        "memberIds",
                        List.of(Long.toString(house.anna().id().value()))));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var group = answer.json().get("id").asString();
        house.desk().patch(tickets.conversation(), Map.of("groupId", group));
        assertThat(api.post("/api/labels", Map.of("name", name, "groupIds", List.of(group)))
                        .status())
                .isEqualTo(201);
        assertThat(api.post("/api/admin/roles", Map.of("name", name, "permissions", List.of("labels")))
                        .status())
                .isEqualTo(201);
        // a token makes none
        assertThat(house.desk()
                        .server()
                        .client()
                        .signIn(house.anna().email(), TestServer.PASSWORD)
                        .post(
                                "/api/admin/tokens",
                                Map.of("name", name, "permissions", List.of("labels"), "groupIds", List.of(group)))
                        .status())
                .isEqualTo(201);
        return group;
    }

    /** That runs, with a way to each side, long words, and a block that is not finished since. */
    private static void flow() {
        var label =
                house.desk().api().get("/api/labels").json().at("/items/0/id").asString();
        var match = block(
                "b1",
                "match-subject",
                Map.of("operator", "contains", "values", List.of("faktura", "påminnelse", "invoice")),
                Map.of("yes", "b2", "no", "b4"));
        var wait = block(
                "b4",
                "match-time",
                Map.of("times", List.of(Map.of("from", "22:00", "to", "06:00"))),
                Map.of("yes", "b3"));
        var add = block("b2", "add-label", Map.of("labelId", label), Map.of("next", "b3"));
        var priority = block("b3", "set-priority", Map.of("priority", "urgent"), Map.of());
        var api = house.desk().api();
        save(match, add, priority, wait);
        assertThat(api.post("/api/flows/mail/publish", Map.of("note", "Fakturor först"))
                        .status())
                .isEqualTo(200);
        save(match, add, priority, wait, block("b5", "set-ticket-subject", Map.of(), Map.of()));
    }

    @SafeVarargs
    private static void save(Map<String, Object>... blocks) {
        var graph =
                Map.of("format", 1, "entry", "b1", "settings", Map.of("mails", "opening"), "blocks", List.of(blocks));
        var saved = house.desk().api().put("/api/flows/mail/draft", Map.of("graph", graph));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }

    private static Map<String, Object> block(
            String id, String type, Map<String, Object> settings, Map<String, Object> exits) {
        return Map.of("id", id, "type", type, "settings", settings, "exits", exits);
    }

    private static PageState mailboxTab(String tab, String shown) {
        var path = "/admin/mailboxes/" + mailbox() + "/" + tab;
        return new PageState("mailbox: " + tab, path, screen -> isThere(screen, shown));
    }

    private static String mailbox() {
        return house.desk()
                .api()
                .get("/api/mailboxes/all")
                .json()
                .at("/items/0/id")
                .asString();
    }

    private static boolean isOfStranger(PageState state) {
        return OF_STRANGERS.contains(state.name());
    }

    static Stream<PageState> states() {
        var conversation = "/tickets/all-unsolved/" + tickets.conversation();
        Consumer<Screen> isOpen = screen -> assertThat(screen.messages()).hasCount(3);
        return Stream.of(
                new PageState("sign-in", "/sign-in", screen -> isThere(screen, "input[name=email]")),
                new PageState("invitation gone", "/invitation/none", screen -> isThere(screen, "h1")),
                new PageState("forgotten password", "/forgotten", screen -> isThere(screen, "input[name=email]")),
                new PageState("password link", "/reset", screen -> isThere(screen, "h1")),
                new PageState("home", "/", screen -> isThere(screen, "h1")),
                new PageState("list", "/tickets/all-open", screen -> isThere(screen, "[data-ticket]")),
                new PageState("empty list", "/tickets/my-starred", screen -> isThere(screen, "h1")),
                new PageState("conversation", conversation, isOpen),
                new PageState(
                        "reply",
                        conversation,
                        isOpen.andThen(screen -> screen.write("r").type("Hej"))),
                new PageState(
                        "note",
                        conversation,
                        isOpen.andThen(screen -> screen.write("n").type("Hm"))),
                new PageState("new ticket", "/tickets/all-unsolved/new", PageChecks::settle),
                new PageState("outbox", "/outbox", PageChecks::settle),
                new PageState("profile", "/profile", screen -> isThere(screen, "h3")),
                new PageState("mailboxes", "/admin/mailboxes", screen -> isThere(screen, "main li")),
                new PageState("new mailbox", "/admin/mailboxes/new", screen -> isThere(screen, "input[type=email]")),
                mailboxTab("general", "input[type=radio]"),
                mailboxTab("template", "iframe"),
                mailboxTab("response", "form button[type=submit]"),
                mailboxTab("signature", "[role=textbox]"),
                mailboxTab("incoming", "details"),
                mailboxTab("outgoing", "h3"),
                new PageState("blocked senders", "/admin/blocked-senders", screen -> isThere(screen, "main input")),
                new PageState("statuses", "/admin/statuses", screen -> isThere(screen, "main select")),
                new PageState("companies", "/admin/companies", screen -> isThere(screen, "main li")),
                new PageState("types", "/admin/types", screen -> isThere(screen, "main li")),
                new PageState("fields", "/admin/fields", screen -> isThere(screen, "main li")),
                new PageState("getting started", "/admin/getting-started", screen -> isThere(screen, "main ol")),
                new PageState("invitations", "/admin/agents/invitations", screen -> {
                    isThere(screen, "main h1");
                    screen.button(screen.page()
                                    .locator("main header button")
                                    .first()
                                    .innerText())
                            .click();
                    isThere(screen, "[role=dialog] textarea");
                }),
                new PageState("security", "/admin/security", screen -> isThere(screen, "main input")),
                new PageState("schedules", "/admin/schedules", screen -> isThere(screen, "main li")),
                new PageState(
                        "schedule",
                        "/admin/schedules/" + schedule,
                        screen -> isThere(screen, "[data-reason=exception]")),
                new PageState("agents", "/admin/agents", screen -> isThere(screen, "[role=cell]")),
                new PageState("new agent", "/admin/agents/new", screen -> isThere(screen, "aside input[type=email]")),
                new PageState(
                        "permissions",
                        "/admin/agents/" + house.anna().id().value() + "/permissions",
                        screen -> isThere(screen, "aside section:nth-of-type(2) input")),
                new PageState("labels", "/admin/labels", screen -> isThere(screen, "main h1")),
                new PageState("groups", "/admin/groups", screen -> isThere(screen, "main li")),
                new PageState("group", "/admin/groups/" + group, screen -> isThere(screen, "form button[type=submit]")),
                new PageState("roles", "/admin/roles", screen -> isThere(screen, "main h1")),
                new PageState("new role", "/admin/roles/new", screen -> isThere(screen, "main section input")),
                new PageState("mail flow", "/admin/mail-flow", screen -> {
                    isThere(screen, "[data-block=b5]");
                    screen.page().locator("[data-block=b1]").click();
                    isThere(screen, "aside [role=combobox], aside input");
                }),
                new PageState("mail flow's way", "/admin/mail-flow?revision=1&path=b1,b2,b3", screen -> {
                    isThere(screen, "[data-path]");
                    screen.press("x");
                    isThere(screen, "#flow-simulation");
                }),
                new PageState("audit log", "/admin/audit", screen -> isThere(screen, "main li")),
                new PageState("nothing in the audit log", "/admin/audit", screen -> {
                    isThere(screen, "main li");
                    screen.page().locator("main input[type=search]").fill("nobody is called this");
                    assertThat(screen.page().locator("main li")).hasCount(0);
                    isThere(screen, "main button");
                }),
                new PageState("api tokens", "/admin/api", screen -> isThere(screen, "main li")),
                new PageState("webhooks", "/admin/webhooks", screen -> isThere(screen, "main li")),
                new PageState("webhook", "/admin/webhooks/" + webhook, screen -> isThere(screen, "main li button")),
                new PageState("delivery of a webhook", "/admin/webhooks/" + webhook, screen -> {
                    screen.page().locator("main li button").first().click();
                    isThere(screen, "[role=dialog] pre");
                }),
                new PageState("brands", "/admin/brands", screen -> isThere(screen, "main h1")),
                new PageState("new brand", "/admin/brands/new", screen -> isThere(screen, "main section input")),
                new PageState("help", "/help", screen -> isThere(screen, "main li")),
                new PageState("help page", "/help/finding-tickets", screen -> isThere(screen, "article h2")),
                new PageState("help found", "/help?q=svar+status+label", screen -> isThere(screen, "mark")),
                new PageState("help beside a page", "/admin/blocked-senders", screen -> {
                    screen.page()
                            .locator("section button[aria-haspopup=dialog]")
                            .last()
                            .click();
                    isThere(screen, "[role=dialog] h3");
                }),
                new PageState("palette", "/profile", screen -> {
                    isThere(screen, "h1");
                    screen.press("Control+k");
                    isThere(screen, "[role=dialog]");
                }),
                new PageState("shortcuts", conversation, isOpen.andThen(screen -> {
                    screen.press("Shift+?");
                    isThere(screen, "[role=dialog]");
                })),
                new PageState("not found", "/nothing/here", PageChecks::settle),
                new PageState("ticket not found", "/tickets/all-unsolved/999999999", PageChecks::settle));
    }

    @ParameterizedTest
    @MethodSource("states")
    void isFreeOfBarriersAndComplaintsAndFitsItsWindow(PageState state) {
        var screen = window(state);
        try {
            PageChecks.turn(screen, Look.WIDE);
            state.showIn(screen);
            LOOKS.forEach(look -> PageChecks.check(screen, state.name(), look));
            if (ALSO_WIDE_AND_DARK.contains(state.name())) {
                PageChecks.check(screen, state.name(), Look.WIDE.dark());
            }
            assertThat(screen.complaints()).isEmpty();
        } catch (AssertionError | RuntimeException failed) {
            // the next one begins with a window in which nothing has gone wrong
            windows.remove(isOfStranger(state));
            screen.close();
            throw failed;
        }
    }

    /** One for all pages: it has the desk's files after the first. */
    private static Screen window(PageState state) {
        return windows.computeIfAbsent(
                isOfStranger(state),
                strange -> strange ? house.stranger(Look.WIDE) : house.of(house.anna(), Look.WIDE));
    }

    @Test
    void theDetailsInADrawerAreFreeOfBarriers() {
        var narrow = new Look(1024, 768, ColorScheme.LIGHT, "en-GB");
        try (var screen = house.of(house.anna(), narrow).open("/tickets/all-unsolved/" + tickets.conversation())) {
            assertThat(screen.messages()).hasCount(3);
            screen.press("d");
            isThere(screen, "[role=dialog]");
            for (var look : List.of(narrow, narrow.dark(), Look.PHONE)) {
                PageChecks.check(screen, "details", look);
            }
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void uglyTicketsFitThePhone() {
        try (var screen = house.of(house.anna(), Look.PHONE)) {
            screen.open("/tickets/all-open");
            isThere(screen, "[data-ticket]");
            PageChecks.checkFits(screen, "list");
            for (var ticket : tickets.all()) {
                screen.open("/tickets/all-open/" + ticket);
                isThere(screen, "article");
                PageChecks.settle(screen);
                PageChecks.checkFits(screen, ticket + " at " + tickets);
            }
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "no"})
    void saysAllOfItInTheChosenLanguage(String language) {
        var foreign = DeskTexts.foreignTo(language);
        var look = Look.WIDE.in(language.equals("no") ? "nb-NO" : "sv-SE");
        var found = new ArrayList<String>();
        // one browser for all of them, which has the desk's files after the first
        try (var ours = house.of(house.anna(), look);
                var theirs = house.stranger(look)) {
            states().forEach(state -> found.addAll(
                    PageChecks.foreignWords(isOfStranger(state) ? theirs : ours, state, language, foreign)));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void nothingJumpsWhileAListAndAConversationLoad() {
        try (var screen = house.of(house.anna())) {
            screen.context().addInitScript("""
                    window.shift = 0
                    window.shifts = []
                    new PerformanceObserver((list) => {
                      for (const entry of list.getEntries()) {
                        window.shift += entry.value
                        window.shifts.push(...entry.sources.map((one) => entry.value.toFixed(4) + ' ' + (one.node?.className || one.node?.nodeName)))
                      }
                    }).observe({ type: 'layout-shift', buffered: true })
                    """);
            for (var path : List.of("/tickets/all-open", "/tickets/all-open/" + tickets.conversation())) {
                screen.open(path);
                isThere(screen, path.endsWith("open") ? "[data-ticket]" : "article");
                PageChecks.settle(screen);
                var shift = ((Number) screen.page().evaluate("window.shift")).doubleValue();
                assertThat(shift)
                        .as(path + " " + screen.page().evaluate("window.shifts.join()"))
                        .isLessThan(0.02);
            }
        }
    }
}
