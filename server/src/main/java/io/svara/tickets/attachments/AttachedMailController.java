package io.svara.tickets.attachments;

import io.svara.tickets.AttachmentId;
import io.svara.tickets.Scan;
import io.swagger.v3.oas.annotations.Operation;
import java.io.ByteArrayInputStream;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AttachedMailController {

    private final OpenAttachedMail openAttachedMail;

    AttachedMailController(OpenAttachedMail openAttachedMail) {
        this.openAttachedMail = openAttachedMail;
    }

    /** @param at the path of a mail within it; without one the file itself */
    @GetMapping("/api/attachments/{id}/mail")
    @Operation(operationId = "openAttachedMail", summary = "A file that is a mail, to be read in place")
    AttachedMailView open(@PathVariable AttachmentId id, @RequestParam(defaultValue = "") String at) {
        return openAttachedMail.open(id, MailPath.parse(at));
    }

    @GetMapping("/api/attachments/{id}/mail/files/{path}")
    @Operation(operationId = "readAttachedMailFile", summary = "A file of a mail that is a file")
    ResponseEntity<InputStreamResource> file(
            @PathVariable AttachmentId id,
            @PathVariable String path,
            @RequestParam(defaultValue = "false") boolean show) {
        var file = openAttachedMail.file(id, MailPath.parse(path));
        var content = file.content();
        var scan = file.attachment().scan();
        return new FileAnswer(content.file().name(), content.file().contentType(), content.bytes().length)
                .of(new ByteArrayInputStream(content.bytes()), show, scan == null || scan.equals(Scan.CLEAN));
    }
}
