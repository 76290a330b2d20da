package io.svara.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.Id;
import io.svara.mail.send.ReplyAddresses;
import io.svara.mail.send.ReplyAddresses.Target;
import io.svara.walls.House.Thing;
import io.svara.walls.NeighbourCalls.Call;
import io.svara.web.TestClient;
import io.svara.web.TestClient.Answer;
import io.svara.web.TestServer;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The walk: every call of the running server with another organisation's ids, and with ids of a mailbox out of sight. */
class NeighbourTests {

    private static final TestServer SERVER = TestServer.shared();
    private static final Set<Integer> REFUSED = Set.of(400, 404, 409, 422);

    private static House alfa;
    private static House bravo;

    @BeforeAll
    static void furnish() {
        alfa = House.furnish(SERVER, "aalfamark");
        bravo = House.furnish(SERVER, "bbravomark");
    }

    @Test
    void everyCallHasItsPlaceInTheWalk() {
        var known = Stream.concat(NeighbourCalls.ALL.stream().map(Call::endpoint), NeighbourCalls.NAME_NOTHING.stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(known)
                .as("a new call needs an entry in NeighbourCalls")
                .isEqualTo(endpoints().keySet());
    }

    /** A path variable, and whatever has an id's type in the query or the body. */
    @Test
    void everyIdThatACallTakesIsTriedWithANeighboursId() {
        endpoints().forEach((endpoint, method) -> {
            var tried = NeighbourCalls.ALL.stream()
                    .filter(call -> call.endpoint().equals(endpoint))
                    .flatMap(call -> call.foreign().stream())
                    .collect(Collectors.toSet());
            assertThat(tried).as(endpoint).containsAll(inputs(method));
        });
    }

    @Test
    void noCallShowsOrChangesANeighboursRows() {
        bravo.awaitQuiet();
        var before = Rows.fingerprint(bravo);
        for (var call : NeighbourCalls.ALL) {
            check(call, send(alfa.client, call, alfa, bravo), bravo.mark);
        }
        alfa.awaitQuiet();
        assertThat(Rows.fingerprint(bravo)).isEqualTo(before);
        assertThat(before)
                .hasSizeGreaterThan(30)
                .allSatisfy((_, print) -> assertThat(print).isNotBlank());
    }

    /** The same requests, made by somebody whose own these things are: none was refused for its form. */
    @Test
    void theSameCallsWorkInsideOnesOwnOrganisation() {
        var charlie = House.furnish(SERVER, "ccharliemark");
        var sent = new HashSet<String>();
        for (var call : NeighbourCalls.ALL) {
            // inside one house, some requests are the same one
            if (!sent.add(call.method() + call.path().of(charlie, charlie) + call.json(charlie, charlie))) {
                continue;
            }
            var answer = send(charlie.client, call, charlie, charlie);
            assertThat(answer.status())
                    .as(call + " " + answer.text())
                    .satisfiesAnyOf(
                            status -> assertThat(status).isBetween(200, 299),
                            status -> assertThat(status).isEqualTo(409));
        }
    }

    @Test
    void noCallShowsOrChangesATicketOfAMailboxOutOfSight() {
        var house = House.furnish(SERVER, "ddeltamark");
        var blind = house.withoutMailbox();
        house.awaitQuiet();
        var before = Rows.fingerprint(house);
        for (var call : NeighbourCalls.ALL) {
            if (call.needsMailbox()) {
                check(call, send(blind, call, house, house), "Question of " + house.mark);
            }
        }
        // that somebody with a token was there is noted
        assertThat(without(Rows.fingerprint(house), "api_token", "membership"))
                .isEqualTo(without(before, "api_token", "membership"));
    }

    @Test
    void listsAndSearchAndEventsKnowNothingOfAMailboxOutOfSight() {
        var house = House.furnish(SERVER, "eechomark");
        var blind = house.withoutMailbox();
        var queries = Stream.concat(
                Stream.of(
                        "",
                        "?q=" + house.mark,
                        "?q=question",
                        "?assignee=" + house.id(Thing.AGENT),
                        "?label=" + house.id(Thing.LABEL),
                        "?type=" + house.id(Thing.TYPE),
                        "?group=" + house.id(Thing.GROUP),
                        "?group=none",
                        "?group=mine",
                        "?mailbox=" + house.id(Thing.MAILBOX),
                        "?assignee=none",
                        "?requester=" + house.id(Thing.CONTACT)),
                Stream.of(
                                "all-unsolved",
                                "my-unsolved",
                                "unassigned",
                                "all-open",
                                "my-starred",
                                "mentions",
                                "solved-closed",
                                "trash")
                        .map(filter -> "?filter=" + filter));
        assertThat(house.client.get("/api/tickets?q=" + house.mark).json().get("items"))
                .isNotEmpty();
        queries.forEach(query ->
                assertThat(items(blind.get("/api/tickets" + query))).as(query).isEmpty());
        assertThat(items(blind.get("/api/outbox"))).isEmpty();
        assertThat(items(blind.get("/api/mailboxes"))).isEmpty();
        assertThat(items(house.client.get("/api/events?cursor=" + house.eventCursor)))
                .isNotEmpty();
        // that a list to choose from has changed is told to all
        assertThat(items(blind.get("/api/events?cursor=" + house.eventCursor)).valueStream())
                .allMatch(event -> Set.of("label", "status", "type", "field")
                        .contains(event.get("subjectKind").asString()));
    }

    @Test
    void aMailThatQuotesTheNeighboursMessageIdStaysInItsOwnHouse() {
        var before = Rows.fingerprint(bravo);
        var tickets = tickets(alfa);
        alfa.deliver(
                List.of(alfa.mailboxAddress),
                "thief@customer.example",
                "Quoting",
                "In-Reply-To: <%1$s>\nReferences: <%1$s>\nCc: %2$s\n".formatted(bravo.internetId, replyAddress(bravo)));
        awaitTickets(alfa, tickets + 1);
        assertThat(Rows.fingerprint(bravo)).isEqualTo(before);
    }

    @Test
    void aMailToBothHousesIsTwoTicketsThatKnowNothingOfEachOther() {
        var here = tickets(alfa);
        var there = tickets(bravo);
        alfa.deliver(List.of(alfa.mailboxAddress, bravo.mailboxAddress), "both@customer.example", "To both", "");
        awaitTickets(alfa, here + 1);
        awaitTickets(bravo, there + 1);
    }

    /** The address proves itself wherever it is written to; it leads to its own ticket and nowhere else. */
    @Test
    void aSignedReplyAddressLeadsToItsOwnHouseOnly() {
        var here = tickets(alfa);
        var there = tickets(bravo);
        var messages = messages(bravo);
        alfa.deliver(
                List.of(replyAddress(bravo)),
                "third@customer.example",
                "Re: Question",
                "In-Reply-To: <%s>\n".formatted(alfa.internetId));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> messages(bravo) == messages + 1);
        alfa.awaitQuiet();
        assertThat(tickets(alfa)).isEqualTo(here);
        assertThat(tickets(bravo)).isEqualTo(there);
    }

