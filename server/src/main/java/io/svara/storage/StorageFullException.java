package io.svara.storage;

import io.svara.kernel.problem.Problem;

/** Too little space is free to take anything in: SMTP answers 452, the API 503. */
public final class StorageFullException extends StorageException {

    private StorageFullException(String message) {
        super("storage-full", message, null);
    }

    public static StorageFullException below(long freeBytes, long neededBytes) {
        return new StorageFullException(
                "Only " + freeBytes + " bytes are free for blobs; at least " + neededBytes + " must be");
    }

    @Override
    public Problem problem() {
        return Problem.of(
                Problem.Kind.UNAVAILABLE,
                code(),
                "There is too little free disk space to take this in. An operator has to make room.");
    }
}
