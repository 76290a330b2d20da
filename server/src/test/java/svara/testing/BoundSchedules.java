package svara.testing;

import io.svara.organization.schedules.ScheduleId;
import io.svara.organization.schedules.ScheduleUse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Something that binds schedules, as mailboxes and queues do. */
public class BoundSchedules implements ScheduleUse {

    private final Map<ScheduleId, List<User>> users = new ConcurrentHashMap<>();

    public void bind(ScheduleId schedule, User... by) {
        users.put(schedule, List.of(by));
    }

    public void free(ScheduleId schedule) {
        users.remove(schedule);
    }

    @Override
    public Map<ScheduleId, List<User>> of(Collection<ScheduleId> schedules) {
        return schedules.stream().filter(users::containsKey).collect(Collectors.toMap(id -> id, users::get));
    }
}
