package io.svara.tickets.store;

import static svara.db.jooq.Tables.CONTACT_CARD;
import static svara.db.jooq.Tables.LABEL_CARD;
import static svara.db.jooq.Tables.TICKET;
import static svara.db.jooq.Tables.TICKET_FIELD_VALUE;
import static svara.db.jooq.Tables.TICKET_LABEL;
import static svara.db.jooq.Tables.TICKET_SEEN;
import static svara.db.jooq.Tables.TICKET_STAR;
import static svara.db.jooq.Tables.TICKET_STATUS;
import static svara.db.jooq.Tables.TICKET_TYPE;

import io.svara.contacts.ContactId;
import io.svara.kernel.AgentId;
import io.svara.kernel.Json;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.database.PlannedAnew;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Visibilities;
import io.svara.mailboxes.Visibility;
import io.svara.organization.LabelId;
import io.svara.people.GroupId;
import io.svara.people.Groups;
import io.svara.tickets.Priority;
import io.svara.tickets.StatusId;
import io.svara.tickets.StatusKind;
import io.svara.tickets.TicketId;
import io.svara.tickets.TicketView;
import io.svara.tickets.TypeId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Reads tickets as lists and pages show them: two statements, or three where some have a type, however many tickets. Every read takes a visibility. */
@Component
public class TicketViews {

    private static final Field<JSONB> FIELDS = DSL.field(DSL.name("fields"), JSONB.class);

    private final DSLContext sql;
    private final DSLContext plannedAnew;
    private final Visibilities visibilities;
    private final Groups groups;
    private final Json json;

    TicketViews(DSLContext sql, Visibilities visibilities, Groups groups, Json json) {
        this.sql = sql;
        this.plannedAnew = PlannedAnew.each(sql);
        this.visibilities = visibilities;
        this.groups = groups;
        this.json = json;
    }

    /** As an agent sees it, if they do. */
    public Optional<TicketView> find(TicketId id, Actor.Agent agent) {
        return rows(
                        agent.organization(),
                        agent.agent(),
                        null,
                        TICKET.ID.eq(id.value()).and(visibilities.sees(agent, TICKET.MAILBOX_ID)),
                        List.of(),
                        1)
                .stream()
                .findAny();
    }

    public Optional<TicketView> find(TicketId id, Visibility visibility, AgentId agent) {
        return read(visibility, agent, null, TICKET.ID.eq(id.value()), List.of(), 1).stream()
                .findAny();
    }

    /** For the answer to a change that the agent was allowed to make, wherever it has moved the ticket. */
    public TicketView ofOrganization(TicketId id, OrganizationId organization, AgentId agent) {
        return rows(organization, agent, null, TICKET.ID.eq(id.value()), List.of(), 1)
                .getFirst();
    }

    /** Those of the given tickets that are visible, by id. */
    public Map<TicketId, TicketView> byId(
            Collection<TicketId> ids, Visibility visibility, AgentId agent, Condition condition) {
        return read(visibility, agent, null, oneOf(ids).and(condition), List.of(), ids.size()).stream()
                .collect(java.util.stream.Collectors.toMap(TicketView::id, view -> view));
    }

    /** One statement for any number of them. */
    private static Condition oneOf(Collection<TicketId> ids) {
        return TICKET.ID.eq(DSL.any(ids.stream().map(TicketId::value).toArray(Long[]::new)));
    }

    /**
     * @param label whose rows are read beside the tickets, so that condition and order may name them; null for none
     * @param condition on the ticket, besides the organisation and the visible mailboxes
     */
    public List<TicketView> read(
            Visibility visibility,
            AgentId agent,
            @Nullable LabelId label,
            Condition condition,
            List<? extends OrderField<?>> order,
            int limit) {
        if (visibility.mailboxes().isEmpty()) {
            return List.of();
        }
        return rows(
                visibility.organization(),
                agent,
                label,
                TICKET.MAILBOX_ID.in(visibility.mailboxes()).and(condition),
                order,
                limit);
    }

