package io.svara.tickets.reply;

import io.svara.channels.MessageId;
import io.svara.tickets.MessageView;
import io.svara.tickets.TicketId;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RepliesController {

    private final PostMessage postMessage;
    private final ResendMessage resendMessage;
    private final TakeBackMessage takeBackMessage;

    RepliesController(PostMessage postMessage, ResendMessage resendMessage, TakeBackMessage takeBackMessage) {
        this.postMessage = postMessage;
        this.resendMessage = resendMessage;
        this.takeBackMessage = takeBackMessage;
    }

    @PostMapping("/api/tickets/{id}/messages")
    @Operation(operationId = "postMessage", summary = "Reply, or leave a private note")
    @ResponseStatus(HttpStatus.CREATED)
    MessageView post(@PathVariable TicketId id, @RequestBody PostMessage.Request request) {
        return postMessage.post(id, request);
    }

    /** Sends a failed message again, with the same Message-ID. */
    @PostMapping("/api/tickets/{id}/messages/{message}/resend")
    @Operation(operationId = "resendMessage", summary = "Send a failed mail again to those who have not got it")
    MessageView resend(@PathVariable TicketId id, @PathVariable MessageId message) {
        return resendMessage.resend(id, message);
    }

    /** Takes a message back that is still scheduled. What it said is answered, so that it can become a draft again. */
    @PostMapping("/api/tickets/{id}/messages/{message}/take-back")
    @Operation(operationId = "takeBackMessage", summary = "Take a message back that has not left yet")
    MessageView takeBack(@PathVariable TicketId id, @PathVariable MessageId message) {
        return takeBackMessage.takeBack(id, message);
    }
}
