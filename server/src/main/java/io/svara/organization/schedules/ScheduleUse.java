package io.svara.organization.schedules;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Says what is bound to schedules. A module that binds something to one offers such a bean, and has a foreign key to
 * {@code schedule}: a schedule that is in use cannot be removed.
 */
public interface ScheduleUse {

    /**
     * @param kind a stable word, such as {@code mailbox}
     * @param name as people know it
     */
    record User(String kind, String name) {}

    /** Of these schedules, those in use in the organisation of the scope, each with its users by name. */
    Map<ScheduleId, List<User>> of(Collection<ScheduleId> schedules);
}
