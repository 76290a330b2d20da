package io.svara.web.desk;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Empty pages into which the desk puts a mail's HTML. It has been cleaned; here nothing could run all the same, and no
 * style reaches out of the frame. Remote images load in the second one only, which is taken when the reader asks.
 */
@Hidden
@Controller
class MailFrameController {

    static final String OWN_IMAGES = "/desk/mail.html";
    static final String ALL_IMAGES = "/desk/mail-images.html";

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    /** Each open mail loads one of them. */
    private static final CacheControl CACHE =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    /** A link opens outside the frame. */
    private static final String EMPTY = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="color-scheme" content="light dark">
            <base target="_blank">
            <title>Mail</title>
            </head>
            <body></body>
            </html>
            """;

    @GetMapping(OWN_IMAGES)
    ResponseEntity<String> ownImages() {
        return frame("'self' data:");
    }

    @GetMapping(ALL_IMAGES)
    ResponseEntity<String> allImages() {
        return frame("'self' data: https: http:");
    }

    private static ResponseEntity<String> frame(String images) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CACHE)
                .header("Content-Security-Policy", contentSecurityPolicy(images))
                .header("X-Frame-Options", "SAMEORIGIN")
                .header("Referrer-Policy", "no-referrer")
                .body(EMPTY);
    }

    private static String contentSecurityPolicy(String images) {
        return "default-src 'none'; style-src 'unsafe-inline'; img-src " + images + "; base-uri 'none'; "
                + "form-action 'none'; frame-ancestors 'self'; "
                + "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox";
    }
}
