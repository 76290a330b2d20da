package io.svara.people.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole role, each time.
 *
 * @param ifVersion of a change: refused when it has changed since this version
 */
record RoleRequest(
        String name, List<String> permissions, @Nullable Long ifVersion) {}
