package io.svara.mail.parse;

import io.svara.channels.html.HtmlText;
import io.svara.channels.html.PlainText;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a part adds to the conversation: text, HTML, both as two forms of the same, or nothing. */
record Body(@Nullable String text, @Nullable String html) {

    static final Body EMPTY = new Body(null, null);

    static Body ofText(String text) {
        return new Body(text, null);
    }

    static Body ofHtml(String html) {
        return new Body(null, html);
    }

    boolean isEmpty() {
        return text == null && html == null;
    }

    /** Of alternatives the last is the richest (RFC 2046); empty ones, which some programs send, do not count. */
    static Body alternative(List<Body> bodies) {
        return new Body(lastFilled(bodies, Body::text), lastFilled(bodies, Body::html));
    }

    private static @Nullable String lastFilled(
            List<Body> bodies, java.util.function.Function<Body, @Nullable String> form) {
        String last = null;
        for (var body : bodies) {
            var content = form.apply(body);
            if (content != null && (last == null || !content.isBlank())) {
                last = content;
            }
        }
        return last;
    }

    /** One after the other: text between two pictures, the footer of a mailing list. */
    static Body sequence(List<Body> bodies) {
        var filled = bodies.stream().filter(body -> !body.isEmpty()).toList();
        if (filled.size() < 2) {
            return filled.isEmpty() ? EMPTY : filled.getFirst();
        }
        boolean anyText = filled.stream().anyMatch(body -> body.text() != null);
        boolean anyHtml = filled.stream().anyMatch(body -> body.html() != null);
        return new Body(anyText ? joinText(filled) : null, anyHtml ? joinHtml(filled) : null);
    }

    private static String joinText(List<Body> bodies) {
        return bodies.stream().map(Body::asText).filter(text -> !text.isBlank()).collect(Collectors.joining("\n\n"));
    }

    private static String joinHtml(List<Body> bodies) {
        return bodies.stream()
                .map(Body::asHtml)
                .filter(html -> !html.isBlank())
                .collect(Collectors.joining("\n<br>\n"));
    }

    /** The text, made from the HTML where there is none; empty when there is neither. */
    String readable() {
        return text != null ? text : HtmlText.toText(Objects.requireNonNullElse(html, ""));
    }

    private String asText() {
        return readable().stripTrailing();
    }

    private String asHtml() {
        return html != null
                ? html
                : "<div>"
                        + PlainText.toHtml(Objects.requireNonNullElse(text, "").strip()) + "</div>";
    }
}
