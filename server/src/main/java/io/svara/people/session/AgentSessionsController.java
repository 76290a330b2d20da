package io.svara.people.session;

import io.svara.kernel.AgentId;
import io.svara.kernel.paging.Page;
import io.svara.people.SessionCookie;
import io.svara.people.SessionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "agents")
class AgentSessionsController {

    private final ListAgentSessions listAgentSessions;
    private final EndAgentSession endAgentSession;
    private final LogOutAgents logOutAgents;

    AgentSessionsController(
            ListAgentSessions listAgentSessions, EndAgentSession endAgentSession, LogOutAgents logOutAgents) {
        this.listAgentSessions = listAgentSessions;
        this.endAgentSession = endAgentSession;
        this.logOutAgents = logOutAgents;
    }

    @GetMapping("/api/admin/agents/{id}/sessions")
    @Operation(operationId = "listAgentSessions", summary = "Where an agent is signed in")
    Page<SessionTable.Shown> list(@PathVariable AgentId id, HttpServletRequest request) {
        return listAgentSessions.list(id, SessionCookie.of(request).orElse(null));
    }

    @DeleteMapping("/api/admin/agents/{id}/sessions/{session}")
    @Operation(operationId = "endAgentSession", summary = "Sign an agent out of one session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable AgentId id, @PathVariable SessionId session) {
        endAgentSession.end(id, session);
    }

    @PostMapping("/api/admin/agents/log-out")
    @Operation(operationId = "logOutAgents", summary = "Sign agents out on all their devices")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logOut(@RequestBody LogOutAgents.Request request) {
        logOutAgents.logOut(request);
    }
}
