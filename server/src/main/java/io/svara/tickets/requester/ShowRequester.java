package io.svara.tickets.requester;

import io.svara.contacts.ContactId;
import io.svara.contacts.Contacts;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Visibilities;
import io.svara.tickets.store.TicketCounts;
import io.svara.tickets.store.TicketCounts.OfRequester;

/** A contact's card, with how many of their tickets the agent sees. */
@UseCase(permission = Permission.TICKETS, readOnly = true)
class ShowRequester {

    record Shown(Contacts.Card card, OfRequester tickets) {}

    private final Contacts contacts;
    private final TicketCounts counts;
    private final Visibilities visibilities;

    ShowRequester(Contacts contacts, TicketCounts counts, Visibilities visibilities) {
        this.contacts = contacts;
        this.counts = counts;
        this.visibilities = visibilities;
    }

    Shown show(ContactId id) {
        var card = contacts.card(id).orElseThrow(() -> Problem.notFound("contact"));
        return new Shown(card, counts.ofRequester(visibilities.ofCurrentAgent(), id));
    }
}
