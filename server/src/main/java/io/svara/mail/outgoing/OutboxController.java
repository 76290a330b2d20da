package io.svara.mail.outgoing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.svara.channels.Address;
import io.svara.channels.MessageId;
import io.svara.channels.ThreadId;
import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import io.svara.mail.outgoing.OutgoingMailRows.Outgoing;
import io.svara.mail.outgoing.SentMails.OutboxId;
import io.svara.mailboxes.MailboxId;
import io.swagger.v3.oas.annotations.Operation;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
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
class OutboxController {

    /**
     * @param ticketId null, as messageId and mailboxId, of a mail about an account
     * @param raw where the whole mail can be read; null where it is not kept
     */
    record Item(
            OutboxId id,
            @Nullable ThreadId ticketId,
            @Nullable MessageId messageId,
            @Nullable MailboxId mailboxId,
            String internetId,
            Address from,
            List<Address> to,
            List<Address> cc,
            List<Address> bcc,
            String subject,
            String state,
            @Nullable String detail,
            @Nullable String raw,
            Instant createdAt) {

        static Item of(Outgoing mail) {
            var place = mail.place();
            return new Item(
                    new OutboxId(mail.id()),
                    place == null ? null : place.thread(),
                    place == null ? null : place.message(),
                    mail.mailbox(),
                    mail.internetId(),
                    mail.mail().from(),
                    mail.mail().to(),
                    mail.mail().cc(),
                    mail.mail().bcc(),
                    mail.mail().subject(),
                    mail.state().word(),
                    mail.detail(),
                    mail.raw() == null ? null : "/api/outbox/" + mail.id() + "/raw",
                    mail.createdAt());
        }
    }

    /** A mail whole, as its recipient will see it. What {@link Item} says stands beside it. */
    record LetterView(
            @JsonUnwrapped Item item,
            @Nullable String html,
            @Nullable String text,
            List<FileView> attachments,
            List<ReadOutboxMail.HeaderField> headers) {

        static LetterView of(ReadOutboxMail.Letter letter) {
            var files = letter.attachments().stream()
                    .map(file -> new FileView(file.name(), file.contentType(), file.size()))
                    .toList();
            return new LetterView(Item.of(letter.mail()), letter.html(), letter.text(), files, letter.headers());
        }
    }

    record FileView(String name, String contentType, long size) {}

    private final Outbox outbox;
    private final ReadOutboxMail readOutboxMail;

    OutboxController(Outbox outbox, ReadOutboxMail readOutboxMail) {
        this.outbox = outbox;
        this.readOutboxMail = readOutboxMail;
    }

    @GetMapping("/api/outbox/{id}")
    @Operation(operationId = "getOutboxMail", summary = "One mail as it leaves or would leave")
    LetterView letter(@PathVariable OutboxId id) {
        return LetterView.of(readOutboxMail.read(id.value()));
    }

    @GetMapping("/api/outbox")
    @Operation(operationId = "listOutbox", summary = "What has left, waits or is kept, newest first")
    Page<Item> outbox(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return outbox.list(Cursor.limit(limit), Cursor.parse(cursor)).map(Item::of);
    }

    /** The kept mail as it would have left, Bcc in its envelope only. */
    @GetMapping(value = "/api/outbox/{id}/raw", produces = "message/rfc822")
    @Operation(operationId = "getRawOutboxMail", summary = "A kept mail as it would have left")
    ResponseEntity<InputStreamResource> raw(@PathVariable OutboxId id) {
        InputStream mail = outbox.raw(id.value());
        var disposition = ContentDisposition.attachment()
                .filename("outbox-" + id.value() + ".eml")
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("message/rfc822"))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(new InputStreamResource(mail));
    }
}
