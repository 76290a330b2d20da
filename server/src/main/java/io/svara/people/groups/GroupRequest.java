package io.svara.people.groups;

import io.svara.kernel.AgentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole group, each time.
 *
 * @param ifVersion of a change: refused when it has changed since this version
 */
record GroupRequest(
        String name, List<AgentId> memberIds, @Nullable Long ifVersion) {}
