package io.svara.tickets.store;

import static svara.db.jooq.Tables.TICKET;
import static svara.db.jooq.Tables.TICKET_LABEL;
import static svara.db.jooq.Tables.TICKET_LABEL_SUGGESTION;
import static svara.db.jooq.Tables.TICKET_PARTICIPANT;
import static svara.db.jooq.Tables.TICKET_STAR;

import io.svara.contacts.ContactId;
import io.svara.kernel.AgentId;
import io.svara.kernel.EmailAddress;
import io.svara.kernel.Id;
import io.svara.kernel.access.Scope;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Visibilities;
import io.svara.mailboxes.Visibility;
import io.svara.organization.LabelId;
import io.svara.people.GroupId;
import io.svara.tickets.Priority;
import io.svara.tickets.StatusId;
import io.svara.tickets.StatusKind;
import io.svara.tickets.Ticket;
import io.svara.tickets.TicketAccess;
import io.svara.tickets.TicketId;
import io.svara.tickets.TypeId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The SQL of tickets and of what hangs on them directly: number, labels, stars, participants. */
@Component
public class TicketRows implements TicketAccess {

    /** A ticket that is about to be made. It has its number only when its transaction is about to end. */
    public record NewTicket(
            MailboxId mailbox,
            String numberPrefix,
            String subject,
            Status status,
            Priority priority,
            @Nullable TypeId type,
            ContactId requester,
            String requesterEmail,
            @Nullable AgentId assignee,
            @Nullable GroupId group,
            String source,
            @Nullable TicketId followUpOf,
            Instant createdAt) {}

    /** What a write sets anew. The rest of the ticket stays. */
    public record Edit(
            String subject,
            Status status,
            Priority priority,
            @Nullable TypeId type,
            @Nullable AgentId assignee,
            @Nullable GroupId group,
            MailboxId mailbox,
            Instant updatedAt) {

        public static Edit of(Ticket ticket, Status status, Instant updatedAt) {
            return new Edit(
                    ticket.subject(),
                    status,
                    ticket.priority(),
                    ticket.type(),
                    ticket.assignee(),
                    ticket.group(),
                    ticket.mailbox(),
                    updatedAt);
        }
    }

    private final DSLContext sql;
    private final Visibilities visibilities;

    TicketRows(DSLContext sql, Visibilities visibilities) {
        this.sql = sql;
        this.visibilities = visibilities;
    }

    public TicketId add(NewTicket ticket) {
        return new TicketId(sql.insertInto(TICKET)
                .set(TICKET.ORGANIZATION_ID, organization())
                .set(TICKET.NUMBER_PREFIX, ticket.numberPrefix())
                .set(TICKET.MAILBOX_ID, ticket.mailbox().value())
                .set(TICKET.SUBJECT, ticket.subject())
                .set(TICKET.STATUS_ID, ticket.status().id().value())
                .set(TICKET.STATUS_KIND, ticket.status().kind().word())
                .set(TICKET.PRIORITY, ticket.priority().word())
                .set(TICKET.TYPE_ID, valueOf(ticket.type()))
                .set(TICKET.REQUESTER_CONTACT_ID, ticket.requester().value())
                .set(TICKET.REQUESTER_EMAIL, ticket.requesterEmail())
                .set(TICKET.ASSIGNEE_ID, valueOf(ticket.assignee()))
                .set(TICKET.GROUP_ID, valueOf(ticket.group()))
                .set(TICKET.SOURCE, ticket.source())
                .set(TICKET.FOLLOW_UP_OF, valueOf(ticket.followUpOf()))
                .set(TICKET.CREATED_AT, ticket.createdAt())
                .set(TICKET.UPDATED_AT, ticket.createdAt())
                .set(TICKET.NEWS_AT, ticket.createdAt())
                .returningResult(TICKET.ID)
                .fetchSingle()
                .value1());
    }

    /**
     * Gives the ticket the organisation's next number. To be a transaction's last statement: all other new tickets of
     * the organisation wait from here to the commit. A rolled-back transaction may leave a gap.
     */
    public void number(TicketId ticket) {
        number(List.of(ticket));
    }

    /** As {@link #number(TicketId)}, in their order. */
    public void number(List<TicketId> tickets) {
        if (tickets.isEmpty()) {
            return;
        }
        sql.execute(
                """
                with counted as (
                    insert into ticket_counter as c (organization_id, last_number) values ({0}, {2})
                    on conflict (organization_id) do update set last_number = c.last_number + {2}
                    returning last_number)
                update ticket set number = counted.last_number - {2} + made.place
                from counted, unnest({1}) with ordinality as made (id, place)
                where ticket.organization_id = {0} and ticket.id = made.id
                """,
                DSL.val(organization()),
                DSL.val(tickets.stream().map(TicketId::value).toArray(Long[]::new)),
                DSL.val((long) tickets.size()));
    }

