package io.svara.walls;

import static io.svara.walls.House.Thing.AGENT;
import static io.svara.walls.House.Thing.AGENT_PICTURE;
import static io.svara.walls.House.Thing.AGENT_SESSION;
import static io.svara.walls.House.Thing.GROUP;
import static io.svara.walls.House.Thing.LICENCE_LEVEL;
import static io.svara.walls.House.Thing.MAILBOX;

import io.svara.walls.NeighbourCalls.Call;
import io.svara.walls.NeighbourCalls.Made;
import io.svara.web.TestServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@link NeighbourCalls} asks of Admin > Agents. */
final class AgentCalls {

    private static final String ONE = "/api/admin/agents/{id}";

    private AgentCalls() {}

    static List<Call> all() {
        return List.of(
                foreign("GET", ONE + "/sessions", null),
                foreign("GET", ONE + "/mailboxes", null),
                foreign("GET", ONE + "/signature", null),
                foreign("GET", ONE + "/tickets", null),
                call(
                        "GET",
                        "/api/agent-pictures/{hash}",
                        (_, foreign) -> "/api/agent-pictures/" + foreign.id(AGENT_PICTURE),
                        null,
                        "path:hash"),
                foreign("PATCH", ONE, (_, _) -> Map.of("department", "Mine")),
                own("PATCH", ONE, (_, foreign) -> Map.of("groupIds", List.of(foreign.id(GROUP))), "body:groupIds"),
                own(
                        "POST",
                        "/api/admin/agents",
                        (_, foreign) -> Map.of(
                                "name", "New", "email", TestServer.email(), "groupIds", List.of(foreign.id(GROUP))),
                        "body:groupIds"),
                own(
                        "POST",
                        "/api/admin/agents",
                        (_, foreign) -> Map.of(
                                "name", "New",
                                "email", TestServer.email(),
                                "licenceLevelId", foreign.id(LICENCE_LEVEL)),
                        "body:licenceLevelId"),
                level((_, foreign) -> foreign.id(AGENT), (own, _) -> own.id(LICENCE_LEVEL), "body:agentIds"),
                level((own, _) -> own.id(AGENT), (_, foreign) -> foreign.id(LICENCE_LEVEL), "body:licenceLevelId"),
                foreign("PUT", ONE + "/signature", (_, _) -> Map.of("signature", "Mine")),
                foreign("PUT", ONE + "/mailboxes", (_, _) -> Map.of("mailboxIds", List.of())),
                own(
                        "PUT",
                        ONE + "/mailboxes",
                        (_, foreign) -> Map.of("mailboxIds", List.of(foreign.id(MAILBOX))),
                        "body:mailboxIds"),
                foreign("POST", ONE + "/introduction", (_, _) -> Map.of()),
                call(
                        "PUT",
                        "/api/admin/agents/picture",
                        (_, _) -> "/api/admin/agents/picture",
                        (own, foreign) -> Map.of("agentIds", List.of(foreign.id(AGENT)), "picture", own.face()),
                        "body:agentIds"),
                group((_, foreign) -> foreign.id(AGENT), (own, _) -> own.id(GROUP), "body:agentIds"),
                group((own, _) -> own.id(AGENT), (_, foreign) -> foreign.id(GROUP), "body:groupId"),
                foreign("POST", ONE + "/tickets/hand-over", (own, _) -> Map.of("to", superadmin(own))),
                call(
                        "POST",
                        ONE + "/tickets/hand-over",
                        (own, _) -> "/api/admin/agents/" + superadmin(own) + "/tickets/hand-over",
                        (_, foreign) -> Map.of("to", foreign.id(AGENT)),
                        "body:to"),
                session((own, _) -> own.id(AGENT), (_, foreign) -> foreign.id(AGENT_SESSION), "path:session"),
                session((_, foreign) -> foreign.id(AGENT), (own, _) -> own.id(AGENT_SESSION), "path:id"),
                foreign("POST", ONE + "/temporary-password", (_, _) -> Map.of()),
                call(
                        "POST",
                        "/api/admin/agents/log-out",
                        (_, _) -> "/api/admin/agents/log-out",
                        (_, foreign) -> Map.of("agentIds", List.of(foreign.id(AGENT))),
                        "body:agentIds"));
    }

    private static String superadmin(House house) {
        return Long.toString(house.superadmin.id().value());
    }

    private static Call group(Made<String> agent, Made<String> group, String input) {
        return call(
                "POST",
                "/api/admin/agents/group",
                (_, _) -> "/api/admin/agents/group",
                (own, foreign) ->
                        Map.of("agentIds", List.of(agent.of(own, foreign)), "groupId", group.of(own, foreign)),
                input);
    }

    private static Call level(Made<String> agent, Made<String> level, String input) {
        return call(
                "PUT",
                "/api/admin/agents/licence-level",
                (_, _) -> "/api/admin/agents/licence-level",
                (own, foreign) ->
                        Map.of("agentIds", List.of(agent.of(own, foreign)), "licenceLevelId", level.of(own, foreign)),
                input);
    }

    private static Call session(Made<String> agent, Made<String> session, String input) {
        return call(
                "DELETE",
                ONE + "/sessions/{session}",
                (own, foreign) ->
                        "/api/admin/agents/" + agent.of(own, foreign) + "/sessions/" + session.of(own, foreign),
                null,
                input);
    }

    private static Call foreign(String method, String pattern, @Nullable Made<Map<String, Object>> body) {
        return call(method, pattern, (_, foreign) -> pattern.replace("{id}", foreign.id(AGENT)), body, "path:id");
    }

    private static Call own(String method, String pattern, Made<Map<String, Object>> body, String input) {
        return call(method, pattern, (own, _) -> pattern.replace("{id}", own.id(AGENT)), body, input);
    }

    private static Call call(
            String method, String pattern, Made<String> path, @Nullable Made<Map<String, Object>> body, String input) {
        return new Call(method, pattern, path, body, Set.of(input), false, false);
    }
}
