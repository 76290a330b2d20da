package io.svara.people.agents;

import io.svara.people.GroupId;
import io.svara.people.licence.LicenceLevel;
import io.svara.people.seats.Seats;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that Admin > Agents shows at first.
 *
 * @param items by name
 * @param groups that agents can be in, by name
 * @param seats null: no limit
 * @param licenceLevels that agents can be given, by name; empty where the installation sells no plans
 */
record AgentListView(
        List<AgentView> items, List<Group> groups, Seats.@Nullable State seats, List<LicenceLevel> licenceLevels) {

    record Group(GroupId id, String name) {}
}
