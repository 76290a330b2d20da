package io.svara.web.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What somebody at a browser sees at an address where nothing is. Programs get a problem instead. */
@Component
public class MissingPage {

    private static final List<String> READING = List.of("GET", "HEAD");

    private final Pages pages;

    MissingPage(Pages pages) {
        this.pages = pages;
    }

    /** Whether a browser asks for a page: it names HTML, which programs do not, and it is no call of the API. */
    public boolean isWantedFor(HttpServletRequest request) {
        var path = request.getRequestURI();
        return READING.contains(request.getMethod())
                && !path.equals("/api")
                && !path.startsWith("/api/")
                && acceptsHtml(request.getHeader(HttpHeaders.ACCEPT));
    }

    private static boolean acceptsHtml(@Nullable String accept) {
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    public ResponseEntity<String> answer(HttpServletRequest request) {
        return pages.page(HttpStatus.NOT_FOUND, "missing", PageLanguage.of(request), Map.of());
    }

    /** Answers from a filter, before any controller is reached. */
    public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var answer = answer(request);
        answer.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        response.setStatus(answer.getStatusCode().value());
        response.getOutputStream()
                .write(Objects.requireNonNull(answer.getBody()).getBytes(StandardCharsets.UTF_8));
    }
}
