package io.svara.mail.receive;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DemoMailController {

    private final WriteDemoMail writeDemoMail;

    DemoMailController(WriteDemoMail writeDemoMail) {
        this.writeDemoMail = writeDemoMail;
    }

    @PostMapping("/api/demo/mail")
    @Operation(operationId = "sendDemoMail", summary = "Write in as a customer; in the demo alone")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void write(@RequestBody WriteDemoMail.Request request) {
        writeDemoMail.write(request);
    }
}
