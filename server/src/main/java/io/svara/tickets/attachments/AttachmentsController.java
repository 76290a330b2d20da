package io.svara.tickets.attachments;

import io.svara.kernel.access.Scope;
import io.svara.kernel.problem.Problem;
import io.svara.storage.Blobs;
import io.svara.tickets.AttachmentId;
import io.svara.tickets.MessageView.AttachmentView;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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

    /** What a browser may show in place. All else is downloaded: it could hold script, SVG included. */
    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    /** What a browser may show when it is asked to: it holds no script that could reach us. */
    private static final Set<String> SHOWN_WHEN_ASKED = Set.of(
            "image/avif", "image/bmp", "image/x-icon", "image/vnd.microsoft.icon", "application/pdf", "text/plain");

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private static final int MAX_NAME = 200;

    private final UploadAttachment uploadAttachment;
    private final ReadAttachment readAttachment;
    private final Blobs blobs;
    private final Tika contentTypes = new Tika();

    AttachmentsController(UploadAttachment uploadAttachment, ReadAttachment readAttachment, Blobs blobs) {
        this.uploadAttachment = uploadAttachment;
        this.readAttachment = readAttachment;
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
                var again = file.getInputStream()) {
            var contentType = contentTypes.detect(content, name);
            var blob = blobs.put(Scope.organization(), again);
            return AttachmentView.of(uploadAttachment.upload(name, contentType, blob));
        }
    }

    /** @param show whether the file is wanted for looking at, not for keeping; what could hold script is kept anyway */
    @GetMapping("/api/attachments/{id}")
    @Operation(operationId = "readAttachment", summary = "A file")
    ResponseEntity<InputStreamResource> read(
            @PathVariable AttachmentId id, @RequestParam(defaultValue = "false") boolean show) {
        var content = readAttachment.read(id);
        var blob = content.attachment().blob();
        var shown = shownAs(blob.contentType(), show);
        var disposition = (shown != null ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(blob.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(shown != null ? shown : MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(blob.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", policy(shown))
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=86400, immutable")
                .body(new InputStreamResource(content.bytes()));
    }

    /** Null for what is to be downloaded. */
    private static @Nullable MediaType shownAs(String contentType, boolean asked) {
        if (!SHOWN.contains(contentType) && !(asked && SHOWN_WHEN_ASKED.contains(contentType))) {
            return null;
        }
        return contentType.equals("text/plain") ? TEXT : MediaType.parseMediaType(contentType);
    }

    /** Browsers show no PDF in a sandbox; their viewers are one themselves. */
    private static String policy(@Nullable MediaType shown) {
        return MediaType.APPLICATION_PDF.equals(shown)
                ? "frame-ancestors 'self'"
                : "sandbox; default-src 'none'; frame-ancestors 'self'";
    }

    /** The last part of whatever path a browser sends, without control characters. */
    private static String safeName(@Nullable String sent) {
        var name = sent == null ? "" : sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        var clean = name.replaceAll("[\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069]", "")
                .strip();
        if (clean.isEmpty()) {
            return "file";
        }
        return clean.length() <= MAX_NAME ? clean : clean.substring(clean.length() - MAX_NAME);
    }
}
