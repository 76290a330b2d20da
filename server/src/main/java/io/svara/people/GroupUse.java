package io.svara.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Says what groups give their agents, and what they have. A module that binds something to groups offers such a bean. */
public interface GroupUse {

    /**
     * @param kind a stable word, such as {@code mailbox}
     * @param name as people know it; where these are counted, how many
     */
    record Use(String kind, String name) {}

    /** Of these groups, those that have something in the organisation of the scope, each with what that is. */
    Map<GroupId, List<Use>> of(Collection<GroupId> groups);
}