    /** The ticket, if the agent may see it. */
    public Ticket get(TicketId id, Visibility visibility) {
        return find(id).filter(ticket -> visibility.sees(ticket.mailbox()))
                .orElseThrow(() -> Problem.notFound("ticket"));
    }

    /** The ticket, if the current agent may see it: one statement for both. */
    public Ticket getVisible(TicketId id) {
        return sql.selectFrom(TICKET)
                .where(isVisible(id))
                .fetchOptional(TicketRows::ticket)
                .orElseThrow(() -> Problem.notFound("ticket"));
    }

    /** As {@link #getVisible}, and nobody else changes it until the transaction ends. */
    public Ticket lockVisible(TicketId id) {
        return sql.selectFrom(TICKET)
                .where(isVisible(id))
                .forNoKeyUpdate()
                .fetchOptional(TicketRows::ticket)
                .orElseThrow(() -> Problem.notFound("ticket"));
    }

    private Condition isVisible(TicketId id) {
        return TICKET.ORGANIZATION_ID
                .eq(organization())
                .and(TICKET.ID.eq(id.value()))
                .and(visibilities.sees(Scope.agent(), TICKET.MAILBOX_ID));
    }

    public Optional<Ticket> find(TicketId id) {
        return sql.selectFrom(TICKET)
                .where(TICKET.ORGANIZATION_ID.eq(organization()))
                .and(TICKET.ID.eq(id.value()))
                .fetchOptional(TicketRows::ticket);
    }

    @Override
    public Set<TicketId> visible(Visibility visibility, Collection<TicketId> some) {
        return visible(visibility, some, DSL.noCondition());
    }

    /** As {@link #visible(Visibility, Collection)}, and of these the ones for which a condition on the ticket holds. */
    public Set<TicketId> visible(Visibility visibility, Collection<TicketId> some, Condition condition) {
        return Set.copyOf(sql.select(TICKET.ID)
                .from(TICKET)
                .where(TICKET.ORGANIZATION_ID.eq(visibility.organization().value()))
                .and(TICKET.ID.eq(DSL.any(some.stream().map(TicketId::value).toArray(Long[]::new))))
                .and(TICKET.MAILBOX_ID.in(visibility.mailboxes()))
                .and(condition)
                .fetch(row -> new TicketId(row.value1())));
    }

    /** As {@link #get}, and nobody else changes it until the transaction ends. */
    public Ticket lock(TicketId id, Visibility visibility) {
        return lock(id).filter(ticket -> visibility.sees(ticket.mailbox()))
                .orElseThrow(() -> Problem.notFound("ticket"));
    }

    /** Those that are there. In one order for all, so that two who lock the same ones wait for each other only once. */
    public Map<TicketId, Ticket> lock(Collection<TicketId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return sql.selectFrom(TICKET)
                .where(TICKET.ORGANIZATION_ID.eq(organization()))
                .and(TICKET.ID.eq(DSL.any(ids.stream().map(TicketId::value).toArray(Long[]::new))))
                .orderBy(TICKET.ID)
                .forNoKeyUpdate()
                .fetchMap(row -> new TicketId(row.getId()), TicketRows::ticket);
    }

    public Optional<Ticket> lock(TicketId id) {
        return sql.selectFrom(TICKET)
                .where(TICKET.ORGANIZATION_ID.eq(organization()))
                .and(TICKET.ID.eq(id.value()))
                .forNoKeyUpdate()
                .fetchOptional(TicketRows::ticket);
    }

    public void change(TicketId id, Edit edit) {
        // the lists of its labels are in the same order as all others
        var listed = DSL.name("listed")
                .as(DSL.update(TICKET_LABEL)
                        .set(TICKET_LABEL.UPDATED_AT, edit.updatedAt())
                        .where(TICKET_LABEL.ORGANIZATION_ID.eq(organization()))
                        .and(TICKET_LABEL.TICKET_ID.eq(id.value()))
                        .returning(TICKET_LABEL.TICKET_ID));
        sql.with(listed)
                .update(TICKET)
                .set(TICKET.SUBJECT, edit.subject())
                .set(TICKET.STATUS_ID, edit.status().id().value())
                .set(TICKET.STATUS_KIND, edit.status().kind().word())
                .set(TICKET.PRIORITY, edit.priority().word())
                .set(TICKET.TYPE_ID, valueOf(edit.type()))
                .set(TICKET.ASSIGNEE_ID, valueOf(edit.assignee()))
                .set(TICKET.GROUP_ID, valueOf(edit.group()))
                .set(TICKET.MAILBOX_ID, edit.mailbox().value())
                .set(TICKET.UPDATED_AT, edit.updatedAt())
                .set(TICKET.VERSION, TICKET.VERSION.plus(1))
                .where(TICKET.ORGANIZATION_ID.eq(organization()))
                .and(TICKET.ID.eq(id.value()))
                .execute();
    }

