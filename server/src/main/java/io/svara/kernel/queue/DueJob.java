package io.svara.kernel.queue;

import io.svara.kernel.OrganizationId;

/**
 * A due row that this node holds.
 *
 * @param attempts how often it has been begun, this time included: 1 on the first
 */
public record DueJob(OrganizationId organization, long id, int attempts) {}
