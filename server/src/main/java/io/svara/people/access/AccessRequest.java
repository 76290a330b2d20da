package io.svara.people.access;

import io.svara.people.RoleId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that an agent is given, each time.
 *
 * @param superadmin absent: as it is
 * @param ifVersion refused when it has changed since this version
 */
record AccessRequest(
        List<String> permissions,
        List<RoleId> roleIds,
        @Nullable Boolean superadmin,
        @Nullable Long ifVersion) {}
