package io.svara.tickets.attachments;

import io.svara.channels.FileName;
import io.svara.kernel.access.Scope;
import io.svara.kernel.problem.Problem;
import io.svara.storage.Blobs;
import io.svara.tickets.AttachmentId;
import io.svara.tickets.MessageView.AttachmentView;
import io.svara.tickets.Scan;
import io.svara.tickets.messages.AttachmentViews;
import io.svara.tickets.scan.Scans;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
class AttachmentsController {

    private static final int MAX_NAME = 200;

    private final UploadAttachment uploadAttachment;
    private final ReadAttachment readAttachment;
    private final Scans scans;
    private final Blobs blobs;
    private final Tika contentTypes = new Tika();

    AttachmentsController(UploadAttachment uploadAttachment, ReadAttachment readAttachment, Scans scans, Blobs blobs) {
        this.uploadAttachment = uploadAttachment;
        this.readAttachment = readAttachment;
        this.scans = scans;
        this.blobs = blobs;
    }

    @PostMapping(value = "/api/attachments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(operationId = "uploadAttachment", summary = "Keep a file, to be sent with a message")
    @ResponseStatus(HttpStatus.CREATED)
    AttachmentView upload(@RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        if (file == null) {
            throw Problem.invalid("file", "required", "Send the file as the part named \"file\" of a multipart form.");
        }
        var name = safeName(file.getOriginalFilename());
        try (var content = file.getInputStream();
                var again = file.getInputStream();
                var scanned = file.getInputStream()) {
            var contentType = contentTypes.detect(content, name);
            var blob = blobs.put(Scope.organization(), again);
            var scan = scans.whileUploaded(scanned);
            return AttachmentViews.of(uploadAttachment.upload(name, contentType, blob, scan));
        }
    }

    /** @param show whether the file is wanted for looking at, not for keeping; what could hold script is kept anyway */
    @GetMapping("/api/attachments/{id}")
    @Operation(operationId = "readAttachment", summary = "A file")
    ResponseEntity<InputStreamResource> read(
            @PathVariable AttachmentId id, @RequestParam(defaultValue = "false") boolean show) {
        var content = readAttachment.read(id);
        var attachment = content.attachment();
        var blob = attachment.blob();
        return new FileAnswer(blob.name(), blob.contentType(), blob.size())
                .of(
                        content.bytes(),
                        show,
                        attachment.scan() == null || attachment.scan().equals(Scan.CLEAN));
    }

    private static String safeName(@Nullable String sent) {
        var name = FileName.safe(sent == null ? "" : sent, MAX_NAME);
        return name.isEmpty() ? "file" : name;
    }
}
