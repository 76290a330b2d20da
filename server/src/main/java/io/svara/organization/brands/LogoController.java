package io.svara.organization.brands;

import io.svara.kernel.problem.Problem;
import io.svara.organization.BrandId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@Tag(name = "brands")
class LogoController {

    private final ReadLogo readLogo;
    private final ChangeLogo changeLogo;
    private final RemoveLogo removeLogo;

    LogoController(ReadLogo readLogo, ChangeLogo changeLogo, RemoveLogo removeLogo) {
        this.readLogo = readLogo;
        this.changeLogo = changeLogo;
        this.removeLogo = removeLogo;
    }

    /** Its address names its content, so that it can be kept. */
    @GetMapping("/api/brands/{id}/logo")
    @Operation(operationId = "readBrandLogo", summary = "A brand's logo")
    ResponseEntity<InputStreamResource> read(@PathVariable BrandId id) {
        var content = readLogo.read(id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.logo().contentType()))
                .contentLength(content.logo().size())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'self'")
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=86400, immutable")
                .body(new InputStreamResource(content.bytes()));
    }

    @PostMapping(value = "/api/brands/{id}/logo", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(operationId = "changeBrandLogo", summary = "Give a brand its logo: PNG, JPEG or GIF, at most 1 MB")
    BrandView change(
            @PathVariable BrandId id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable Long ifVersion)
            throws IOException {
        if (file == null) {
            throw Problem.invalid("file", "required", "Send the file as the part named \"file\" of a multipart form.");
        }
        if (file.getSize() > ChangeLogo.MAX_BYTES) {
            throw Problem.invalid("file", "too-large", "A logo may have at most 1 MB.");
        }
        return changeLogo.change(id, file.getBytes(), ifVersion);
    }

    @DeleteMapping("/api/brands/{id}/logo")
    @Operation(operationId = "removeBrandLogo", summary = "Leave a brand without a logo")
    BrandView remove(@PathVariable BrandId id, @RequestParam(required = false) @Nullable Long ifVersion) {
        return removeLogo.remove(id, ifVersion);
    }
}
