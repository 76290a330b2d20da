package io.svara.kernel.secret;

import org.jspecify.annotations.Nullable;

/** A secret in the database that this installation's key does not open: most likely the key is not the one it had. */
public final class LockedAway extends RuntimeException {

    LockedAway(String place, @Nullable Throwable cause) {
        super("The secret of " + place + " cannot be opened with this installation's key.", cause);
    }
}