    private List<TicketView> rows(
            OrganizationId organization,
            AgentId agent,
            @Nullable LabelId label,
            Condition condition,
            List<? extends OrderField<?>> order,
            int limit) {
        // of a label with many tickets the order is walked, of one with few they are sorted: it hangs on the label
        var rows = (label == null ? sql : plannedAnew)
                .select(TICKET.fields())
                .select(CONTACT_CARD.NAME, TICKET_STATUS.NAMES, TICKET_STAR.AGENT_ID, TICKET_SEEN.SEEN_AT)
                .select(fields(organization))
                .from(label == null ? TICKET : labelled(organization, label))
                .join(CONTACT_CARD)
                .on(CONTACT_CARD.ORGANIZATION_ID.eq(TICKET.ORGANIZATION_ID))
                .and(CONTACT_CARD.ID.eq(TICKET.REQUESTER_CONTACT_ID))
                .join(TICKET_STATUS)
                .on(TICKET_STATUS.ORGANIZATION_ID.eq(TICKET.ORGANIZATION_ID))
                .and(TICKET_STATUS.ID.eq(TICKET.STATUS_ID))
                .leftJoin(TICKET_STAR)
                .on(TICKET_STAR.ORGANIZATION_ID.eq(TICKET.ORGANIZATION_ID))
                .and(TICKET_STAR.TICKET_ID.eq(TICKET.ID))
                .and(TICKET_STAR.AGENT_ID.eq(agent.value()))
                .leftJoin(TICKET_SEEN)
                .on(TICKET_SEEN.ORGANIZATION_ID.eq(TICKET.ORGANIZATION_ID))
                .and(TICKET_SEEN.TICKET_ID.eq(TICKET.ID))
                .and(TICKET_SEEN.AGENT_ID.eq(agent.value()))
                .where(TICKET.ORGANIZATION_ID.eq(organization.value()))
                .and(condition)
                .orderBy(order)
                // written out: a plan for any limit would read and sort all, for the sake of a page
                .limit(DSL.inline(limit))
                .fetch();
        var labels = labels(organization.value(), rows.getValues(TICKET.ID));
        var types = types(organization.value(), rows.getValues(TICKET.TYPE_ID));
        var groups = groups(rows.getValues(TICKET.GROUP_ID));
        return rows.map(row -> view(row, labels.getOrDefault(row.get(TICKET.ID), List.of()), types, groups));
    }

    /** What stands in each ticket's fields: read with the tickets, for it is few rows of each and spares a statement. */
    private static Field<JSONB> fields(OrganizationId organization) {
        return DSL.field(DSL.select(DSL.jsonbObjectAgg(
                                TICKET_FIELD_VALUE.FIELD_ID.cast(String.class), TICKET_FIELD_VALUE.VALUE))
                        .from(TICKET_FIELD_VALUE)
                        .where(TICKET_FIELD_VALUE.ORGANIZATION_ID.eq(organization.value()))
                        .and(TICKET_FIELD_VALUE.TICKET_ID.eq(TICKET.ID)))
                .as(FIELDS);
    }

    private static Table<?> labelled(OrganizationId organization, LabelId label) {
        return TICKET.join(TICKET_LABEL)
                .on(TICKET_LABEL.ORGANIZATION_ID.eq(organization.value()))
                .and(TICKET_LABEL.TICKET_ID.eq(TICKET.ID))
                .and(TICKET_LABEL.LABEL_ID.eq(label.value()));
    }

    private Map<Long, List<TicketView.LabelView>> labels(long organization, Collection<Long> tickets) {
        if (tickets.isEmpty()) {
            return Map.of();
        }
        return sql.select(TICKET_LABEL.TICKET_ID, LABEL_CARD.ID, LABEL_CARD.NAME, LABEL_CARD.COLOUR)
                .from(TICKET_LABEL)
                .join(LABEL_CARD)
                .on(LABEL_CARD.ORGANIZATION_ID.eq(TICKET_LABEL.ORGANIZATION_ID))
                .and(LABEL_CARD.ID.eq(TICKET_LABEL.LABEL_ID))
                .where(TICKET_LABEL.ORGANIZATION_ID.eq(organization))
                .and(TICKET_LABEL.TICKET_ID.eq(DSL.any(tickets.toArray(Long[]::new))))
                .orderBy(LABEL_CARD.NAME, LABEL_CARD.ID)
                .fetchGroups(
                        TICKET_LABEL.TICKET_ID,
                        row -> new TicketView.LabelView(
                                new LabelId(row.get(LABEL_CARD.ID)),
                                row.get(LABEL_CARD.NAME),
                                row.get(LABEL_CARD.COLOUR)));
    }

