package io.svara.people.audit;

import io.svara.kernel.log.AuditFilter;
import io.svara.kernel.log.AuditKinds;
import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to see of the audit log, as it stands in the address.
 *
 * @param actor an agent's id
 * @param kinds one of {@link AuditKinds}, by its word
 * @param subjectKind with {@code subjectId}: what was changed
 * @param from ISO-8601; {@code to} is the first instant too late
 * @param q text in the name of who did it or of what was changed
 */
record AuditQuestion(
        @Nullable String actor,
        @Nullable String kinds,
        @Nullable String subjectKind,
        @Nullable String subjectId,
        @Nullable String from,
        @Nullable String to,
        @Nullable String q) {

    private static final int MAX_TEXT = 100;

    AuditFilter filter(AuditNames names) {
        new Checks()
                .that(q == null || q.length() <= MAX_TEXT, "q", "too-long", "Use at most " + MAX_TEXT + " characters.")
                .that(
                        (subjectKind == null) == (subjectId == null),
                        "subjectId",
                        "required",
                        "Give subjectKind and subjectId together.")
                .done();
        var subject = subjectKind == null || subjectId == null
                ? null
                : new AuditFilter.Subject(subjectKind, number(subjectId, "subjectId"));
        return new AuditFilter(
                actor == null ? null : Long.valueOf(number(actor, "actor")),
                kinds == null ? null : known(kinds),
                subject,
                instant(from, "from"),
                instant(to, "to"),
                q == null || q.isBlank() ? null : names.named(q.strip()));
    }

    private static AuditKinds known(String kinds) {
        return AuditKinds.of(kinds)
                .orElseThrow(() -> Problem.invalid(
                        "kinds",
                        "unknown",
                        Arrays.stream(AuditKinds.values())
                                .map(AuditKinds::word)
                                .collect(Collectors.joining(", ", "Use one of ", "."))));
    }

    private static long number(String text, String field) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException noId) {
            throw Problem.invalid(field, "not-an-id", "This is not an id.");
        }
    }

    private static @Nullable Instant instant(@Nullable String text, String field) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var instant = Instant.parse(text);
            if (instant.isBefore(Instant.EPOCH) || instant.isAfter(Instant.parse("9999-12-31T00:00:00Z"))) {
                throw Problem.invalid(field, "out-of-range", "No entry is from then.");
            }
            return instant;
        } catch (DateTimeParseException malformed) {
            throw Problem.invalid(field, "not-an-instant", "Use an instant such as 2026-11-25T08:00:00Z.");
        }
    }
}
