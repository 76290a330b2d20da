package io.svara.backup;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What went wrong outside, in one line for the operator. */
final class Failure {

    private Failure() {}

    static String sentence(Exception failed) {
        var cause = failed.getCause() instanceof Exception inner && failed instanceof RuntimeException ? inner : failed;
        var message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return switch (cause) {
            case AccessDeniedException denied -> "no right to " + denied.getFile() + ".";
            case NoSuchFileException missing -> "there is no " + missing.getFile() + ".";
            default -> message.endsWith(".") ? message : message + ".";
        };
    }
}
