package io.svara.people.licence;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Permission.Service;
import io.svara.kernel.problem.Problem;
import io.svara.people.LicenceLevelId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the licence levels of the scope's organisation allow. In the caller's transaction. */
@Component
public class Licences {

    private final LicenceTable table;

    Licences(LicenceTable table) {
        this.table = table;
    }

    /** By name; empty where the installation sells no plans. */
    public List<LicenceLevel> all() {
        return table.all();
    }

    /** @throws Problem where there is no such level; null is none, and always there */
    public void check(@Nullable LicenceLevelId level) {
        if (level != null && table.find(level).isEmpty()) {
            throw Problem.invalid("licenceLevelId", "unknown", "This licence level is not there (any longer).");
        }
    }

    /**
     * Of somebody who has just been made.
     *
     * @throws Problem as {@link #check}
     */
    public void giveNew(AgentId agent, @Nullable LicenceLevelId level) {
        check(level);
        table.give(agent, level);
    }

    /** @throws Problem {@code outside-licence-level} when the agent's level has no room for one of these permissions */
    public void mayBeGiven(AgentId agent, Collection<Permission> permissions) {
        table.ofAgent(agent).ifPresent(level -> {
            var outside = permissions.stream()
                    .filter(permission -> permission.service() != Service.GENERAL
                            && !level.services().contains(permission.service().word()))
                    .sorted()
                    .map(Permission::word)
                    .toList();
            if (!outside.isEmpty()) {
                throw outside(outside, level);
            }
        });
    }

    private static Problem outside(List<String> permissions, LicenceLevel level) {
        return Problem.of(
                Problem.Kind.CONFLICT,
                "outside-licence-level",
                permissions.stream().collect(Collectors.joining(", ")) + (permissions.size() == 1 ? " is" : " are")
                        + " not part of the licence level " + level.name() + ": choose another level first.");
    }
}
