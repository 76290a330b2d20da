package io.svara.storage;

import io.svara.kernel.OrganizationId;

/** The bytes on the storage are not those that were put. */
public final class BlobCorruptException extends StorageException {

    private BlobCorruptException(String message) {
        super("blob-corrupt", message, null);
    }

    public static BlobCorruptException of(OrganizationId organization, Sha256 sha256, String place) {
        return new BlobCorruptException("Blob " + sha256 + " of organisation " + organization.value() + " at " + place
                + " does not hold what was stored");
    }
}
