package io.svara.web.desk;

import io.svara.kernel.RandomText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * The desk's one page, at every address that its script makes something of; where the script knows nothing, it says so
 * itself. It holds nothing of anybody, so everybody gets it: what they may see is asked by the API.
 */
@Component
public class DeskPage {

    private static final String NONCE_PLACE = "__CSP_NONCE__";
    private static final int NONCE_BITS = 128;
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String TEXT = "text/plain;charset=UTF-8";

    private static final String NOT_BUILT =
            "The desk is not in this build of Svara. ./svara run builds it; Maven leaves it out with -Dweb.skip=true.\n";

    /** Addresses of the server's own; what is not found there is missing, and no matter for the desk. */
    private static final List<String> NOT_ITS = List.of(
            "/api", "/assets", "/desk", "/setup", "/health", "/error", DeskFiles.MANIFEST, DeskFiles.SERVICE_WORKER);

    private final @Nullable String html;

    DeskPage(@Value(DeskFiles.FOLDER) Resource folder) {
        this.html = read(folder);
    }

    private static @Nullable String read(Resource folder) {
        try {
            var index = folder.createRelative(DeskFiles.INDEX);
            return index.exists() ? index.getContentAsString(StandardCharsets.UTF_8) : null;
        } catch (IOException failed) {
            throw new UncheckedIOException("The desk's page cannot be read", failed);
        }
    }

    /** Whether a person at a browser asks for a page of the desk. Programs get a problem where nothing is. */
    public boolean isWantedFor(HttpServletRequest request) {
        var path = request.getRequestURI();
        var reading = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return reading && (path.equals("/") || acceptsHtml(request) && isItsOwn(path));
    }

    private static boolean acceptsHtml(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static boolean isItsOwn(String path) {
        return NOT_ITS.stream().noneMatch(other -> path.equals(other) || path.startsWith(other + "/"));
    }

    public void write(HttpServletResponse response) throws IOException {
        if (html == null) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            send(response, TEXT, NOT_BUILT);
            return;
        }
        var nonce = RandomText.base32(NONCE_BITS);
        response.setHeader("Content-Security-Policy", contentSecurityPolicy(nonce));
        send(response, HTML, html.replace(NONCE_PLACE, nonce));
    }

    /** Scripts only from files. The nonce is for the styles that the components write while they run. */
    private static String contentSecurityPolicy(String nonce) {
        return "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce + "'; "
                + "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
                + "worker-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    }

    private static void send(HttpServletResponse response, String contentType, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType(contentType);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
