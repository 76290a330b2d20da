package io.svara.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Says what groups give their agents. A module that binds something to groups offers such a bean. */
public interface GroupUse {

    /**
     * @param kind a stable word, such as {@code mailbox}
     * @param name as people know it
     */
    record Use(String kind, String name) {}

    /** Of these groups, those that give something in the organisation of the scope, each with what it gives by name. */
    Map<GroupId, List<Use>> of(Collection<GroupId> groups);
}
