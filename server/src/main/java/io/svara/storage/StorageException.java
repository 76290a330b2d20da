package io.svara.storage;

import io.svara.kernel.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The storage could not do what it was asked. {@link #code()} is stable, for programs and for counting. */
public sealed class StorageException extends RuntimeException
        permits StorageFullException, BlobMissingException, BlobCorruptException {

    private final String code;

    protected StorageException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public static StorageException failed(Throwable cause) {
        return new StorageException("storage-failed", "The blob storage does not work: " + cause.getMessage(), cause);
    }

    public String code() {
        return code;
    }

    /** The same as an answer over HTTP. It names no path and no other inner matter. */
    public Problem problem() {
        return Problem.of(
                Problem.Kind.UNAVAILABLE, code, "Files cannot be read or written at the moment. Try again later.");
    }
}
