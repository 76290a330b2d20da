package io.svara.people.groups;

import io.svara.people.AgentSummary;
import io.svara.people.GroupId;
import io.svara.people.GroupUse;
import java.util.List;

/** @param gives what its members see or may use by it, and lose without it; and what is the group's own, and nobody's without it */
record GroupView(GroupId id, String name, List<AgentSummary> members, List<GroupUse.Use> gives, long version) {}
