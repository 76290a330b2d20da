package io.svara.tickets.letter;

import io.svara.kernel.AgentId;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SignatureController {

    private final ShowSignature showSignature;
    private final ChangeSignature changeSignature;
    private final ShowAgentSignature showAgentSignature;
    private final ChangeAgentSignature changeAgentSignature;

    SignatureController(
            ShowSignature showSignature,
            ChangeSignature changeSignature,
            ShowAgentSignature showAgentSignature,
            ChangeAgentSignature changeAgentSignature) {
        this.showSignature = showSignature;
        this.changeSignature = changeSignature;
        this.showAgentSignature = showAgentSignature;
        this.changeAgentSignature = changeAgentSignature;
    }

    @GetMapping("/api/session/agent/signature")
    @Operation(operationId = "getSignature", summary = "One's own signature")
    SignatureView show() {
        return showSignature.show();
    }

    @PutMapping("/api/session/agent/signature")
    @Operation(operationId = "changeSignature", summary = "Write one's own signature anew")
    SignatureView change(@RequestBody ChangeSignature.Request request) {
        return changeSignature.change(request);
    }

    @GetMapping("/api/admin/agents/{id}/signature")
    @Operation(operationId = "getAgentSignature", summary = "Another agent's signature")
    SignatureView showOf(@PathVariable AgentId id) {
        return showAgentSignature.show(id);
    }

    @PutMapping("/api/admin/agents/{id}/signature")
    @Operation(operationId = "changeAgentSignature", summary = "Write another agent's signature anew")
    SignatureView changeOf(@PathVariable AgentId id, @RequestBody ChangeSignature.Request request) {
        return changeAgentSignature.change(id, request);
    }
}