    /** Asked for beside the tickets, and only when one has any: a further join would be planned with each list. */
    private Map<Long, TicketView.TypeView> types(long organization, Collection<@Nullable Long> ofTickets) {
        var ids = ofTickets.stream().filter(Objects::nonNull).distinct().toArray(Long[]::new);
        if (ids.length == 0) {
            return Map.of();
        }
        return sql.select(TICKET_TYPE.ID, TICKET_TYPE.NAME)
                .from(TICKET_TYPE)
                .where(TICKET_TYPE.ORGANIZATION_ID.eq(organization))
                .and(TICKET_TYPE.ID.eq(DSL.any(ids)))
                .fetchMap(TICKET_TYPE.ID, row -> new TicketView.TypeView(new TypeId(row.value1()), row.value2()));
    }

    /** As {@link #types}. */
    private Map<GroupId, String> groups(Collection<@Nullable Long> ofTickets) {
        var ids = ofTickets.stream().filter(Objects::nonNull).map(GroupId::new).collect(Collectors.toSet());
        return ids.isEmpty() ? Map.of() : groups.names(ids);
    }

    private TicketView view(
            Record row,
            List<TicketView.LabelView> labels,
            Map<Long, TicketView.TypeView> types,
            Map<GroupId, String> groups) {
        var number = row.get(TICKET.NUMBER);
        var kind = StatusKind.of(row.get(TICKET.STATUS_KIND));
        return new TicketView(
                new TicketId(row.get(TICKET.ID)),
                number,
                displayNumber(row.get(TICKET.NUMBER_PREFIX), number),
                row.get(TICKET.SUBJECT),
                new TicketView.StatusView(new StatusId(row.get(TICKET.STATUS_ID)), kind, statusName(row, kind)),
                Priority.of(row.get(TICKET.PRIORITY)),
                row.get(TICKET.TYPE_ID) == null ? null : types.get(row.get(TICKET.TYPE_ID)),
                fields(row),
                new MailboxId(row.get(TICKET.MAILBOX_ID)),
                new TicketView.Requester(
                        new ContactId(row.get(TICKET.REQUESTER_CONTACT_ID)),
                        row.get(CONTACT_CARD.NAME),
                        row.get(TICKET.REQUESTER_EMAIL)),
                agent(row.get(TICKET.ASSIGNEE_ID)),
                group(row.get(TICKET.GROUP_ID), groups),
                labels,
                row.get(TICKET_STAR.AGENT_ID) != null,
                row.get(TICKET.HAS_ATTACHMENTS),
                row.get(TICKET.MESSAGE_COUNT),
                unread(row, kind),
                ticket(row.get(TICKET.FOLLOW_UP_OF)),
                row.get(TICKET.CREATED_AT),
                row.get(TICKET.UPDATED_AT),
                row.get(TICKET.TRASHED_AT),
                null,
                row.get(TICKET.VERSION));
    }

    private Map<String, Object> fields(Record row) {
        var fields = row.get(FIELDS);
        return fields == null ? Map.of() : json.read(fields, new TypeReference<Map<String, Object>>() {});
    }

    private String statusName(Record row, StatusKind kind) {
        return StatusRows.name(
                json.read(row.get(TICKET_STATUS.NAMES), new TypeReference<Map<String, String>>() {}), kind);
    }

    /** Something waits for an answer, and has come since the agent last looked. */
    private static boolean unread(Record row, StatusKind kind) {
        if (kind != StatusKind.NEW && kind != StatusKind.REPLY) {
            return false;
        }
        var seen = row.get(TICKET_SEEN.SEEN_AT);
        var news = Objects.requireNonNullElse(row.get(TICKET.NEWS_AT), row.get(TICKET.CREATED_AT));
        return seen == null || news.isAfter(seen);
    }

    private static String displayNumber(String prefix, long number) {
        return prefix.isEmpty() ? Long.toString(number) : prefix + "-" + number;
    }

    private static @Nullable AgentId agent(@Nullable Long id) {
        return id == null ? null : new AgentId(id);
    }

    private static TicketView.@Nullable TicketGroup group(@Nullable Long id, Map<GroupId, String> names) {
        if (id == null) {
            return null;
        }
        var group = new GroupId(id);
        return new TicketView.TicketGroup(group, names.getOrDefault(group, ""));
    }

    private static @Nullable TicketId ticket(@Nullable Long id) {
        return id == null ? null : new TicketId(id);
    }
}
