package io.svara.storage;

import io.svara.kernel.OrganizationId;

/**
 * Content that is durable on its storage. It is not kept until {@link Blobs#name} has given it its row.
 *
 * @param size in bytes
 * @param place where the bytes lie; only the storage that wrote it understands it
 */
public record Blob(OrganizationId organization, Sha256 sha256, long size, String place) {}
