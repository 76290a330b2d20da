package io.svara.mailflow;

import io.svara.contacts.Companies;
import io.svara.contacts.Company;
import io.svara.contacts.CompanyId;
import io.svara.mailflow.blocks.Mail.TicketSight;
import io.svara.organization.LabelId;
import io.svara.tickets.Priority;
import io.svara.tickets.RuledTickets;
import io.svara.tickets.TicketId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A ticket, read when a block asks, and once: the flow itself changes nothing while it runs. */
final class SightOfTicket implements TicketSight {

    private final RuledTickets tickets;
    private final Companies companies;
    private final TicketId ticket;
    private @Nullable Priority priority;
    private @Nullable Set<LabelId> labels;
    private @Nullable Boolean known;
    private @Nullable Optional<CompanyId> company;

    SightOfTicket(RuledTickets tickets, Companies companies, TicketId ticket) {
        this.tickets = tickets;
        this.companies = companies;
        this.ticket = ticket;
    }

    @Override
    public Priority priority() {
        if (priority == null) {
            priority = tickets.priority(ticket);
        }
        return priority;
    }

    @Override
    public Set<LabelId> labels() {
        if (labels == null) {
            labels = tickets.labels(ticket);
        }
        return labels;
    }

    @Override
    public boolean isRequesterKnown() {
        if (known == null) {
            known = tickets.isRequesterKnown(ticket);
        }
        return known;
    }

    @Override
    public Optional<CompanyId> company() {
        if (company == null) {
            company = companies.of(tickets.requester(ticket)).map(Company::id);
        }
        return company;
    }
}
