package io.svara.mailflow;

import io.svara.contacts.Companies;
import io.svara.contacts.CompanyId;
import io.svara.flow.Reference;
import io.svara.flow.World;
import io.svara.kernel.AgentId;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import io.svara.mailflow.blocks.SetField;
import io.svara.organization.LabelId;
import io.svara.organization.Labels;
import io.svara.people.Agents;
import io.svara.people.GroupId;
import io.svara.people.Groups;
import io.svara.tickets.FieldId;
import io.svara.tickets.RuledTickets;
import io.svara.tickets.TypeId;
import io.svara.webhooks.WebhookId;
import io.svara.webhooks.Webhooks;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What of the scope's organisation mail flows may name. */
@Component
class MailWorld implements World {

    private final Labels labels;
    private final Agents agents;
    private final Mailboxes mailboxes;
    private final Groups groups;
    private final RuledTickets tickets;
    private final Companies companies;
    private final Webhooks webhooks;

    MailWorld(
            Labels labels,
            Agents agents,
            Mailboxes mailboxes,
            Groups groups,
            RuledTickets tickets,
            Companies companies,
            Webhooks webhooks) {
        this.labels = labels;
        this.agents = agents;
        this.mailboxes = mailboxes;
        this.groups = groups;
        this.tickets = tickets;
        this.companies = companies;
        this.webhooks = webhooks;
    }

    @Override
    public boolean has(Reference reference) {
        return switch (reference.kind()) {
            case "label" ->
                !labels.choosable(Set.of(new LabelId(id(reference)))).isEmpty();
            case "agent" -> agents.isActive(new AgentId(id(reference)));
            case "group" -> groups.isThere(new GroupId(id(reference)));
            case "mailbox" ->
                mailboxes
                        .find(new MailboxId(id(reference)))
                        .filter(mailbox -> !mailbox.removing())
                        .isPresent();
            case "status" -> tickets.hasStatus(reference.id());
            case "field" -> tickets.hasField(new FieldId(id(reference)));
            case SetField.VALUE_OF_FIELD -> SetField.ask(reference, tickets::takes);
            case "type" -> tickets.hasType(new TypeId(id(reference)));
            case "company" -> companies.exists(new CompanyId(id(reference)));
            case "webhook" -> webhooks.has(new WebhookId(id(reference)));
            default -> throw new IllegalArgumentException("no block names a " + reference.kind());
        };
    }

    private static long id(Reference reference) {
        return Long.parseLong(reference.id());
    }
}
