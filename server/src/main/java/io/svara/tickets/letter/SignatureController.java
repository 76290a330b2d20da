package io.svara.tickets.letter;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SignatureController {

    private final ShowSignature showSignature;
    private final ChangeSignature changeSignature;

    SignatureController(ShowSignature showSignature, ChangeSignature changeSignature) {
        this.showSignature = showSignature;
        this.changeSignature = changeSignature;
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
}
