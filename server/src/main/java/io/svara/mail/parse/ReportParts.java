package io.svara.mail.parse;

import io.svara.mail.parse.report.ReportedMail;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Remembers the parts of a mail by which it may report of another one: made for machines, or a mail that came back. */
final class ReportParts {

    private static final int MAX_PARTS = 20;

    private final List<ReportedMail.Part> parts = new ArrayList<>();

    void add(String contentType, byte[] beginning) {
        boolean canTell = contentType.startsWith("message/") || contentType.startsWith("text/");
        if (canTell && parts.size() < MAX_PARTS) {
            parts.add(new ReportedMail.Part(contentType, beginning));
        }
    }

    /** Some put the returned mail's header where the part's own should be. */
    void addHeader(List<HeaderField> fields) {
        if (fields.stream().anyMatch(field -> field.name().equals("message-id"))) {
            var header = fields.stream()
                    .map(field -> field.name() + ": " + field.text(MailCharsets.Hint.NONE))
                    .collect(Collectors.joining("\n"));
            add("text/rfc822-headers", header.getBytes(StandardCharsets.UTF_8));
        }
    }

    List<ReportedMail.Part> all() {
        return parts;
    }
}
