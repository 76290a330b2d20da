package io.svara.people.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.CannotStart;
import io.svara.kernel.Command;
import io.svara.web.TestClient.Answer;
import io.svara.web.TestServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent is added, with a seat (ORG-3). */
class AddAgentTests extends AgentsOffice {

    private static final String TEMPORARY = "violet harbour seven";

    @Test
    void addsAnAgentWhoChangesTheTemporaryPasswordAtTheFirstSignIn() {
        var group = group("Returns");
        var email = TestServer.email();

        var answer = add(Map.of(
                "name",
                "Elin Dahl",
                "email",
                email,
                "department",
                "Kundservice",
                "office",
                "back",
                "maxChats",
                5,
                "temporaryPassword",
                TEMPORARY,
                "groupIds",
                List.of(Long.toString(group.value()))));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().get("temporaryPassword").isNull()).isTrue();
        var made = answer.json().get("agent");
        assertThat(made.get("department").asString()).isEqualTo("Kundservice");
        assertThat(made.get("office").asString()).isEqualTo("back");
        assertThat(made.get("maxChats").asInt()).isEqualTo(5);
        assertThat(made.get("groupIds")).hasSize(1);
        assertThat(made.get("introducedAt").isNull()).isTrue();
        assertThat(accountMails()).isZero();
        var elin = SERVER.client().signIn(email, TEMPORARY);
        assertThat(elin.get("/api/session")
                        .json()
                        .get("agent")
                        .get("mustChangePassword")
                        .asBoolean())
                .isTrue();
        assertThat(elin.get("/api/tickets").status()).isEqualTo(403);
    }

    @Test
    void makesATemporaryPasswordThatIsShownOnceAndSendsTheIntroduction() {
        var email = TestServer.email();

        var answer = as(superadmin)
                .header("Idempotency-Key", email)
                .post("/api/admin/agents", Map.of("name", "Elin", "email", email, "sendIntroduction", true));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var password = answer.json().get("temporaryPassword").asString();
        assertThat(password).matches("([a-z2-7]{4}-){3}[a-z2-7]{4}");
        SERVER.client().signIn(email, password);
        assertThat(answer.json().get("agent").get("introducedAt").isNull()).isFalse();
        assertThat(accountMails()).isOne();
        assertThat(OWNER.fetchCount(DSL.table("idempotency_key"), DSL.condition("body like ?", "%" + password + "%")))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101})
    void refusesAnAgentWhoCouldTakeNoChat(int maxChats) {
        var answer = add(Map.of("name", "Elin", "email", TestServer.email(), "maxChats", maxChats));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors").get(0).get("field").asString()).isEqualTo("maxChats");
        var edited = edit(superadmin, Map.of("maxChats", maxChats));
        assertThat(edited.status()).isEqualTo(400);
    }

    @Test
    void saysOfAllFieldsAtOnceWhatIsWrong() {
        var answer = add(Map.of(
                "name", " ", "email", "nobody", "temporaryPassword", "short", "office", "middle", "maxChats", 0));

        assertThat(answer.json().get("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("name", "email", "temporaryPassword", "office", "maxChats");
    }

    @Test
    void anAddressIsTakenOnceInTheWholeInstallation() {
        var elsewhere = SERVER.superadmin(SERVER.organization());

        var answer = add(Map.of("name", "Elin", "email", elsewhere.email()));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("email-taken");
        assertThat(answer.json().get("detail").asString()).isEqualTo("Email address already exists on another account");
        var edited = edit(agent("Bo"), Map.of("email", elsewhere.email()));
        assertThat(edited.status()).isEqualTo(409);
        assertThat(edited.json().get("detail").asString()).isEqualTo("Email address already exists on another account");
    }

    @Test
    void aNeighboursGroupIsUnknown() {
        var group = group("Returns");
        var neighbour = as(SERVER.superadmin(SERVER.organization()));

        var answer = neighbour.post(
                "/api/admin/agents",
                Map.of("name", "Elin", "email", TestServer.email(), "groupIds", List.of(text(group))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors").get(0).get("code").asString()).isEqualTo("unknown-group");
    }

    @Test
    void addsNobodyBeyondTheLimitWithoutConsent() {
        seats("--limit", "2", "--price", "EUR 29 a month");
        assertThat(add(Map.of("name", "Second", "email", TestServer.email())).status())
                .isEqualTo(201);
        var third = new HashMap<String, Object>(Map.of("name", "Third", "email", TestServer.email()));

        var refused = add(third);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("seat-limit");
        assertThat(refused.json().get("detail").asString()).contains("2 of 2", "EUR 29 a month");
        var list = admin.get("/api/admin/agents").json();
        assertThat(list.get("items")).hasSize(2);
        assertThat(list.get("seats").toString()).isEqualTo("{\"limit\":2,\"used\":2,\"price\":\"EUR 29 a month\"}");

        third.put("acceptExtraSeat", true);
        assertThat(add(third).status()).isEqualTo(201);
        assertThat(facts("agent.seat-added")).containsExactly("{\"used\": 3, \"limit\": 2}");
        seats("--limit", "none");
        assertThat(add(Map.of("name", "Fourth", "email", TestServer.email())).status())
                .isEqualTo(201);
    }

    @Test
    void ofManyAtOnceOneGetsTheLastSeat() throws Exception {
        seats("--limit", "2");

        var answers = together(List.of(
                () -> add(Map.of("name", "One", "email", TestServer.email())),
                () -> add(Map.of("name", "Two", "email", TestServer.email())),
                () -> add(Map.of("name", "Three", "email", TestServer.email())),
                () -> add(Map.of("name", "Four", "email", TestServer.email()))));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409, 409, 409);
        assertThat(admin.get("/api/admin/agents").json().get("items")).hasSize(2);
    }

    @Test
    void theSeatsAreAnOperatorsToSetAndSensible() {
        assertThatThrownBy(() -> seats("--limit", "0")).isInstanceOf(CannotStart.class);
        assertThatThrownBy(() -> seats("--limit", "many")).isInstanceOf(CannotStart.class);
        assertThatThrownBy(() -> seats()).isInstanceOf(CannotStart.class);
        assertThatThrownBy(() -> command().run(List.of("--email", "nobody@nowhere.example", "--limit", "3")))
                .isInstanceOf(CannotStart.class);
    }

    private Command command() {
        return SERVER.beans(Command.class).stream()
                .filter(one -> one.name().equals("seats"))
                .findFirst()
                .orElseThrow();
    }

    private void seats(String... rest) {
        var arguments = new ArrayList<>(List.of("--email", superadmin.email()));
        arguments.addAll(List.of(rest));
        command().run(arguments);
    }
}
