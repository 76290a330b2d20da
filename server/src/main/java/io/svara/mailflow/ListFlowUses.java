package io.svara.mailflow;

import io.svara.contacts.CompanyId;
import io.svara.flow.Reference;
import io.svara.flow.store.FlowDesk;
import io.svara.flow.store.FlowUse;
import io.svara.kernel.AgentId;
import io.svara.kernel.Id;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.mailboxes.MailboxId;
import io.svara.mailflow.blocks.Mail;
import io.svara.mailflow.blocks.SetField;
import io.svara.organization.LabelId;
import io.svara.people.GroupId;
import io.svara.tickets.FieldId;
import io.svara.tickets.RuledTickets;
import io.svara.tickets.StatusId;
import io.svara.tickets.TypeId;
import io.svara.webhooks.WebhookId;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which flows name something, for whoever is about to remove it: that those actions will be skipped is to be known before. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class ListFlowUses {

    private final FlowDesk<Mail> desk;
    private final RuledTickets tickets;

    ListFlowUses(FlowDesk<Mail> desk, RuledTickets tickets) {
        this.desk = desk;
        this.tickets = tickets;
    }

    Page<FlowUse> list(
            @Nullable LabelId label,
            @Nullable AgentId agent,
            @Nullable MailboxId mailbox,
            @Nullable StatusId status,
            @Nullable TypeId type,
            @Nullable WebhookId webhook,
            @Nullable FieldId field,
            @Nullable GroupId group,
            @Nullable CompanyId company) {
        var named = Stream.of(
                        reference("label", label),
                        reference("agent", agent),
                        reference("mailbox", mailbox),
                        reference("status", status),
                        reference("type", type),
                        reference("webhook", webhook),
                        reference("field", field),
                        reference("group", group),
                        reference("company", company))
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(HashSet::new));
        if (agent != null) {
            tickets.fieldsOfAgents().forEach(own -> named.add(SetField.reference(own, agent)));
        }
        return new Page<>(desk.use(named).stream().toList(), null);
    }

    private static Optional<Reference> reference(String kind, @Nullable Id id) {
        return Optional.ofNullable(id).map(given -> new Reference(kind, Long.toString(given.value())));
    }
}
