package io.svara.realtime;

import io.svara.kernel.access.Actor;
import io.svara.kernel.log.LogEntry;
import java.util.List;

/**
 * Decides which log entries about one kind of subject an agent's screen is told of. Entries about subjects that no
 * bean of this type speaks for are told to nobody.
 */
public interface EventVisibility {

    /** Such as {@code ticket}. */
    String subjectKind();

    /**
     * Called inside the reading transaction and the agent's scope, with one answer's worth of entries.
     *
     * @param entries all about this subject kind and of the agent's organisation
     * @return those of them that this agent may see, in any order
     */
    List<LogEntry> visible(Actor.Agent agent, List<LogEntry> entries);
}