    /** Gives a ticket that has just been made to somebody. */
    public void assign(TicketId id, AgentId agent) {
        sql.update(TICKET)
                .set(TICKET.ASSIGNEE_ID, agent.value())
                .where(TICKET.ORGANIZATION_ID.eq(organization()))
                .and(TICKET.ID.eq(id.value()))
                .execute();
    }

    /** Who asked. The others of the conversation stay in it. */
    public void setRequester(TicketId id, ContactId requester, String email) {
        sql.update(TICKET)
                .set(TICKET.REQUESTER_CONTACT_ID, requester.value())
                .set(TICKET.REQUESTER_EMAIL, email)
                .where(TICKET.ORGANIZATION_ID.eq(organization()))
                .and(TICKET.ID.eq(id.value()))
                .execute();
        addParticipants(id, Set.of(EmailAddress.key(email)));
        sql.update(TICKET_PARTICIPANT)
                .set(TICKET_PARTICIPANT.THIRD_PARTY, false)
                .where(TICKET_PARTICIPANT.ORGANIZATION_ID.eq(organization()))
                .and(TICKET_PARTICIPANT.TICKET_ID.eq(id.value()))
                .and(TICKET_PARTICIPANT.ADDRESS.eq(EmailAddress.key(email)))
                .and(TICKET_PARTICIPANT.THIRD_PARTY)
                .execute();
    }

    /**
     * Moves some of a mailbox's tickets into another, those in the trash last. Their place in the lists stays.
     *
     * @return which; none when none is left
     */
    public List<TicketId> moveSome(MailboxId from, MailboxId into, int most) {
        var here = some(from, TICKET.TRASHED_AT.isNull(), most);
        var left = here.isEmpty() ? some(from, TICKET.TRASHED_AT.isNotNull(), most) : here;
        set(left, TICKET.MAILBOX_ID, into.value());
        return left;
    }

    /** Moves some of a mailbox's tickets into the trash. As {@link #moveSome}. */
    public List<TicketId> trashSome(MailboxId from, Instant at, int most) {
        var left = some(from, TICKET.TRASHED_AT.isNull(), most);
        set(left, TICKET.TRASHED_AT, at);
        return left;
    }

    private List<TicketId> some(MailboxId mailbox, Condition condition, int most) {
        return sql.select(TICKET.ID)
                .from(TICKET)
                .where(TICKET.ORGANIZATION_ID.eq(organization()))
                .and(TICKET.MAILBOX_ID.eq(mailbox.value()))
                .and(condition)
                .limit(most)
                .forNoKeyUpdate()
                .fetch(row -> new TicketId(row.value1()));
    }

    private <T> void set(List<TicketId> tickets, Field<T> field, T value) {
        sql.update(TICKET)
                .set(field, value)
                .set(TICKET.VERSION, TICKET.VERSION.plus(1))
                .where(TICKET.ORGANIZATION_ID.eq(organization()))
                .and(TICKET.ID.eq(DSL.any(tickets.stream().map(TicketId::value).toArray(Long[]::new))))
                .execute();
    }

    /** Moves it into the trash, or back with null. */
    public void trash(TicketId id, @Nullable Instant trashedAt) {
        sql.update(TICKET)
                .set(TICKET.TRASHED_AT, trashedAt)
                .set(TICKET.VERSION, TICKET.VERSION.plus(1))
                .where(TICKET.ORGANIZATION_ID.eq(organization()))
                .and(TICKET.ID.eq(id.value()))
                .execute();
    }

    public void markAttachments(TicketId id) {
        sql.update(TICKET)
                .set(TICKET.HAS_ATTACHMENTS, true)
                .where(TICKET.ORGANIZATION_ID.eq(organization()))
                .and(TICKET.ID.eq(id.value()))
                .and(TICKET.HAS_ATTACHMENTS.isFalse())
                .execute();
    }

