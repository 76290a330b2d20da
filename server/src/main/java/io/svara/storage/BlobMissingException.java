package io.svara.storage;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.problem.Problem;

/** The organisation has no such blob, or the blob's row names bytes that are no longer there. */
public final class BlobMissingException extends StorageException {

    private BlobMissingException(String message) {
        super("blob-missing", message, null);
    }

    public static BlobMissingException of(OrganizationId organization, Sha256 sha256) {
        return new BlobMissingException("Organisation " + organization.value() + " has no blob " + sha256);
    }

    @Override
    public Problem problem() {
        return Problem.of(Problem.Kind.NOT_FOUND, code(), "This file is no longer there.");
    }
}
