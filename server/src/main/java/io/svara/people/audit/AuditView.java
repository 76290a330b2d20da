package io.svara.people.audit;

import io.svara.kernel.log.AuditEntry;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit log. The desk makes a sentence of it in the reader's language.
 *
 * @param cause {@code request}, {@code api-token:ID} or what made Svara act
 * @param address where it came from; null for what no request did
 * @param facts ids (as strings), words, numbers, flags and instants
 */
record AuditView(
        String id,
        Instant at,
        Actor actor,
        String cause,
        @Nullable String address,
        @Nullable String device,
        String kind,
        Subject subject,
        Map<String, Object> facts) {

    /**
     * @param kind {@code agent} or {@code svara}
     * @param name as it is today; null for Svara, and for who is not there any more at all
     */
    record Actor(String kind, @Nullable String id, @Nullable String name) {}

    record Subject(String kind, String id, @Nullable String name) {}

    static AuditView of(AuditEntry audited, AuditNames.Known names) {
        var entry = audited.entry();
        var actor = entry.actorId();
        return new AuditView(
                Long.toString(entry.id()),
                entry.at(),
                new Actor(entry.actorKind(), actor == null ? null : actor.toString(), names.of("agent", actor)),
                entry.cause(),
                audited.address(),
                audited.device(),
                entry.kind(),
                new Subject(
                        entry.subjectKind(),
                        Long.toString(entry.subjectId()),
                        names.of(entry.subjectKind(), entry.subjectId())),
                entry.facts().values());
    }
}
