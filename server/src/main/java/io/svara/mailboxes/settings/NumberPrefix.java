package io.svara.mailboxes.settings;

import io.svara.kernel.problem.Checks;
import org.jspecify.annotations.Nullable;

/** What stands before the numbers of a mailbox's tickets where they are shown. */
public final class NumberPrefix {

    private NumberPrefix() {}

    /** Absent: none. */
    public static String read(@Nullable String given, Checks checks) {
        var prefix = given == null ? "" : given.strip();
        checks.that(
                prefix.matches("[\\p{L}\\p{N}-]{0,10}"),
                "numberPrefix",
                "invalid",
                "Use at most 10 letters, digits or hyphens.");
        return prefix;
    }
}