    /** Sets the ticket's labels to exactly these; true when that changed anything. */
    public boolean setLabels(TicketId ticket, Collection<LabelId> labels) {
        var wanted = labels.stream().map(LabelId::value).toList();
        var removed = sql.deleteFrom(TICKET_LABEL)
                .where(TICKET_LABEL.ORGANIZATION_ID.eq(organization()))
                .and(TICKET_LABEL.TICKET_ID.eq(ticket.value()))
                .and(TICKET_LABEL.LABEL_ID.notIn(wanted))
                .execute();
        if (wanted.isEmpty()) {
            return removed > 0;
        }
        var label = DSL.unnest(wanted.toArray(Long[]::new)).as("wanted", "label_id");
        var added = sql.insertInto(
                        TICKET_LABEL,
                        TICKET_LABEL.ORGANIZATION_ID,
                        TICKET_LABEL.TICKET_ID,
                        TICKET_LABEL.LABEL_ID,
                        TICKET_LABEL.UPDATED_AT)
                .select(DSL.select(
                                TICKET.ORGANIZATION_ID,
                                TICKET.ID,
                                label.field("label_id", Long.class),
                                TICKET.UPDATED_AT)
                        .from(TICKET)
                        .crossJoin(label)
                        .where(TICKET.ORGANIZATION_ID.eq(organization()))
                        .and(TICKET.ID.eq(ticket.value())))
                .onConflictDoNothing()
                .execute();
        if (added > 0) {
            suggestedNoMore(ticket, wanted);
        }
        return added + removed > 0;
    }

    private void suggestedNoMore(TicketId ticket, Collection<Long> labels) {
        sql.deleteFrom(TICKET_LABEL_SUGGESTION)
                .where(TICKET_LABEL_SUGGESTION.ORGANIZATION_ID.eq(organization()))
                .and(TICKET_LABEL_SUGGESTION.TICKET_ID.eq(ticket.value()))
                .and(TICKET_LABEL_SUGGESTION.LABEL_ID.in(labels))
                .execute();
    }

    public Set<LabelId> labels(TicketId ticket) {
        return Set.copyOf(sql.select(TICKET_LABEL.LABEL_ID)
                .from(TICKET_LABEL)
                .where(TICKET_LABEL.ORGANIZATION_ID.eq(organization()))
                .and(TICKET_LABEL.TICKET_ID.eq(ticket.value()))
                .fetch(row -> new LabelId(row.value1())));
    }

    public void star(TicketId ticket, AgentId agent, boolean starred) {
        if (starred) {
            sql.insertInto(TICKET_STAR)
                    .set(TICKET_STAR.ORGANIZATION_ID, organization())
                    .set(TICKET_STAR.AGENT_ID, agent.value())
                    .set(TICKET_STAR.TICKET_ID, ticket.value())
                    .onConflictDoNothing()
                    .execute();
            return;
        }
        sql.deleteFrom(TICKET_STAR)
                .where(TICKET_STAR.ORGANIZATION_ID.eq(organization()))
                .and(TICKET_STAR.AGENT_ID.eq(agent.value()))
                .and(TICKET_STAR.TICKET_ID.eq(ticket.value()))
                .execute();
    }

    public void addParticipants(TicketId ticket, Collection<String> addresses) {
        add(Map.of(ticket, addresses), false);
    }

    /** In one statement. */
    public void addParticipants(Map<TicketId, ? extends Collection<String>> addresses) {
        add(addresses, false);
    }

    /** Those to whom the conversation was forwarded, unless they were part of it already. */
    public void addThirdParties(TicketId ticket, Collection<String> addresses) {
        add(Map.of(ticket, addresses), true);
    }

    private record Participant(TicketId ticket, String address) {}

