package io.svara.tickets.list;

import static svara.db.jooq.Tables.GROUP_MEMBERSHIP;
import static svara.db.jooq.Tables.TICKET;
import static svara.db.jooq.Tables.TICKET_LABEL;
import static svara.db.jooq.Tables.TICKET_MENTION;
import static svara.db.jooq.Tables.TICKET_STAR;

import io.svara.kernel.access.Actor;
import io.svara.organization.LabelId;
import io.svara.tickets.StatusKind;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** A query in SQL's words. Organisation and visibility are added where it is read, never here. */
final class Conditions {

    private static final StatusKind[] NOT_CLOSED = all(kind -> kind != StatusKind.CLOSED);
    private static final StatusKind[] NOT_DONE = all(kind -> kind != StatusKind.SOLVED && kind != StatusKind.CLOSED);

    private Conditions() {}

    static Condition of(TicketQuery query, Actor.Agent agent) {
        var condition =
                query.filter() == TicketFilter.TRASH ? TICKET.TRASHED_AT.isNotNull() : TICKET.TRASHED_AT.isNull();
        if (query.filter() != null) {
            condition = condition.and(filter(query.filter(), agent));
        }
        if (!query.statuses().isEmpty()) {
            condition = condition.and(kindIn(query.statuses().toArray(StatusKind[]::new)));
        }
        if (query.mailbox() != null) {
            condition = condition.and(TICKET.MAILBOX_ID.eq(query.mailbox().value()));
        }
        if (query.assignee() != null) {
            condition = condition.and(TICKET.ASSIGNEE_ID.eq(query.assignee().value()));
        }
        if (query.unassigned()) {
            condition = condition.and(TICKET.ASSIGNEE_ID.isNull());
        }
        if (query.group() != null) {
            condition = condition.and(ofGroup(query.group(), agent));
        }
        if (query.requester() != null) {
            condition = condition.and(
                    TICKET.REQUESTER_CONTACT_ID.eq(query.requester().value()));
        }
        if (query.priority() != null) {
            condition = condition.and(TICKET.PRIORITY.eq(query.priority().word()));
        }
        if (query.type() != null) {
            condition = condition.and(TICKET.TYPE_ID.eq(query.type().value()));
        }
        if (query.label() != null && !ListOrder.goesAlongLabel(query)) {
            condition = condition.and(labelled(query.label(), agent));
        }
        return condition;
    }

    private static Condition ofGroup(ListedGroup group, Actor.Agent agent) {
        return switch (group) {
            case ListedGroup.One(var id) -> TICKET.GROUP_ID.eq(id.value());
            case ListedGroup.None() -> TICKET.GROUP_ID.isNull();
            case ListedGroup.Mine() ->
                TICKET.GROUP_ID.in(DSL.select(GROUP_MEMBERSHIP.GROUP_ID)
                        .from(GROUP_MEMBERSHIP)
                        .where(GROUP_MEMBERSHIP.ORGANIZATION_ID.eq(
                                agent.organization().value()))
                        .and(GROUP_MEMBERSHIP.AGENT_ID.eq(agent.agent().value())));
        };
    }

    private static Condition filter(TicketFilter filter, Actor.Agent agent) {
        return switch (filter) {
            case ALL_UNSOLVED -> kindIn(StatusKind.NEW, StatusKind.REPLY);
            case MY_UNSOLVED ->
                kindIn(StatusKind.NEW, StatusKind.REPLY)
                        .and(TICKET.ASSIGNEE_ID.eq(agent.agent().value()));
            case UNASSIGNED -> TICKET.ASSIGNEE_ID.isNull().and(notDone());
            case ALL_OPEN -> TICKET.STATUS_KIND.ne(DSL.inline(StatusKind.CLOSED.word()));
            case MY_STARRED ->
                DSL.exists(DSL.selectOne()
                        .from(TICKET_STAR)
                        .where(TICKET_STAR.ORGANIZATION_ID.eq(
                                agent.organization().value()))
                        .and(TICKET_STAR.AGENT_ID.eq(agent.agent().value()))
                        .and(TICKET_STAR.TICKET_ID.eq(TICKET.ID)));
            case MENTIONS -> notDone().and(mentioned(agent));
            case SOLVED_CLOSED -> kindIn(StatusKind.SOLVED, StatusKind.CLOSED);
            case TRASH -> DSL.trueCondition();
        };
    }

    private static Condition notDone() {
        return TICKET.STATUS_KIND.notIn(inline(StatusKind.SOLVED, StatusKind.CLOSED));
    }

    private static Condition mentioned(Actor.Agent agent) {
        return DSL.exists(DSL.selectOne()
                .from(TICKET_MENTION)
                .where(TICKET_MENTION.ORGANIZATION_ID.eq(agent.organization().value()))
                .and(TICKET_MENTION.AGENT_ID.eq(agent.agent().value()))
                .and(TICKET_MENTION.TICKET_ID.eq(TICKET.ID)));
    }

    /**
     * The same filter for counting. It names the statuses that it takes, where the list's leaves some out: so it is
     * read from one index, and the tickets themselves are left alone.
     */
    static Condition counting(TicketFilter filter, Actor.Agent agent) {
        var kept = TICKET.TRASHED_AT.isNull();
        return switch (filter) {
            case UNASSIGNED -> kept.and(TICKET.ASSIGNEE_ID.isNull()).and(kindIn(NOT_DONE));
            case ALL_OPEN -> kept.and(kindIn(NOT_CLOSED));
            case ALL_UNSOLVED, MY_UNSOLVED, MY_STARRED, MENTIONS, SOLVED_CLOSED -> kept.and(filter(filter, agent));
            case TRASH -> TICKET.TRASHED_AT.isNotNull();
        };
    }

    private static StatusKind[] all(Predicate<StatusKind> chosen) {
        return Arrays.stream(StatusKind.values()).filter(chosen).toArray(StatusKind[]::new);
    }

    private static Condition labelled(LabelId label, Actor.Agent agent) {
        return DSL.exists(DSL.selectOne()
                .from(TICKET_LABEL)
                .where(TICKET_LABEL.ORGANIZATION_ID.eq(agent.organization().value()))
                .and(TICKET_LABEL.LABEL_ID.eq(label.value()))
                .and(TICKET_LABEL.TICKET_ID.eq(TICKET.ID)));
    }

    /** Inlined, so that the planner sees that a partial index covers it. */
    private static Condition kindIn(StatusKind... kinds) {
        return TICKET.STATUS_KIND.in(inline(kinds));
    }

    private static List<org.jooq.Field<String>> inline(StatusKind... kinds) {
        return Arrays.stream(kinds)
                .map(kind -> (org.jooq.Field<String>) DSL.inline(kind.word()))
                .toList();
    }
}
