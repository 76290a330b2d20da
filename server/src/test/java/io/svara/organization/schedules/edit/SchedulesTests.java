package io.svara.organization.schedules.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.organization.schedules.ScheduleId;
import io.svara.organization.schedules.ScheduleUse.User;
import io.svara.organization.schedules.Schedules;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.Office;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestClient;
import io.svara.web.TestClient.Answer;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.support.TransactionTemplate;
import svara.testing.BoundSchedules;
import tools.jackson.databind.JsonNode;

/** Schedules over HTTP. */
class SchedulesTests {

    /** With something that binds schedules. */
    private static final TestServer SERVER = TestServer.start(List.of(BoundSchedules.class));

    private final TestAgent anna = SERVER.superadmin(SERVER.organization());
    private final TestClient client = SERVER.client().token(SERVER.token(anna));

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void keepsAllThatWasSaidAndListsByName() {
        var late = create(body("Late", rules()));
        var made = create(body("early", full()));

        var shown = client.get("/api/schedules/" + id(made).value()).json();
        assertThat(shown.get("name").asString()).isEqualTo("early");
        assertThat(shown.get("version").asLong()).isEqualTo(1);
        assertThat(shown.get("usedBy")).isEmpty();
        assertThat(shown.get("rules")).isEqualTo(made.get("rules"));
        var rules = shown.get("rules");
        assertThat(rules.get("zone").asString()).isEqualTo("Europe/Stockholm");
        assertThat(rules.at("/week/monday").toString())
                .isEqualTo("[{\"from\":\"08:00\",\"to\":\"12:00\"},{\"from\":\"13:00\",\"to\":\"24:00\"}]");
        assertThat(rules.at("/week/sunday")).isEmpty();
        assertThat(rules.at("/exceptions/0").toString())
                .isEqualTo("{\"from\":\"2026-12-24\",\"to\":\"2026-12-24\",\"name\":\"Christmas Eve\",\"hours\":[]}");
        assertThat(rules.at("/exceptions/1/to").asString()).isEqualTo("2027-07-18");
        assertThat(rules.at("/holidayCalendars/0").asString()).isEqualTo("se");

        var items = client.get("/api/schedules").json().get("items");
        assertThat(List.of(id(items.get(0)), id(items.get(1)))).containsExactly(id(made), id(late));
    }

    @Test
    void calculatesWithWhatIsKept() {
        var id = id(create(body("Office", full())));
        var hours = Scope.call(
                new Actor.Svara(anna.organization(), "test"),
                () -> SERVER.bean(TransactionTemplate.class)
                        .execute(_ -> SERVER.bean(Schedules.class).hours(id)));
        assertThat(hours).isPresent();
        // Christmas Day is a Friday, and the Monday after it an ordinary one
        assertThat(hours.get().opensAt(Instant.parse("2026-12-24T23:30:00Z")))
                .contains(Instant.parse("2026-12-28T07:00:00Z"));
    }

    @Test
    void isWrittenAnewWholeAndRefusesAnOldVersion() throws SQLException {
        var id = id(create(body("Office", full())));
        var change = new HashMap<>(body("Office hours", rules()));
        change.put("ifVersion", 1);
        var changed = client.put("/api/schedules/" + id.value(), change);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().get("version").asLong()).isEqualTo(2);
        assertThat(changed.json().at("/rules/exceptions")).isEmpty();

