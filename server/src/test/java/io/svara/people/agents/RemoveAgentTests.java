package io.svara.people.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.access.Permission;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** Who goes, and what becomes of their tickets (ORG-4). */
class RemoveAgentTests extends AgentsOffice {

    @Test
    void whoIsRemovedLeavesEverythingButTheName() {
        var bo = agent("Bo");
        var group = group("Returns", bo);
        var support = mailbox();
        admin.put(path(bo) + "/mailboxes", Map.of("mailboxIds", List.of(text(support))));
        var desk = SERVER.client().signIn(bo.email(), TestServer.PASSWORD);
        var token = SERVER.token(bo);

        assertThat(admin.delete("/api/agents/" + bo.id().value()).status()).isEqualTo(204);

        assertThat(desk.get("/api/session").status()).isEqualTo(401);
        assertThat(SERVER.client().token(token).get("/api/session").status()).isEqualTo(401);
        assertThat(SERVER.client()
                        .post("/api/session", Map.of("email", bo.email(), "password", TestServer.PASSWORD))
                        .status())
                .isEqualTo(401);
        for (var table : List.of("agent_group_member", "mailbox_agent", "membership")) {
            assertThat(OWNER.fetchCount(
                            DSL.table(table),
                            DSL.condition(
                                    "organization_id = ? and agent_id = ?",
                                    organization.value(),
                                    bo.id().value())))
                    .as(table)
                    .isZero();
        }
        assertThat(OWNER.fetchValue(
                        "select name from agent where id = ?", bo.id().value()))
                .isEqualTo("Bo");
        assertThat(admin.get("/api/admin/agents").json().get("items")).hasSize(1);
        assertThat(admin.delete("/api/agents/" + bo.id().value()).status()).isEqualTo(404);
        assertThat(edit(bo, Map.of("name", "Back")).status()).isEqualTo(404);
        assertThat(add(Map.of("name", "Bo again", "email", bo.email())).status())
                .isEqualTo(201);
        assertThat(group.value()).isPositive();
    }

    @Test
    void openTicketsAreHandedOverEachWithItsHistory() {
        var bo = agent("Bo");
        var cia = agent("Cia");
        var support = mailbox();
        for (var agent : List.of(bo, cia, superadmin)) {
            inside(() -> SERVER.bean(Mailboxes.class).grant(support, agent.id()));
        }
        var open = List.of(ticket(support, bo), ticket(support, bo));
        var solved = ticket(support, bo);
        patch(admin, "/api/tickets/" + solved, Map.of("status", "solved"));
        var trashed = ticket(support, bo);
        admin.delete("/api/tickets/" + trashed);
        var tickets = path(bo) + "/tickets";
        assertThat(admin.get(tickets).json().get("count").asInt()).isEqualTo(2);

        var answer = admin.post(tickets + "/hand-over", Map.of("to", text(cia.id())));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("count").asInt()).isEqualTo(2);
        for (var ticket : open) {
            assertThat(assignee(ticket)).isEqualTo(text(cia.id()));
            assertThat(admin.get("/api/tickets/" + ticket + "/history").text()).contains("ticket.assigned");
        }
        assertThat(assignee(solved)).isEqualTo(text(bo.id()));
        assertThat(admin.get(tickets).json().get("count").asInt()).isZero();

        var toNobody = new HashMap<String, Object>();
        toNobody.put("to", null);
        assertThat(admin.post(path(cia) + "/tickets/hand-over", toNobody)
                        .json()
                        .get("count")
                        .asInt())
                .isEqualTo(2);
        assertThat(assignee(open.getFirst())).isEmpty();
    }

    /** Or who is refused the removal would have taken the tickets all the same. */
    @Test
    void ticketsOfOneWhoCannotBeRemovedStay() {
        var support = mailbox();
        inside(() -> SERVER.bean(Mailboxes.class).grant(support, superadmin.id()));
        var ticket = ticket(support, superadmin);
        var remover = as(agent("Remover", Permission.REMOVE_AGENTS));
        var toNobody = new HashMap<String, Object>();
        toNobody.put("to", null);

        assertThat(remover.post(path(superadmin) + "/tickets/hand-over", toNobody)
                        .status())
                .isEqualTo(403);
        assertThat(admin.post(path(superadmin) + "/tickets/hand-over", toNobody).code())
                .isEqualTo("own-agent");

        assertThat(assignee(ticket)).isEqualTo(text(superadmin.id()));
    }

    @Test
    void ticketsAreHandedToColleaguesAlone() {
        var bo = agent("Bo");
        var neighbour = SERVER.superadmin(SERVER.organization());
        var path = path(bo) + "/tickets/hand-over";

        assertThat(admin.post(path, Map.of("to", text(neighbour.id()))).status())
                .isEqualTo(400);
        assertThat(admin.post(path, Map.of("to", text(bo.id()))).status()).isEqualTo(400);
        assertThat(as(neighbour).post(path, Map.of("to", text(neighbour.id()))).status())
                .isEqualTo(404);
    }

    private String ticket(MailboxId mailbox, TestAgent assignee) {
        var answer = admin.post(
                "/api/tickets",
                Map.of(
                        "mailboxId",
                        text(mailbox),
                        "to",
                        List.of("kajsa@customer.example"),
                        "subject",
                        "Question",
                        "text",
                        "Hello",
                        "assigneeId",
                        text(assignee.id())));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private String assignee(String ticket) {
        var shown = admin.get("/api/tickets/" + ticket).json();
        return (shown.has("ticket") ? shown.get("ticket") : shown)
                .path("assigneeId")
                .asString("");
    }
}
