package io.svara.tickets.requester;

import io.svara.contacts.Companies;
import io.svara.contacts.CompanyId;
import io.svara.contacts.ContactId;
import io.svara.contacts.Contacts;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Visibilities;
import io.svara.tickets.store.TicketCounts;
import io.svara.tickets.store.TicketCounts.OfRequester;
import org.jspecify.annotations.Nullable;

/** A contact's card, with how many of their tickets the agent sees. */
@UseCase(permission = Permission.TICKETS, readOnly = true)
class ShowRequester {

    /** @param said whether somebody said that they are the company's; else their address does */
    record OfCompany(CompanyId id, String name, boolean said) {}

    record Shown(Contacts.Card card, @Nullable OfCompany company, OfRequester tickets) {}

    private final Contacts contacts;
    private final Companies companies;
    private final TicketCounts counts;
    private final Visibilities visibilities;

    ShowRequester(Contacts contacts, Companies companies, TicketCounts counts, Visibilities visibilities) {
        this.contacts = contacts;
        this.companies = companies;
        this.counts = counts;
        this.visibilities = visibilities;
    }

    Shown show(ContactId id) {
        var card = contacts.card(id).orElseThrow(() -> Problem.notFound("contact"));
        return new Shown(card, company(card), counts.ofRequester(visibilities.ofCurrentAgent(), id));
    }

    private @Nullable OfCompany company(Contacts.Card card) {
        return companies
                .said(card.id())
                .map(company -> new OfCompany(company.id(), company.name(), true))
                .or(() -> companies
                        .byDomain(card.addresses())
                        .map(company -> new OfCompany(company.id(), company.name(), false)))
                .orElse(null);
    }
}
