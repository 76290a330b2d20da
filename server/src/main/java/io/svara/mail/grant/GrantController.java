package io.svara.mail.grant;

import io.svara.mailboxes.MailboxId;
import io.svara.people.SessionCookie;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class GrantController {

    private final ShowProviders showProviders;
    private final BeginConnect beginConnect;
    private final FinishConnect finishConnect;

    GrantController(ShowProviders showProviders, BeginConnect beginConnect, FinishConnect finishConnect) {
        this.showProviders = showProviders;
        this.beginConnect = beginConnect;
        this.finishConnect = finishConnect;
    }

    @GetMapping("/api/mail-providers")
    @Operation(operationId = "getMailProviders", summary = "With which providers accounts can be connected")
    ShowProviders.Answer show() {
        return showProviders.show();
    }

    @PostMapping("/api/mailboxes/{id}/connect")
    @Operation(
            operationId = "beginConnect",
            summary = "Begin to connect an account at Google or Microsoft: where the browser has to go")
    BeginConnect.Way begin(
            @PathVariable MailboxId id, @RequestBody BeginConnect.Wish wish, HttpServletRequest request) {
        return beginConnect.begin(id, wish, session(request));
    }

    @PostMapping("/api/mail-providers/answer")
    @Operation(operationId = "finishConnect", summary = "Connect an account with what its provider has answered")
    FinishConnect.Connected finish(@RequestBody FinishConnect.Brought brought, HttpServletRequest request) {
        return finishConnect.finish(brought, session(request));
    }

    /** Known to this session only, and no secret of it; programs have none. */
    private static String session(HttpServletRequest request) {
        return SessionCookie.of(request).map(SessionCookie::csrfToken).orElse("");
    }
}
