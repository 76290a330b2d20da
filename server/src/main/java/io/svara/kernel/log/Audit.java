package io.svara.kernel.log;

import io.svara.kernel.access.Actor;
import java.util.Set;

/**
 * The one rule of what belongs to the audit log (ORG-16): all that is logged but the life of tickets, and of that what
 * an agent takes away or brings back. What is logged about settings, people, rights, sign-ins and exports is in it by
 * being logged; what is saved while somebody still works at it is not.
 */
final class Audit {

    private static final String TICKET = "ticket";
    private static final Set<String> TAKEN_AWAY = Set.of("ticket.trashed", "ticket.restored", "ticket.deleted");

    private static final Set<String> UNFINISHED = Set.of("flow.draft-saved");

    private Audit() {}

    static boolean holds(Change change, Actor actor) {
        return (!change.subjectKind().equals(TICKET) && !UNFINISHED.contains(change.kind()))
                || (actor instanceof Actor.Agent && TAKEN_AWAY.contains(change.kind()));
    }
}