    private void add(Map<TicketId, ? extends Collection<String>> all, boolean thirdParty) {
        var rows = all.entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(address -> new Participant(one.getKey(), address)))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        sql.execute(
                """
                insert into ticket_participant (organization_id, ticket_id, address, third_party)
                select {0}, ticket, address, {3} from unnest({1}, {2}) as part (ticket, address) on conflict do nothing
                """,
                DSL.val(organization()),
                DSL.val(rows.stream().map(row -> row.ticket().value()).toArray(Long[]::new)),
                DSL.val(rows.stream().map(Participant::address).toArray(String[]::new)),
                DSL.val(thirdParty));
    }

    public boolean isThirdParty(TicketId ticket, String address) {
        return sql.fetchExists(DSL.selectOne()
                .from(TICKET_PARTICIPANT)
                .where(TICKET_PARTICIPANT.ORGANIZATION_ID.eq(organization()))
                .and(TICKET_PARTICIPANT.TICKET_ID.eq(ticket.value()))
                .and(TICKET_PARTICIPANT.ADDRESS.eq(address))
                .and(TICKET_PARTICIPANT.THIRD_PARTY));
    }

    /** The addresses, in small letters, of those to whom the conversation was forwarded. */
    public Set<String> thirdParties(TicketId ticket) {
        return sql.select(TICKET_PARTICIPANT.ADDRESS)
                .from(TICKET_PARTICIPANT)
                .where(TICKET_PARTICIPANT.ORGANIZATION_ID.eq(organization()))
                .and(TICKET_PARTICIPANT.TICKET_ID.eq(ticket.value()))
                .and(TICKET_PARTICIPANT.THIRD_PARTY)
                .fetchSet(TICKET_PARTICIPANT.ADDRESS);
    }

    /** Of these tickets, the ones whose conversation this address is part of. */
    public Set<TicketId> withParticipant(Collection<TicketId> tickets, String address) {
        return Set.copyOf(sql.select(TICKET_PARTICIPANT.TICKET_ID)
                .from(TICKET_PARTICIPANT)
                .where(TICKET_PARTICIPANT.ORGANIZATION_ID.eq(organization()))
                .and(TICKET_PARTICIPANT.TICKET_ID.in(
                        tickets.stream().map(TicketId::value).toList()))
                .and(TICKET_PARTICIPANT.ADDRESS.eq(address))
                .fetch(row -> new TicketId(row.value1())));
    }

    public boolean isRequester(TicketId ticket, String address) {
        return sql.fetchExists(DSL.selectOne()
                .from(TICKET)
                .where(TICKET.ORGANIZATION_ID.eq(organization()))
                .and(TICKET.ID.eq(ticket.value()))
                .and(DSL.lower(TICKET.REQUESTER_EMAIL).eq(address)));
    }

    /** Whether who asked in this one had asked in another one before. */
    public boolean hasEarlierOfRequester(TicketId id) {
        var other = TICKET.as("earlier");
        return sql.fetchExists(DSL.selectOne()
                .from(TICKET)
                .join(other)
                .on(other.ORGANIZATION_ID.eq(TICKET.ORGANIZATION_ID))
                .and(other.REQUESTER_CONTACT_ID.eq(TICKET.REQUESTER_CONTACT_ID))
                .where(TICKET.ORGANIZATION_ID.eq(organization()))
                .and(TICKET.ID.eq(id.value()))
                .and(other.ID.lt(id.value())));
    }

    public List<String> participants(TicketId ticket) {
        return sql.select(TICKET_PARTICIPANT.ADDRESS)
                .from(TICKET_PARTICIPANT)
                .where(TICKET_PARTICIPANT.ORGANIZATION_ID.eq(organization()))
                .and(TICKET_PARTICIPANT.TICKET_ID.eq(ticket.value()))
                .orderBy(TICKET_PARTICIPANT.ADDRESS)
                .fetch(TICKET_PARTICIPANT.ADDRESS);
    }

    public Optional<TicketId> byNumber(long number) {
        return sql.select(TICKET.ID)
                .from(TICKET)
                .where(TICKET.ORGANIZATION_ID.eq(organization()))
                .and(TICKET.NUMBER.eq(number))
                .fetchOptional(row -> new TicketId(row.value1()));
    }

    private static long organization() {
        return Scope.organization().value();
    }

    private static @Nullable Long valueOf(@Nullable Id id) {
        return id == null ? null : id.value();
    }

    private static Ticket ticket(Record row) {
        var type = row.get(TICKET.TYPE_ID);
        var assignee = row.get(TICKET.ASSIGNEE_ID);
        var group = row.get(TICKET.GROUP_ID);
        var followUpOf = row.get(TICKET.FOLLOW_UP_OF);
        return new Ticket(
                new TicketId(row.get(TICKET.ID)),
                row.get(TICKET.NUMBER),
                row.get(TICKET.NUMBER_PREFIX),
                new MailboxId(row.get(TICKET.MAILBOX_ID)),
                row.get(TICKET.SUBJECT),
                new StatusId(row.get(TICKET.STATUS_ID)),
                StatusKind.of(row.get(TICKET.STATUS_KIND)),
                Priority.of(row.get(TICKET.PRIORITY)),
                type == null ? null : new TypeId(type),
                new ContactId(row.get(TICKET.REQUESTER_CONTACT_ID)),
                row.get(TICKET.REQUESTER_EMAIL),
                assignee == null ? null : new AgentId(assignee),
                group == null ? null : new GroupId(group),
                followUpOf == null ? null : new TicketId(followUpOf),
                row.get(TICKET.CREATED_AT),
                row.get(TICKET.UPDATED_AT),
                row.get(TICKET.TRASHED_AT),
                row.get(TICKET.VERSION));
    }
}
