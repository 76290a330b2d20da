package io.svara.kernel.log;

import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit log.
 *
 * @param address where the request came from; null for what jobs did, and for entries from before it was kept
 * @param device as the client named itself
 */
public record AuditEntry(
        LogEntry entry, @Nullable String address, @Nullable String device) {}