    /** Not even an address that we signed ourselves joins a ticket to another organisation. */
    @Test
    void aSignedAddressOfOneHouseWithTheOthersTicketIsUnknown() {
        var mixed = SERVER.bean(ReplyAddresses.class).sign(new Target(alfa.organization, bravo.number(Thing.TICKET)));
        assertThatThrownBy(() -> alfa.deliver(List.of(mixed), "fourth@customer.example", "Mixed", ""))
                .hasStackTraceContaining("550");
    }

    private static void check(Call call, Answer answer, String secret) {
        assertThat(answer.text()).as(call.toString()).doesNotContain(secret);
        if (call.lists()) {
            assertThat(answer.status()).as(call + " " + answer.text()).isEqualTo(200);
            if (!call.foreign().isEmpty()) {
                assertThat(items(answer)).as(call.toString()).isEmpty();
            }
            return;
        }
        assertThat(answer.status()).as(call + " " + answer.text()).isIn(REFUSED);
        assertThat(answer.header("Content-Type")).as(call.toString()).startsWith("application/problem+json");
    }

    private static Answer send(TestClient client, Call call, House own, House foreign) {
        if (NeighbourCalls.UPLOADS.contains(call.endpoint())) {
            return client.send(
                    call.method(),
                    call.path().of(own, foreign),
                    House.form(own.mark),
                    "multipart/form-data; boundary=part");
        }
        return client.send(call.method(), call.path().of(own, foreign), call.json(own, foreign));
    }

