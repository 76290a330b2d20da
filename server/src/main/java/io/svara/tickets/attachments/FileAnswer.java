package io.svara.tickets.attachments;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How a customer's file is sent to a browser: it may hold anything, and say anything of itself. */
record FileAnswer(String name, String contentType, long size) {

    /** What a browser may show in place. All else is downloaded: it could hold script, SVG included. */
    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    /** What a browser may show when it is asked to: it holds no script that could reach us. */
    private static final Set<String> SHOWN_WHEN_ASKED = Set.of(
            "image/avif", "image/bmp", "image/x-icon", "image/vnd.microsoft.icon", "application/pdf", "text/plain");

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    /**
     * @param show whether the file is wanted for looking at, not for keeping; what could hold script is kept anyway
     * @param keeps whether the browser may keep it: what may be locked yet is not kept
     */
    ResponseEntity<InputStreamResource> of(InputStream bytes, boolean show, boolean keeps) {
        var shown = shownAs(contentType, show);
        var disposition = (shown != null ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(name, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(shown != null ? shown : MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(size)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", policy(shown))
                .header(HttpHeaders.CACHE_CONTROL, keeps ? "private, max-age=86400, immutable" : "no-store")
                .body(new InputStreamResource(bytes));
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
}
