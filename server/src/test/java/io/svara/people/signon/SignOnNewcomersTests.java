package io.svara.people.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.CannotStart;
import io.svara.kernel.Command;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.mainjob.Desk;
import io.svara.people.GroupId;
import io.svara.people.Groups;
import io.svara.web.TestServer.TestAgent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Who becomes an agent as they come, and the groups that follow the provider. */
class SignOnNewcomersTests extends SignOnOffice {

    @Test
    void makesAnAgentOfWhomTheProviderKnowsWhereThatIsWanted() {
        var everybody = group("Everybody");
        set(Map.of("justInTime", true, "office", "back", "defaultGroupIds", List.of(text(everybody))));
        var browser = desk.server().client();

        assertThat(signIn(browser, "new@" + domain).status()).isEqualTo(200);

        var session = browser.get("/api/session").json();
        assertThat(session.path("agent").path("name").asString()).isEqualTo("Sven new@" + domain);
        assertThat(session.path("agent").path("superadmin").asBoolean(true)).isFalse();
        assertThat(members(everybody))
                .containsExactly(session.path("agent").path("id").asString());
    }

    @Test
    void makesNobodyOtherwise() {
        set(Map.of());

        assertThat(signIn(desk.server().client(), "new@" + domain).code()).isEqualTo("no-agent");
    }

    @Test
    void makesNobodyOfAnotherDomain() {
        set(Map.of("justInTime", true));

        assertThat(signIn(desk.server().client(), "new@elsewhere.example").code())
                .isEqualTo("foreign-domain");
    }

    @Test
    void putsAgentsIntoTheGroupsThatStandForTheProvidersAndTakesThemOut() {
        var sales = group("Sales");
        var support = group("Support");
        var own = group("By hand");
        set(Map.of(
                "groupClaim",
                "groups",
                "groups",
                List.of(
                        Map.of("value", "sales", "groupId", text(sales)),
                        Map.of("value", "support", "groupId", text(support)))));
        var bo = agent("bo@" + domain);
        join(own, bo);
        provider.says(Map.of("groups", List.of("sales", "others")));
        signIn(desk.server().client(), "bo@" + domain);
        assertThat(members(sales)).hasSize(1);
        assertThat(members(support)).isEmpty();

        provider.says(Map.of("groups", List.of("support")));
        signIn(desk.server().client(), "bo@" + domain);

        assertThat(members(sales)).isEmpty();
        assertThat(members(support)).hasSize(1);
        assertThat(members(own))
                .as("what nothing at the provider stands for stays")
                .hasSize(1);
    }

    @Test
    void forgetsWhatStandsForAGroupOnceTheGroupIsRemoved() {
        var sales = group("Sales");
        set(Map.of(
                "groupClaim",
                "groups",
                "groups",
                List.of(Map.of("value", "sales", "groupId", text(sales))),
                "defaultGroupIds",
                List.of(text(sales))));
        agent("bo@" + domain);
        Desk.ok(admin.get("/api/admin/groups/" + text(sales)));
        assertThat(admin.delete("/api/admin/groups/" + text(sales)).status()).isEqualTo(204);
        provider.says(Map.of("groups", List.of("sales")));

        assertThat(signIn(desk.server().client(), "bo@" + domain).status()).isEqualTo(200);

        assertThat(members(sales)).isEmpty();
        var settings = admin.get("/api/security/single-sign-on").json();
        assertThat(settings.path("groups")).isEmpty();
        assertThat(settings.path("defaultGroupIds")).isEmpty();
    }

    @Test
    void givesANewcomerTheLevelThatIsSet() {
        var chat = level("Chat");
        set(Map.of("justInTime", true, "licenceLevelId", chat));
        assertThat(admin.get("/api/security/single-sign-on")
                        .json()
                        .path("licenceLevelId")
                        .asString())
                .isEqualTo(chat);
        var bo = agent("bo@" + domain);

        assertThat(signIn(desk.server().client(), "new@" + domain).status()).isEqualTo(200);
        assertThat(signIn(desk.server().client(), "bo@" + domain).status()).isEqualTo(200);

        assertThat(levelOf("new@" + domain)).isEqualTo(chat);
        assertThat(levelOf(bo.email())).as("who has been here before").isEmpty();
    }

    @Test
    void givesANewcomerAllServicesWhereNoLevelIsSet() {
        level("Chat");
        set(Map.of("justInTime", true));

        assertThat(signIn(desk.server().client(), "new@" + domain).status()).isEqualTo(200);

        assertThat(levelOf("new@" + domain)).isEmpty();
    }

    @Test
    void takesNoLevelThatIsNotThereAndSaysWhichThereAre() {
        var chat = level("Chat");
        levels("set", "Gone", "call");
        var gone = levelNamed("Gone");
        levels("remove", "Gone");

        var refused =
                admin.put("/api/security/single-sign-on", settings(Map.of("justInTime", true, "licenceLevelId", gone)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("licenceLevelId");
        assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo("unknown");
        var offered = admin.get("/api/security/single-sign-on").json().path("licenceLevels");
        assertThat(offered).hasSize(1);
        assertThat(offered.get(0).path("id").asString()).isEqualTo(chat);
        assertThat(neighbour().get("/api/security/single-sign-on").json().path("licenceLevels"))
                .isEmpty();
    }

    @Test
    void keepsALevelFromBeingRemovedAsLongAsNewcomersGetIt() {
        var chat = level("Chat");
        put(Map.of("justInTime", true, "licenceLevelId", chat));

        assertThatThrownBy(() -> levels("remove", "Chat"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is what new agents get by single sign-on")
                .hasMessageContaining("Admin > Security");

        // nobody is made by themselves any more: then it stands nowhere
        put(Map.of("justInTime", false, "licenceLevelId", chat, "ifVersion", 1));
        levels("remove", "Chat");
        assertThat(admin.get("/api/security/single-sign-on").json().path("licenceLevels"))
                .isEmpty();
    }

    private String level(String name) {
        levels("set", name, "chat");
        return levelNamed(name);
    }

    private String levelNamed(String name) {
        return Objects.requireNonNull(desk.value("select id::text from licence_level where organization_id = "
                + office.organization().value() + " and name = '" + name + "'"));
    }

    private String levelOf(String email) {
        return Objects.requireNonNull(
                desk.value("select coalesce(licence_level_id::text, '') from agent where organization_id = "
                        + office.organization().value() + " and email = '" + email + "'"));
    }

    private void levels(String... words) {
        var arguments = new ArrayList<>(List.of("--email", office.agent().email()));
        arguments.addAll(List.of(words));
        desk.server().beans(Command.class).stream()
                .filter(one -> one.name().equals("levels"))
                .findFirst()
                .orElseThrow()
                .run(arguments);
    }

    private GroupId group(String name) {
        var made = new GroupId[1];
        within(() -> made[0] = desk.server().bean(Groups.class).add(name, List.of()));
        return made[0];
    }

    private void join(GroupId group, TestAgent agent) {
        within(() -> desk.server().bean(SignOnRows.class).join(agent.id(), group));
    }

    private void within(Runnable work) {
        Scope.run(
                new Actor.Svara(office.organization(), "test"),
                () -> desk.server().bean(TransactionTemplate.class).executeWithoutResult(_ -> work.run()));
    }

    private List<String> members(GroupId group) {
        var found = desk.value(
                "select coalesce(string_agg(agent_id::text, ','), '') from agent_group_member where group_id = "
                        + group.value());
        return found == null || found.isEmpty() ? List.of() : List.of(found.split(","));
    }

    private static String text(GroupId group) {
        return Long.toString(group.value());
    }
}
