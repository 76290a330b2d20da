package io.svara.tickets.drafts;

import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;
import static svara.db.jooq.Tables.ATTACHMENT;
import static svara.db.jooq.Tables.TICKET;
import static svara.db.jooq.Tables.TICKET_DRAFT;
import static svara.db.jooq.Tables.TICKET_DRAFT_ATTACHMENT;

import io.svara.kernel.AgentId;
import io.svara.kernel.Json;
import io.svara.kernel.access.Scope;
import io.svara.kernel.paging.Cursor;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Visibility;
import io.svara.tickets.AttachmentId;
import io.svara.tickets.DraftId;
import io.svara.tickets.Recipients;
import io.svara.tickets.TicketId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The SQL of drafts. Each statement names the agent whose they are, besides the organisation. */
@Component
class DraftRows {

    private final DSLContext sql;
    private final Json json;

    DraftRows(DSLContext sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** Empty when there is one already. */
    Optional<Draft> add(DraftPlace place, DraftText text, Instant at) {
        return sql.insertInto(TICKET_DRAFT)
                .set(TICKET_DRAFT.ORGANIZATION_ID, organization())
                .set(TICKET_DRAFT.AGENT_ID, place.agent().value())
                .set(
                        TICKET_DRAFT.TICKET_ID,
                        place.ticket() == null ? null : place.ticket().value())
                .set(TICKET_DRAFT.KIND, place.kind().word())
                .set(TICKET_DRAFT.MAILBOX_ID, mailbox(text))
                .set(TICKET_DRAFT.SUBJECT, text.subject())
                .set(TICKET_DRAFT.HTML, text.html())
                .set(TICKET_DRAFT.RECIPIENTS, json.write(text.recipients()))
                .set(TICKET_DRAFT.MENTIONS, mentions(text))
                .set(TICKET_DRAFT.VERSION, version(at))
                .set(TICKET_DRAFT.UPDATED_AT, at)
                .onConflictDoNothing()
                .returning()
                .fetchOptional(this::draft);
    }

    void leave(MailboxId mailbox, @Nullable MailboxId into) {
        sql.update(TICKET_DRAFT)
                .set(TICKET_DRAFT.MAILBOX_ID, into == null ? null : into.value())
                .where(TICKET_DRAFT.ORGANIZATION_ID.eq(organization()))
                .and(TICKET_DRAFT.MAILBOX_ID.eq(mailbox.value()))
                .execute();
    }

    /** Empty when there is none, or one of another version. */
    Optional<Draft> change(DraftPlace place, DraftText text, long ifVersion, Instant at) {
        return sql.update(TICKET_DRAFT)
                .set(TICKET_DRAFT.MAILBOX_ID, mailbox(text))
                .set(TICKET_DRAFT.SUBJECT, text.subject())
                .set(TICKET_DRAFT.HTML, text.html())
                .set(TICKET_DRAFT.RECIPIENTS, json.write(text.recipients()))
                .set(TICKET_DRAFT.MENTIONS, mentions(text))
                .set(TICKET_DRAFT.VERSION, greatest(TICKET_DRAFT.VERSION.plus(1), val(version(at))))
                .set(TICKET_DRAFT.UPDATED_AT, at)
                .where(TICKET_DRAFT.ORGANIZATION_ID.eq(organization()))
                .and(at(place))
                .and(TICKET_DRAFT.VERSION.eq(ifVersion))
                .returning()
                .fetchOptional(this::draft);
    }

    /** Microseconds: they grow over a draft's end, and a number in JSON still holds them. */
    private static long version(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    /** Which uploads the draft keeps; before it kept others. */
    void keep(DraftId draft, Collection<AttachmentId> listed, Collection<AttachmentId> shown) {
        sql.deleteFrom(TICKET_DRAFT_ATTACHMENT)
                .where(TICKET_DRAFT_ATTACHMENT.ORGANIZATION_ID.eq(organization()))
                .and(TICKET_DRAFT_ATTACHMENT.DRAFT_ID.eq(draft.value()))
                .execute();
        if (listed.isEmpty() && shown.isEmpty()) {
            return;
        }
        var insert = sql.insertInto(
                TICKET_DRAFT_ATTACHMENT,
                TICKET_DRAFT_ATTACHMENT.ORGANIZATION_ID,
                TICKET_DRAFT_ATTACHMENT.DRAFT_ID,
                TICKET_DRAFT_ATTACHMENT.ATTACHMENT_ID,
                TICKET_DRAFT_ATTACHMENT.POSITION,
                TICKET_DRAFT_ATTACHMENT.LISTED);
        var position = 0;
        for (var file : listed) {
            insert = insert.values(organization(), draft.value(), file.value(), position++, true);
        }
        for (var image : shown) {
            insert = insert.values(organization(), draft.value(), image.value(), position++, false);
        }
        // a picture may be listed as a file besides
        insert.onConflictDoNothing().execute();
    }

    Optional<Draft> find(DraftPlace place) {
        return sql.selectFrom(TICKET_DRAFT)
                .where(TICKET_DRAFT.ORGANIZATION_ID.eq(organization()))
                .and(at(place))
                .fetchOptional(this::draft);
    }

    List<Draft> of(AgentId agent, TicketId ticket) {
        return sql.selectFrom(TICKET_DRAFT)
                .where(TICKET_DRAFT.ORGANIZATION_ID.eq(organization()))
                .and(TICKET_DRAFT.AGENT_ID.eq(agent.value()))
                .and(TICKET_DRAFT.TICKET_ID.eq(ticket.value()))
                .orderBy(TICKET_DRAFT.UPDATED_AT.desc(), TICKET_DRAFT.ID.desc())
                .fetch(this::draft);
    }

    /** The agent's drafts at tickets that they see, and the new one; newest first. */
    List<Draft> page(AgentId agent, Visibility visibility, @Nullable Cursor after, int limit) {
        var query = sql.select(TICKET_DRAFT.asterisk())
                .from(TICKET_DRAFT)
                .leftJoin(TICKET)
                .on(TICKET.ORGANIZATION_ID.eq(TICKET_DRAFT.ORGANIZATION_ID))
                .and(TICKET.ID.eq(TICKET_DRAFT.TICKET_ID))
                .where(TICKET_DRAFT.ORGANIZATION_ID.eq(organization()))
                .and(TICKET_DRAFT.AGENT_ID.eq(agent.value()))
                .and(TICKET_DRAFT.TICKET_ID.isNull().or(TICKET.MAILBOX_ID.in(visibility.mailboxes())));
        if (after != null) {
            query = query.and(row(TICKET_DRAFT.UPDATED_AT, TICKET_DRAFT.ID).lt(after.at(), after.id()));
        }
        return query.orderBy(TICKET_DRAFT.UPDATED_AT.desc(), TICKET_DRAFT.ID.desc())
                .limit(limit)
                .fetch(this::draft);
    }

    boolean remove(DraftPlace place) {
        return sql.deleteFrom(TICKET_DRAFT)
                        .where(TICKET_DRAFT.ORGANIZATION_ID.eq(organization()))
                        .and(at(place))
                        .execute()
                > 0;
    }

    /** Which kind it was; empty when this agent has no such draft there. */
    Optional<DraftKind> remove(DraftId id, AgentId agent, @Nullable TicketId ticket) {
        return sql.deleteFrom(TICKET_DRAFT)
                .where(TICKET_DRAFT.ORGANIZATION_ID.eq(organization()))
                .and(TICKET_DRAFT.ID.eq(id.value()))
                .and(ofAgent(agent, ticket))
                .returning(TICKET_DRAFT.KIND)
                .fetchOptional(row -> kind(row.getKind()));
    }

    /** The files beside the text that are not sent meanwhile, in their order. */
    Map<DraftId, List<AttachmentId>> files(Collection<DraftId> drafts) {
        return sql.select(TICKET_DRAFT_ATTACHMENT.DRAFT_ID, TICKET_DRAFT_ATTACHMENT.ATTACHMENT_ID)
                .from(TICKET_DRAFT_ATTACHMENT)
                .join(ATTACHMENT)
                .on(ATTACHMENT.ORGANIZATION_ID.eq(TICKET_DRAFT_ATTACHMENT.ORGANIZATION_ID))
                .and(ATTACHMENT.ID.eq(TICKET_DRAFT_ATTACHMENT.ATTACHMENT_ID))
                .where(TICKET_DRAFT_ATTACHMENT.ORGANIZATION_ID.eq(organization()))
                .and(TICKET_DRAFT_ATTACHMENT.DRAFT_ID.in(
                        drafts.stream().map(DraftId::value).toList()))
                .and(TICKET_DRAFT_ATTACHMENT.LISTED)
                .and(ATTACHMENT.MESSAGE_ID.isNull())
                .orderBy(TICKET_DRAFT_ATTACHMENT.DRAFT_ID, TICKET_DRAFT_ATTACHMENT.POSITION)
                .fetchGroups(row -> new DraftId(row.value1()), row -> new AttachmentId(row.value2()));
    }

    private static Condition at(DraftPlace place) {
        return ofAgent(place.agent(), place.ticket())
                .and(TICKET_DRAFT.KIND.eq(place.kind().word()));
    }

    private static Condition ofAgent(AgentId agent, @Nullable TicketId ticket) {
        return TICKET_DRAFT
                .AGENT_ID
                .eq(agent.value())
                .and(ticket == null ? TICKET_DRAFT.TICKET_ID.isNull() : TICKET_DRAFT.TICKET_ID.eq(ticket.value()));
    }

    private static @Nullable Long mailbox(DraftText text) {
        return text.mailbox() == null ? null : text.mailbox().value();
    }

    private static Long[] mentions(DraftText text) {
        return text.mentions().stream().map(AgentId::value).toArray(Long[]::new);
    }

    private static DraftKind kind(String word) {
        return DraftKind.find(word).orElseThrow();
    }

    private Draft draft(Record row) {
        var ticket = row.get(TICKET_DRAFT.TICKET_ID);
        var mailbox = row.get(TICKET_DRAFT.MAILBOX_ID);
        return new Draft(
                new DraftId(row.get(TICKET_DRAFT.ID)),
                ticket == null ? null : new TicketId(ticket),
                kind(row.get(TICKET_DRAFT.KIND)),
                new DraftText(
                        row.get(TICKET_DRAFT.HTML),
                        json.read(row.get(TICKET_DRAFT.RECIPIENTS), Recipients.class),
                        row.get(TICKET_DRAFT.SUBJECT),
                        mailbox == null ? null : new MailboxId(mailbox),
                        Arrays.stream(row.get(TICKET_DRAFT.MENTIONS))
                                .map(AgentId::new)
                                .toList()),
                row.get(TICKET_DRAFT.VERSION),
                row.get(TICKET_DRAFT.UPDATED_AT));
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