    private static Map<String, String> without(Map<String, String> prints, String... tables) {
        var rest = new TreeMap<>(prints);
        rest.keySet().removeAll(Set.of(tables));
        return rest;
    }

    private static JsonNode items(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("items");
    }

    private static String replyAddress(House house) {
        return SERVER.bean(ReplyAddresses.class).sign(new Target(house.organization, house.number(Thing.TICKET)));
    }

    private static long tickets(House house) {
        return Rows.count("ticket", house);
    }

    private static long messages(House house) {
        return Rows.count("message", house);
    }

    private static void awaitTickets(House house, long count) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> tickets(house) == count);
        house.awaitQuiet();
    }

    /** The product's own; the description and the error page take nothing from anybody. */
    private static Map<String, HandlerMethod> endpoints() {
        var endpoints = new TreeMap<String, HandlerMethod>();
        SERVER.bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().getName().startsWith("io.svara.")) {
                for (var path : mapping.getPatternValues()) {
                    var methods = mapping.getMethodsCondition().getMethods();
                    methods.forEach(verb -> endpoints.put(verb + " " + path, method));
                    if (methods.isEmpty()) {
                        endpoints.put("ANY " + path, method);
                    }
                }
            }
        });
        endpoints.keySet().removeAll(NeighbourCalls.BEFORE_ANY_ORGANIZATION);
        endpoints.keySet().removeAll(NeighbourCalls.IN_THE_DEMO_ALONE);
        endpoints.keySet().removeAll(NeighbourCalls.BY_A_SECRET);
        return endpoints;
    }

    private static Set<String> inputs(HandlerMethod handler) {
        return Arrays.stream(handler.getMethod().getParameters())
                .flatMap(NeighbourTests::inputs)
                .collect(Collectors.toSet());
    }

    private static Stream<String> inputs(Parameter parameter) {
        if (parameter.isAnnotationPresent(PathVariable.class)) {
            return Stream.of("path:" + parameter.getName());
        }
        if (parameter.isAnnotationPresent(RequestParam.class) && isId(parameter.getParameterizedType())) {
            return Stream.of("query:" + parameter.getName());
        }
        return parameter.isAnnotationPresent(RequestBody.class) ? body(parameter.getType()) : Stream.of();
    }

    private static Stream<String> body(Class<?> type) {
        var fields = Arrays.stream(type.getDeclaredFields())
                .filter(field -> isId(field.getGenericType()))
                .map(Field::getName);
        var setters = Arrays.stream(type.getDeclaredMethods())
                .filter(NeighbourTests::setsId)
                .map(method -> method.getName().substring(3, 4).toLowerCase(Locale.ROOT)
                        + method.getName().substring(4));
        return Stream.concat(fields, setters).map(name -> "body:" + name);
    }

    private static boolean setsId(Method method) {
        return method.getName().startsWith("set")
                && method.getParameterCount() == 1
                && isId(method.getGenericParameterTypes()[0]);
    }

    /** An id, or some of them. */
    private static boolean isId(Type type) {
        return switch (type) {
            case Class<?> plain -> Id.class.isAssignableFrom(plain);
            case ParameterizedType generic ->
                Arrays.stream(generic.getActualTypeArguments()).anyMatch(NeighbourTests::isId);
            default -> false;
        };
    }
}
