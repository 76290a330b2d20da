package io.svara.realtime;

import io.svara.kernel.access.Actor;
import io.svara.kernel.log.LogEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Decides which log entries about one kind of subject agents' screens are told of. Entries about subjects that no
 * bean of this type speaks for are told to nobody.
 */
public interface EventVisibility {

    /** Such as {@code ticket}. */
    String subjectKind();

    /**
     * Called inside the reading transaction and the organisation's scope, with one answer's worth of entries, for all
     * whose screens stand at the same place: what they see alike is asked for once.
     *
     * @param agents of one organisation
     * @param entries all about this subject kind and of that organisation
     * @return for each agent those of them that this agent may see, in any order
     */
    Map<Actor.Agent, List<LogEntry>> visible(Collection<Actor.Agent> agents, List<LogEntry> entries);
}
