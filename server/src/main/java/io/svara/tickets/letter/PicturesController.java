package io.svara.tickets.letter;

import io.svara.kernel.access.Scope;
import io.svara.kernel.problem.Problem;
import io.svara.storage.Blobs;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.util.Map;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
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
class PicturesController {

    /** What every mail program shows, each with the end of its name. SVG could hold script. */
    private static final Map<String, String> TYPES =
            Map.of("image/png", ".png", "image/jpeg", ".jpg", "image/gif", ".gif");

    /** It goes along with each mail. */
    private static final int MAX_BYTES = 1_000_000;

    private final UploadPicture uploadPicture;
    private final ReadPicture readPicture;
    private final Blobs blobs;
    private final Tika contentTypes = new Tika();

    PicturesController(UploadPicture uploadPicture, ReadPicture readPicture, Blobs blobs) {
        this.uploadPicture = uploadPicture;
        this.readPicture = readPicture;
        this.blobs = blobs;
    }

    /** @param src what an {@code img} of a text that is saved calls it */
    record Uploaded(PictureId id, String src) {}

    @PostMapping(value = "/api/pictures", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            operationId = "uploadPicture",
            summary = "Keep a picture for a signature, an automatic response or a logo")
    @ResponseStatus(HttpStatus.CREATED)
    Uploaded upload(@RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        if (file == null) {
            throw Problem.invalid("file", "required", "Send the file as the part named \"file\" of a multipart form.");
        }
        if (file.getSize() > MAX_BYTES) {
            throw Problem.invalid(
                    "file", "too-large", "A picture may have at most 1 MB; it goes along with each mail.");
        }
        try (var content = file.getInputStream();
                var again = file.getInputStream()) {
            // by its bytes alone: a name can say anything
            var contentType = contentTypes.detect(content);
            var ending = TYPES.get(contentType);
            if (ending == null) {
                throw Problem.invalid("file", "not-a-picture", "Use a picture of the type PNG, JPEG or GIF.");
            }
            var blob = blobs.put(Scope.organization(), again);
            var id = uploadPicture.upload("picture" + ending, contentType, blob);
            return new Uploaded(id, "/api/pictures/" + id.value());
        }
    }

    @GetMapping("/api/pictures/{id}")
    @Operation(operationId = "readPicture", summary = "A picture of a signature, an automatic response or a logo")
    ResponseEntity<InputStreamResource> read(@PathVariable PictureId id) {
        var content = readPicture.read(id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.picture().contentType()))
                .contentLength(content.picture().size())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'self'")
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=86400, immutable")
                .body(new InputStreamResource(content.bytes()));
    }
}
