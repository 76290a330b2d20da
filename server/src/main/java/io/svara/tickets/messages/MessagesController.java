package io.svara.tickets.messages;

import io.svara.channels.MessageId;
import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import io.svara.tickets.MessageView;
import io.svara.tickets.TicketId;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MessagesController {

    private final ListMessages listMessages;
    private final ReadRawMail readRawMail;

    MessagesController(ListMessages listMessages, ReadRawMail readRawMail) {
        this.listMessages = listMessages;
        this.readRawMail = readRawMail;
    }

    @GetMapping("/api/tickets/{id}/messages")
    @Operation(operationId = "listMessages", summary = "The conversation, oldest first")
    Page<MessageView> messages(
            @PathVariable TicketId id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return listMessages.list(id, Cursor.limit(limit), Cursor.parse(cursor));
    }

    /** The mail as it was received, always as a file: it may hold anything. */
    @GetMapping(value = "/api/tickets/{id}/messages/{message}/raw", produces = "message/rfc822")
    @Operation(operationId = "getRawMessage", summary = "The mail as it was received")
    ResponseEntity<InputStreamResource> raw(@PathVariable TicketId id, @PathVariable MessageId message) {
        var name = "message-" + message.value() + ".eml";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("message/rfc822"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(new InputStreamResource(readRawMail.read(id, message)));
    }
}
