package io.svara.people.agents;

import io.svara.people.account.AgentPicture;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "agents")
class AgentPicturesController {

    private final SetPicture setPicture;
    private final SetOwnPicture setOwnPicture;
    private final ReadAgentPicture readAgentPicture;

    AgentPicturesController(SetPicture setPicture, SetOwnPicture setOwnPicture, ReadAgentPicture readAgentPicture) {
        this.setPicture = setPicture;
        this.setOwnPicture = setOwnPicture;
        this.readAgentPicture = readAgentPicture;
    }

    @PutMapping("/api/admin/agents/picture")
    @Operation(operationId = "setAgentPicture", summary = "Give agents a picture of 200x200, or take it away")
    SetPicture.Set set(@RequestBody SetPicture.Request request) {
        return setPicture.set(request);
    }

    @PutMapping("/api/session/agent/picture")
    @Operation(operationId = "setOwnPicture", summary = "Give oneself a picture of 200x200, or take it away")
    SetPicture.Set setOwn(@RequestBody SetOwnPicture.Request request) {
        return setOwnPicture.set(request);
    }

    @GetMapping(AgentPicture.PATH + "{hash}")
    @Operation(operationId = "readAgentPicture", summary = "A colleague's picture, by the SHA-256 of its bytes")
    ResponseEntity<InputStreamResource> read(@PathVariable String hash) {
        var content = readAgentPicture.read(hash);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.contentType()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'self'")
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
                .body(new InputStreamResource(content.bytes()));
    }
}
