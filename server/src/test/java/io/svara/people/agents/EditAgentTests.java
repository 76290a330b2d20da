package io.svara.people.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.access.Permission;
import io.svara.web.TestServer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** What administrators change of an agent, and what they must not (ORG-4). */
class EditAgentTests extends AgentsOffice {

    @Test
    void changesWhatIsGivenAndLeavesTheRest() {
        var bo = agent("Bo");
        var group = group("Returns", bo);
        var other = group("Invoices");

        var answer = edit(
                bo, Map.of("name", "Bo Berg", "department", "IT", "office", "back", "groupIds", List.of(text(other))));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("name").asString()).isEqualTo("Bo Berg");
        assertThat(answer.json().get("maxChats").asInt()).isEqualTo(3);
        assertThat(answer.json().get("email").asString()).isEqualTo(bo.email());
        assertThat(answer.json().get("groupIds").toString()).isEqualTo("[\"" + other.value() + "\"]");
        assertThat(answer.json().get("version").asLong()).isEqualTo(2);
        assertThat(group).isNotEqualTo(other);
    }

    @Test
    void refusesAChangeOfWhatSomebodyElseHasChanged() {
        var bo = agent("Bo");
        edit(bo, Map.of("name", "Bo Berg", "ifVersion", 1));

        var answer = edit(bo, Map.of("name", "Bo Lind", "ifVersion", 1));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("stale-version");
        assertThat(item(bo).get("name").asString()).isEqualTo("Bo Berg");
    }

    @Test
    void aNewAddressIsTheUsernameAndSessionsGoOn() {
        var bo = agent("Bo");
        var desk = SERVER.client().signIn(bo.email(), TestServer.PASSWORD);
        var email = TestServer.email();

        assertThat(edit(bo, Map.of("email", email.toUpperCase(Locale.ROOT))).status())
                .isEqualTo(200);

        assertThat(desk.get("/api/session").json().get("agent").get("email").asString())
                .isEqualTo(email);
        SERVER.client().signIn(email, TestServer.PASSWORD);
        var old = SERVER.client().post("/api/session", Map.of("email", bo.email(), "password", TestServer.PASSWORD));
        assertThat(old.status()).isEqualTo(401);
    }

    @Test
    void nobodyTakesOverTheSignInOfOneWhoMayMore() {
        var editor = as(agent("Editor", Permission.AGENTS, Permission.EDIT_AGENTS, Permission.REMOVE_AGENTS));
        var labels = agent("Labels", Permission.LABELS);
        for (var stronger : List.of(superadmin, labels)) {
            var path = "/api/admin/agents/" + stronger.id().value();
            assertThat(patch(editor, path, Map.of("email", TestServer.email())).status())
                    .isEqualTo(403);
            assertThat(editor.post(path + "/temporary-password", Map.of()).status())
                    .isEqualTo(403);
            assertThat(editor.delete("/api/agents/" + stronger.id().value()).status())
                    .isEqualTo(403);
            SERVER.client().signIn(stronger.email(), TestServer.PASSWORD);
        }
        var path = "/api/admin/agents/" + labels.id().value();
        assertThat(editor.post(path + "/temporary-password", Map.of()).code()).isEqualTo("more-rights");
        assertThat(patch(editor, path, Map.of("name", "Lisa")).status()).isEqualTo(200);
        var weaker = agent("Weaker", Permission.EDIT_AGENTS);
        assertThat(editor.post("/api/admin/agents/" + weaker.id().value() + "/temporary-password", Map.of())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void onlyASuperadminMakesOne() {
        var bo = agent("Bo");
        var editor = agent("Editor", Permission.EDIT_AGENTS);
        for (var target : List.of(bo, editor)) {
            var path = "/api/admin/agents/" + target.id().value();
            assertThat(patch(as(editor), path, Map.of("superadmin", true)).status())
                    .isEqualTo(403);
        }
        edit(bo, Map.of("superadmin", true));
        var path = "/api/admin/agents/" + bo.id().value();
        assertThat(patch(as(editor), path, Map.of("superadmin", false)).status())
                .isEqualTo(403);
        assertThat(item(bo).get("superadmin").asBoolean()).isTrue();
        assertThat(edit(bo, Map.of("superadmin", false)).status()).isEqualTo(200);
    }

    @Test
    void theLastSuperadminStays() {
        var demoted = edit(superadmin, Map.of("superadmin", false));

        assertThat(demoted.status()).isEqualTo(409);
        assertThat(demoted.code()).isEqualTo("last-superadmin");
        assertThat(demoted.json().get("detail").asString())
                .isEqualTo("This is the last superadmin. Make another agent superadmin first.");
        assertThat(admin.delete("/api/agents/" + superadmin.id().value()).code())
                .isEqualTo("own-agent");
    }

    @Test
    void ofTwoSuperadminsWhoGoAtOnceOneStays() throws Exception {
        for (var round = 0; round < 5; round++) {
            makeOrganization();
            var second = SERVER.superadmin(organization);
            var other = as(second);
            together(List.of(
                    () -> patch(admin, path(second), Map.of("superadmin", false)),
                    () -> patch(other, path(superadmin), Map.of("superadmin", false)),
                    () -> admin.delete("/api/agents/" + second.id().value()),
                    () -> other.delete("/api/agents/" + superadmin.id().value())));
            assertThat(OWNER.fetchCount(
                            DSL.table("agent"),
                            DSL.condition(
                                    "organization_id = ? and superadmin and removed_at is null", organization.value())))
                    .isPositive();
        }
    }
}