        var stale = client.put("/api/schedules/" + id.value(), change);
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.code()).isEqualTo("stale-version");

        // what it says already is no change
        change.remove("ifVersion");
        assertThat(client.put("/api/schedules/" + id.value(), change)
                        .json()
                        .get("version")
                        .asLong())
                .isEqualTo(2);
        assertThat(log(id))
                .containsExactly(
                        "schedule.created {}",
                        "schedule.changed {\"name\": true, \"week\": true, \"zone\": false, \"holidays\": true, \"exceptions\": true}");
    }

    @Test
    void hasANameOfItsOwn() {
        create(body("Office", rules()));
        var other = id(create(body("Shop", rules())));
        assertThat(client.post("/api/schedules", body(" OFFICE ", rules())).code())
                .isEqualTo("schedule-exists");
        assertThat(client.put("/api/schedules/" + other.value(), body("office", rules()))
                        .code())
                .isEqualTo("schedule-exists");
        assertThat(client.put("/api/schedules/" + other.value(), body("SHOP", rules()))
                        .status())
                .isEqualTo(200);
        // another organisation's is its own affair
        var stranger = SERVER.superadmin(SERVER.organization());
        assertThat(SERVER.client()
                        .token(SERVER.token(stranger))
                        .post("/api/schedules", body("Office", rules()))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void isRemovedOnlyWhenNothingIsBoundToIt() throws SQLException {
        var id = id(create(body("Office", rules())));
        var bound = SERVER.bean(BoundSchedules.class);
        bound.bind(id, new User("mailbox", "Support"), new User("brand", "Nordvind"));

        assertThat(client.get("/api/schedules/" + id.value())
                        .json()
                        .at("/usedBy/0/name")
                        .asString())
                .isEqualTo("Support");
        var refused = client.delete("/api/schedules/" + id.value());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("schedule-in-use");
        assertThat(refused.text()).contains("mailbox \\\"Support\\\", brand \\\"Nordvind\\\"");

        bound.free(id);
        assertThat(client.delete("/api/schedules/" + id.value()).status()).isEqualTo(204);
        assertThat(client.get("/api/schedules/" + id.value()).code()).isEqualTo("schedule-not-found");
        assertThat(client.delete("/api/schedules/" + id.value()).status()).isEqualTo(404);
        assertThat(log(id)).last().isEqualTo("schedule.removed {}");
    }

    @Test
    void isAdministeredByThoseWithThePermissionAndSeenByAll() {
        var id = id(create(body("Office", rules())));
        var bo = SERVER.client().token(SERVER.token(SERVER.agent(anna.organization())));
        assertThat(bo.get("/api/schedules").json().get("items")).hasSize(1);
        for (var refused : List.of(
                bo.get("/api/schedules/" + id.value()),
                bo.post("/api/schedules", body("Mine", rules())),
                bo.put("/api/schedules/" + id.value(), body("Mine", rules())),
                bo.delete("/api/schedules/" + id.value()),
                bo.post("/api/schedules/preview", Map.of("rules", rules())),
                bo.get("/api/holiday-calendars"),
                bo.get("/api/holidays?calendar=se"))) {
            assertThat(refused.status()).as(refused.text()).isEqualTo(403);
        }
        var carin = SERVER.add(
                anna.organization(),
                new NewAgent(
                        "Carin",
                        TestServer.email(),
                        TestServer.PASSWORD,
                        PasswordKind.OWN,
                        "",
                        Office.FRONT,
                        false,
                        Set.of(Permission.SCHEDULES)));
        var planner = SERVER.client().token(SERVER.token(carin));
        assertThat(planner.post("/api/schedules", body("Shop", rules())).status())
                .isEqualTo(201);
    }

    static Stream<Arguments> whatCannotBeTaken() {
        return Stream.of(
                Arguments.of("rules.zone", "unknown-zone", with("zone", "Europe/Atlantis")),
                Arguments.of("rules.zone", "unknown-zone", with("zone", "+01:00")),
                Arguments.of("rules.week", "required", with("week", null)),
                Arguments.of("rules.week.monday[0].to", "before-start", monday("17:00", "08:00")),
                Arguments.of("rules.week.monday[0].to", "before-start", monday("08:00", "08:00")),
                Arguments.of("rules.week.monday[0].from", "invalid-time", monday("8:00", "09:00")),
                Arguments.of("rules.week.monday[0].to", "before-start", monday("24:00", "24:00")),
                Arguments.of("rules.week.monday[0].to", "invalid-time", monday("08:00", "24:01")),
                Arguments.of("rules.week.monday[0].to", "invalid-time", monday("08:00", null)),
                Arguments.of(
                        "rules.week.monday[1].from",
                        "overlapping",
                        with("week", Map.of("monday", List.of(hours("08:00", "12:00"), hours("11:59", "13:00"))))),
                Arguments.of(
                        "rules.week.monday",
                        "too-many",
                        with(
                                "week",
                                Map.of(
                                        "monday",
                                        IntStream.range(0, 13)
                                                .mapToObj(hour ->
                                                        hours("%02d:00".formatted(hour), "%02d:30".formatted(hour)))
                                                .toList()))),
                Arguments.of("rules.exceptions[0].from", "required", exceptions(Map.of("name", "No day"))),
                Arguments.of("rules.exceptions[0].from", "required", exceptions(Map.of("from", "+12026-01-01"))),
                Arguments.of("rules.exceptions[0].from", "wrong-type", exceptions(Map.of("from", "2026-02-30"))),
                Arguments.of(
                        "rules.exceptions[0].to",
                        "before-start",
                        exceptions(Map.of("from", "2026-12-24", "to", "2026-12-23"))),
                Arguments.of(
                        "rules.exceptions[0].to",
                        "too-long",
                        exceptions(Map.of("from", "2026-12-24", "to", "2028-12-24"))),
                Arguments.of(
                        "rules.exceptions[0].hours[0].to",
                        "before-start",
                        exceptions(Map.of("from", "2026-12-24", "hours", List.of(hours("12:00", "10:00"))))),
                Arguments.of(
                        "rules.exceptions[0].name",
                        "too-long",
                        exceptions(Map.of("from", "2026-12-24", "name", "x".repeat(101)))),
                Arguments.of(
                        "rules.exceptions[1].from",
                        "overlapping",
                        exceptions(Map.of("from", "2026-12-20", "to", "2026-12-26"), Map.of("from", "2026-12-24"))),
                Arguments.of("rules.holidayCalendars[0]", "unknown-calendar", with("holidayCalendars", List.of("xx"))));
    }

    @ParameterizedTest
    @MethodSource("whatCannotBeTaken")
    void saysWhichFieldCannotBeTaken(String field, String code, Map<String, Object> rules) {
        for (var answer : List.of(
                client.post("/api/schedules", body("Office", rules)),
                client.post("/api/schedules/preview", Map.of("rules", rules)))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.json().get("errors")).as(answer.text()).anySatisfy(error -> {
                assertThat(error.get("field").asString()).isEqualTo(field);
                assertThat(error.get("code").asString()).isEqualTo(code);
            });
        }
    }

    @Test
    void saysAllThatCannotBeTakenAtOnce() {
        var rules = new HashMap<>(monday("17:00", "08:00"));
        rules.put("zone", "Nowhere");
        var answer = client.post("/api/schedules", body("", rules));
        assertThat(answer.json().get("errors")).hasSize(3);
        assertThat(client.post("/api/schedules", Map.of("name", "Office")).text())
                .contains("\"rules\"");
    }

    @Test
    void previewsDaysWithTheirReason() {
        var answer = preview(Map.of("rules", full(), "from", "2026-12-23", "days", 10, "language", "sv"));
        var days = answer.get("days");
        assertThat(days).hasSize(10);
        assertThat(days.get(0).toString())
                .isEqualTo(
                        "{\"date\":\"2026-12-23\",\"hours\":[{\"from\":\"08:00\",\"to\":\"12:00\"},{\"from\":\"13:00\",\"to\":\"24:00\"}],\"reason\":\"week\",\"name\":null}");
        assertThat(days.get(1).toString())
                .isEqualTo(
                        "{\"date\":\"2026-12-24\",\"hours\":[],\"reason\":\"exception\",\"name\":\"Christmas Eve\"}");
        assertThat(days.get(2).toString())
                .isEqualTo("{\"date\":\"2026-12-25\",\"hours\":[],\"reason\":\"holiday\",\"name\":\"Juldagen\"}");
    }

    /** The servers' clock stands on Sunday 22 November 2026, 11 o'clock in Stockholm, until tests move it on. */
    @Test
    void previewsFromTodayOnAndSaysWhatIsNow() {
        var now = SERVER.clock().instant();
        var open = new HashMap<>(with("week", everyDay("00:00", "24:00")));
        assertThat(preview(Map.of("rules", open)).get("openNow").asBoolean()).isTrue();
        assertThat(preview(Map.of("rules", open)).get("changesAt").isNull()).isTrue();
        assertThat(preview(Map.of("rules", open)).get("days")).hasSize(28);
        assertThat(preview(Map.of("rules", open)).at("/days/0/date").asString())
                .isEqualTo(
                        now.atZone(ZoneId.of("Europe/Stockholm")).toLocalDate().toString());

        var closed = preview(Map.of("rules", with("week", Map.of())));
        assertThat(closed.get("openNow").asBoolean(true)).isFalse();
        assertThat(closed.get("changesAt").isNull()).isTrue();

        for (var days : List.of(0, 401)) {
            assertThat(client.post("/api/schedules/preview", Map.of("rules", open, "days", days))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void offersCalendarsAndTheirHolidays() {
        var countries = client.get("/api/holiday-calendars?language=sv").json().get("items");
        assertThat(countries.toString()).contains("{\"code\":\"se\",\"name\":\"Sverige\"}");
        var sweden =
                client.get("/api/holidays?calendar=se&year=2027&language=no").json();
        assertThat(sweden.get("name").asString()).isEqualTo("Sverige");
        assertThat(sweden.get("parts")).isEmpty();
        assertThat(sweden.get("holidays").toString()).contains("{\"date\":\"2027-06-06\",\"name\":\"Nasjonaldagen\"}");
        assertThat(client.get("/api/holidays?calendar=de").json().get("parts")).hasSize(16);
        assertThat(client.get("/api/holidays?calendar=xx").code()).isEqualTo("holiday-calendar-not-found");
        assertThat(client.get("/api/holidays?calendar=se&year=99999").status()).isEqualTo(400);
    }

    private JsonNode preview(Map<String, Object> request) {
        var answer = client.post("/api/schedules/preview", request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode create(Map<String, Object> body) {
        Answer answer = client.post("/api/schedules", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static ScheduleId id(JsonNode schedule) {
        return new ScheduleId(Long.parseLong(schedule.get("id").asString()));
    }

    private static List<String> log(ScheduleId id) throws SQLException {
        var entries = new ArrayList<String>();
        try (var connection = TestServer.owner().getConnection();
                var statement = connection.prepareStatement(
                        "select kind, facts from log_entry where subject_kind = 'schedule' and subject_id = ? order by id")) {
            statement.setLong(1, id.value());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    entries.add(rows.getString(1) + " " + rows.getString(2));
                }
            }
        }
        return entries;
    }

    private static Map<String, Object> body(String name, Map<String, Object> rules) {
        return Map.of("name", name, "rules", rules);
    }

    private static Map<String, Object> rules() {
        return monday("08:00", "17:00");
    }

    /** Two intervals on weekdays, an exception of a day and one of weeks, and Sweden's holidays. */
    private static Map<String, Object> full() {
        var hours = List.of(hours("13:00", "24:00"), hours("08:00", "12:00"));
        var rules = new HashMap<>(with(
                "week",
                Map.of("monday", hours, "tuesday", hours, "wednesday", hours, "thursday", hours, "friday", hours)));
        rules.put(
                "exceptions",
                List.of(
                        Map.of("from", "2027-06-28", "to", "2027-07-18", "hours", List.of(hours("10:00", "14:00"))),
                        Map.of("from", "2026-12-24", "name", " Christmas Eve ")));
        rules.put("holidayCalendars", List.of("se"));
        return rules;
    }

    private static Map<String, Object> with(String field, @Nullable Object value) {
        var rules = new HashMap<String, Object>();
        rules.put("zone", "Europe/Stockholm");
        rules.put("week", Map.of());
        rules.put(field, value);
        return rules;
    }

    private static Map<String, Object> monday(String from, @Nullable String to) {
        return with("week", Map.of("monday", List.of(hours(from, to))));
    }

    private static Map<String, Object> exceptions(Map<?, ?>... exceptions) {
        return with("exceptions", List.of(exceptions));
    }

    private static Map<String, Object> everyDay(String from, String to) {
        var days = new HashMap<String, Object>();
        for (var day : List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")) {
            days.put(day, List.of(hours(from, to)));
        }
        return days;
    }

    private static Map<String, Object> hours(String from, @Nullable String to) {
        var hours = new HashMap<String, Object>();
        hours.put("from", from);
        hours.put("to", to);
        return hours;
    }
}
