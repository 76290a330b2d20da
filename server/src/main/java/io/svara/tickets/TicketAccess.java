package io.svara.tickets;

import io.svara.mailboxes.Visibility;
import java.util.Collection;
import java.util.Set;

/** Who may see which ticket, for modules that only hold ticket ids. Filled inside the module. */
public interface TicketAccess {

    /** Those of the given tickets that are visible now; ids of others and of none are left out. */
    Set<TicketId> visible(Visibility visibility, Collection<TicketId> tickets);
}
