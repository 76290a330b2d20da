package io.svara.kernel.log;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit log are wanted; what is null does not narrow.
 *
 * @param actor the id of the agent who did it
 * @param subject what it was about
 * @param from the first instant, {@code to} the first one too late
 * @param named of these only: by what they were about, or (under {@code agent}) also by who did it
 */
public record AuditFilter(
        @Nullable Long actor,
        @Nullable AuditKinds kinds,
        @Nullable Subject subject,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Map<String, Collection<Long>> named) {

    /** @param kind such as {@code mailbox} */
    public record Subject(String kind, long id) {}
}
