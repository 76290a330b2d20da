package io.svara.tickets.messages;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.svara.channels.MessageId;
import io.svara.channels.ReceivedMail;
import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import io.svara.tickets.Match;
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
    private final ShowMail showMail;

    MessagesController(ListMessages listMessages, ReadRawMail readRawMail, ShowMail showMail) {
        this.listMessages = listMessages;
        this.readRawMail = readRawMail;
        this.showMail = showMail;
    }

    /** @param matchedBy by which rule it came into its ticket, null where nobody knows */
    record MailView(
            @Nullable Match matchedBy, @JsonUnwrapped ReceivedMail mail) {

        static MailView of(ShowMail.Shown shown) {
            return new MailView(shown.matchedBy(), shown.mail());
        }
    }

    @GetMapping("/api/tickets/{id}/messages")
    @Operation(operationId = "listMessages", summary = "The conversation, oldest first")
    Page<MessageView> messages(
            @PathVariable TicketId id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return listMessages.list(id, Cursor.limit(limit), Cursor.parse(cursor));
    }

    @GetMapping("/api/tickets/{id}/messages/{message}/mail")
    @Operation(
            operationId = "getMail",
            summary = "A received mail's header, way and sender, and how it found its ticket")
    MailView mail(@PathVariable TicketId id, @PathVariable MessageId message) {
        return MailView.of(showMail.show(id, message));
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
