package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mailboxes.Mailbox;
import io.svara.web.TestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What Mail Flow looks at beside the words of a mail: live, in a mail of the past, and in an example. Each test has an organisation of its own. */
class MailFlowHeaderTests {

    private static final String FLOW = "/api/flows/mail";

    private static Desk desk;
    private static Desk behindRelay;

    @BeforeAll
    static void open() {
        desk = Desk.open();
        behindRelay = Desk.open("--svara.smtp.trusted-relays=127.0.0.0/8");
    }

    @AfterAll
    static void close() {
        desk.close();
        behindRelay.close();
    }

    /** An organisation with one mailbox, on one of the servers. */
    private record Place(Desk at, TestClient api, Mailbox mailbox) {

        static Place on(Desk at) {
            var office = at.office();
            return new Place(
                    at,
                    at.api(office),
                    at.mailbox(office, "header" + office.organization().value() + "@nordvind.example"));
        }

        /** Where the condition holds, the ticket becomes urgent. */
        void publish(String type, Map<String, Object> settings) {
            var condition = Map.of("id", "b1", "type", type, "settings", settings, "exits", Map.of("yes", "b2"));
            var action = Map.of(
                    "id", "b2", "type", "set-priority", "settings", Map.of("priority", "urgent"), "exits", Map.of());
            var graph = Map.of(
                    "format", 1,
                    "entry", "b1",
                    "settings", Map.of("mails", "opening"),
                    "blocks", List.of(condition, action),
                    "layout", Map.of());
            Desk.ok(api.put(FLOW + "/draft", Map.of("graph", graph)));
            Desk.ok(api.post(FLOW + "/publish", Map.of()));
        }

        /** The ticket of a mail that comes by SMTP; the simulator says the same of it as was done. */
        boolean holds(Letter letter) {
            at.receive(mailbox.address(), letter);
            var ticket = Desk.items(api.get("/api/tickets")).getFirst();
            var message = Desk.items(api.get("/api/tickets/" + ticket.path("id").asString() + "/messages"))
                    .getFirst();
            var urgent = ticket.path("priority").asString().equals("urgent");
            assertThat(simulated(Map.of("messageId", message.path("id").asString())))
                    .isEqualTo(urgent);
            return urgent;
        }

        boolean simulated(Map<String, Object> mail) {
            var path = new ArrayList<String>();
            Desk.ok(api.post(FLOW + "/simulate", mail)).path("path").forEach(id -> path.add(id.asString()));
            return path.contains("b2");
        }

        List<JsonNode> history() {
            var ticket =
                    Desk.items(api.get("/api/tickets")).getFirst().path("id").asString();
            return Desk.items(api.get("/api/tickets/" + ticket + "/history"));
        }
    }

    @Test
    void aHeaderIsReadAsItIsMeantLiveAndOfThePast() {
        var place = Place.on(desk);
        place.publish(
                "match-header", Map.of("header", "x-shop", "operator", "equals", "values", List.of("Nordvind Väst")));

        assertThat(place.holds(letter().header("X-Shop", "Elsewhere")
                        .header("X-Shop", "=?utf-8?Q?Nordvind_?=\r\n =?utf-8?B?VsOkc3Q=?=")))
                .isTrue();
    }

    @Test
    void aHeaderThatIsNotThereIsAsAnEmptyOne() {
        var place = Place.on(desk);
        place.publish("match-header", Map.of("header", "X-Shop", "operator", "equals", "values", List.of("")));

        assertThat(place.holds(letter())).isTrue();
    }

    @Test
    void anExampleHasHeadersToo() {
        var place = Place.on(desk);
        place.publish("match-header", Map.of("header", "X-Shop", "operator", "contains", "values", List.of("west")));
        var headers = List.of(Map.of("name", "x-shop", "value", " east "), Map.of("name", "X-SHOP", "value", "West"));

        assertThat(place.simulated(Map.of("input", Map.of("headers", headers)))).isTrue();
        assertThat(place.simulated(Map.of("input", Map.of("headers", headers.subList(0, 1)))))
                .isFalse();
    }

    @Test
    void aTrustedRelaysFilterIsBelievedLiveAndOfThePast() {
        var place = Place.on(behindRelay);
        place.publish("match-spam", Map.of("verdict", "spam"));

        assertThat(place.holds(letter().header("X-Spam-Status", "Yes, score=7.1")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"unknown, true", "spam, false", "not-spam, false"})
    void whatStandsInAMailOfAnybodyElseIsNoVerdict(String verdict, boolean holds) {
        var place = Place.on(desk);
        place.publish("match-spam", Map.of("verdict", verdict));

        assertThat(place.holds(letter().header("X-Spam-Status", "Yes, score=7.1")))
                .isEqualTo(holds);
    }

    @Test
    void anExampleMayBeCalledSpam() {
        var place = Place.on(desk);
        place.publish("match-spam", Map.of("verdict", "spam"));

        assertThat(place.simulated(Map.of("input", Map.of("spam", "spam")))).isTrue();
        assertThat(place.simulated(Map.of("input", Map.of("subject", "Hello")))).isFalse();
        var refused = place.api().post(FLOW + "/simulate", Map.of("input", Map.of("spam", "ham")));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("input.spam");
    }

    @Test
    void theLanguageIsThatOfTheWordsOfHtmlToo() {
        var place = Place.on(desk);
        place.publish("match-language", Map.of("languages", List.of("no", "da")));

        var html = letter().subject("Order 4711")
                .header("MIME-Version", "1.0")
                .header("Content-Type", "text/html; charset=utf-8")
                .text(
                        "<p title='Where is my order'>Jeg har ikke fått <b>bestillingen</b> min ennå. Når kommer den?</p>");

        assertThat(place.holds(html)).isTrue();
    }

    @Test
    void aMailInAnotherLanguageGoesByNo() {
        var place = Place.on(desk);
        place.publish("match-language", Map.of("languages", List.of("no", "da")));

        assertThat(place.holds(
                        letter().subject("Order 4711").text("I have not received my order yet. When will it come?")))
                .isFalse();
    }

    @Test
    void whatTheFlowDidIsToldAsItsDoing() {
        var place = Place.on(desk);
        place.publish("match-header", Map.of("header", "X-Shop", "operator", "contains", "values", List.of("west")));

        place.holds(letter().header("X-Shop", "west"));

        assertThat(causes(place, "ticket.flow-run")).containsExactly("mail-flow:1");
        assertThat(causes(place, "ticket.priority-changed")).containsExactly("mail-flow:1");
        assertThat(causes(place, "ticket.created")).containsExactly("received-mail");
    }

    private static List<String> causes(Place place, String kind) {
        return place.history().stream()
                .filter(entry -> entry.path("kind").asString().equals(kind))
                .map(entry -> entry.path("cause").asString())
                .toList();
    }

    private static Letter letter() {
        return Letter.from("kajsa@customer.example").subject("Question");
    }
}
