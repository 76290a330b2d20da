package io.svara.tickets.store;

import static svara.db.jooq.Tables.ATTACHMENT;
import static svara.db.jooq.Tables.ATTACHMENT_SCAN_DUE;
import static svara.db.jooq.Tables.MESSAGE;
import static svara.db.jooq.Tables.TICKET_DRAFT_ATTACHMENT;

import io.svara.channels.AttachedBlob;
import io.svara.channels.MessageId;
import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Scope;
import io.svara.storage.BlobReferences;
import io.svara.storage.Sha256;
import io.svara.tickets.Attachment;
import io.svara.tickets.AttachmentId;
import io.svara.tickets.Scan;
import io.svara.tickets.TicketId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The SQL of attachments, uploaded or received; and which blobs tickets use. */
@Component
public class AttachmentRows implements BlobReferences {

    private final DSLContext sql;

    AttachmentRows(DSLContext sql) {
        this.sql = sql;
    }

    public AttachmentId upload(AttachedBlob blob, AgentId by, Instant at) {
        return new AttachmentId(sql.insertInto(ATTACHMENT)
                .set(ATTACHMENT.ORGANIZATION_ID, organization())
                .set(ATTACHMENT.NAME, blob.name())
                .set(ATTACHMENT.CONTENT_TYPE, blob.contentType())
                .set(ATTACHMENT.SIZE, blob.size())
                .set(ATTACHMENT.SHA256, blob.sha256().bytes())
                .set(ATTACHMENT.INLINE, blob.inline())
                .set(ATTACHMENT.CONTENT_ID, blob.contentId())
                .set(ATTACHMENT.UPLOADED_BY, by.value())
                .set(ATTACHMENT.CREATED_AT, at)
                .returningResult(ATTACHMENT.ID)
                .fetchSingle()
                .value1());
    }

    public void add(TicketId ticket, MessageId message, List<AttachedBlob> blobs, Instant at) {
        if (blobs.isEmpty()) {
            return;
        }
        var insert = sql.insertInto(
                ATTACHMENT,
                ATTACHMENT.ORGANIZATION_ID,
                ATTACHMENT.TICKET_ID,
                ATTACHMENT.MESSAGE_ID,
                ATTACHMENT.POSITION,
                ATTACHMENT.NAME,
                ATTACHMENT.CONTENT_TYPE,
                ATTACHMENT.SIZE,
                ATTACHMENT.SHA256,
                ATTACHMENT.INLINE,
                ATTACHMENT.CONTENT_ID,
                ATTACHMENT.CREATED_AT);
        var position = 0;
        for (var blob : blobs) {
            insert = insert.values(
                    organization(),
                    ticket.value(),
                    message.value(),
                    position++,
                    blob.name(),
                    blob.contentType(),
                    blob.size(),
                    blob.sha256().bytes(),
                    blob.inline(),
                    blob.contentId(),
                    at);
        }
        insert.execute();
    }

    /** Those of a message are to be checked. */
    public void toBeScanned(MessageId message, Instant at) {
        var waiting = DSL.name("waiting")
                .as(DSL.update(ATTACHMENT)
                        .set(ATTACHMENT.SCAN, Scan.State.WAITING.word())
                        .where(ATTACHMENT.ORGANIZATION_ID.eq(organization()))
                        .and(ATTACHMENT.MESSAGE_ID.eq(message.value()))
                        .returning(ATTACHMENT.ID));
        sql.with(waiting)
                .insertInto(
                        ATTACHMENT_SCAN_DUE,
                        ATTACHMENT_SCAN_DUE.ORGANIZATION_ID,
                        ATTACHMENT_SCAN_DUE.ID,
                        ATTACHMENT_SCAN_DUE.DUE_AT)
                .select(DSL.select(DSL.val(organization()), waiting.field(ATTACHMENT.ID), DSL.val(at))
                        .from(waiting))
                .execute();
    }

    public void toBeScanned(AttachmentId upload, Instant at) {
        sql.insertInto(ATTACHMENT_SCAN_DUE)
                .set(ATTACHMENT_SCAN_DUE.ORGANIZATION_ID, organization())
                .set(ATTACHMENT_SCAN_DUE.ID, upload.value())
                .set(ATTACHMENT_SCAN_DUE.DUE_AT, at)
                .execute();
    }

    /** @param scan null where nobody checks any more */
    public void scanned(AttachmentId id, @Nullable Scan scan) {
        sql.update(ATTACHMENT)
                .set(ATTACHMENT.SCAN, scan == null ? null : scan.state().word())
                .set(ATTACHMENT.SCAN_DETAIL, scan == null ? null : scan.detail())
                .where(ATTACHMENT.ORGANIZATION_ID.eq(organization()))
                .and(ATTACHMENT.ID.eq(id.value()))
                .execute();
    }

    /** Whether a file of that message holds a virus: then it lies in the raw mail as well. */
    public boolean holdsInfected(MessageId message) {
        return sql.fetchExists(sql.selectOne()
                .from(ATTACHMENT)
                .where(ATTACHMENT.ORGANIZATION_ID.eq(organization()))
                .and(ATTACHMENT.MESSAGE_ID.eq(message.value()))
                .and(ATTACHMENT.SCAN.eq(Scan.State.INFECTED.word())));
    }

    /** Uploads become part of a message. Only the agent's own and unused ones do; the number that did is returned. */
    public int claim(Collection<AttachmentId> uploads, AgentId by, TicketId ticket, MessageId message) {
        return sql.update(ATTACHMENT)
                .set(ATTACHMENT.TICKET_ID, ticket.value())
                .set(ATTACHMENT.MESSAGE_ID, message.value())
                .set(ATTACHMENT.INLINE, false)
                .setNull(ATTACHMENT.CONTENT_ID)
                .where(ATTACHMENT.ORGANIZATION_ID.eq(organization()))
                .and(ATTACHMENT.ID.in(values(uploads)))
                .and(ATTACHMENT.UPLOADED_BY.eq(by.value()))
                .and(ATTACHMENT.MESSAGE_ID.isNull())
                .and(ATTACHMENT.SCAN.isDistinctFrom(Scan.State.INFECTED.word()))
                .execute();
    }

    /** These pictures stand in their message's text, under these names. */
    public void place(Map<AttachmentId, String> contentIds) {
        if (contentIds.isEmpty()) {
            return;
        }
        var byId = contentIds.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().value(), Map.Entry::getValue));
        sql.update(ATTACHMENT)
                .set(ATTACHMENT.INLINE, true)
                .set(ATTACHMENT.CONTENT_ID, DSL.case_(ATTACHMENT.ID).mapValues(byId))
                .where(ATTACHMENT.ORGANIZATION_ID.eq(organization()))
                .and(ATTACHMENT.ID.in(values(contentIds.keySet())))
                .execute();
    }

    /** The files of a message that is taken back are its author's uploads again. */
    public void release(MessageId message, AgentId to) {
        sql.update(ATTACHMENT)
                .setNull(ATTACHMENT.TICKET_ID)
                .setNull(ATTACHMENT.MESSAGE_ID)
                .set(ATTACHMENT.UPLOADED_BY, to.value())
                .where(ATTACHMENT.ORGANIZATION_ID.eq(organization()))
                .and(ATTACHMENT.MESSAGE_ID.eq(message.value()))
                .execute();
    }

    /** Uploads that nobody has sent and no draft names, made before that instant. Their blobs then have no name and are swept. */
    public int removeLoose(Instant before) {
        return sql.deleteFrom(ATTACHMENT)
                .where(ATTACHMENT.ORGANIZATION_ID.eq(organization()))
                .and(ATTACHMENT.MESSAGE_ID.isNull())
                .and(ATTACHMENT.CREATED_AT.lt(before))
                .andNotExists(sql.selectOne()
                        .from(TICKET_DRAFT_ATTACHMENT)
                        .where(TICKET_DRAFT_ATTACHMENT.ORGANIZATION_ID.eq(organization()))
                        .and(TICKET_DRAFT_ATTACHMENT.ATTACHMENT_ID.eq(ATTACHMENT.ID)))
                .execute();
    }

    public Optional<Attachment> find(AttachmentId id) {
        return sql.selectFrom(ATTACHMENT)
                .where(ATTACHMENT.ORGANIZATION_ID.eq(organization()))
                .and(ATTACHMENT.ID.eq(id.value()))
                .fetchOptional(AttachmentRows::attachment);
    }

    /** Those of the given uploads that are this agent's own and not sent. */
    public List<Attachment> loose(Collection<AttachmentId> ids, AgentId agent) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return all(ids).stream()
                .filter(found -> found.message() == null && agent.equals(found.uploadedBy()))
                .toList();
    }

    public List<Attachment> all(Collection<AttachmentId> ids) {
        return sql.selectFrom(ATTACHMENT)
                .where(ATTACHMENT.ORGANIZATION_ID.eq(organization()))
                .and(ATTACHMENT.ID.in(values(ids)))
                .orderBy(ATTACHMENT.CREATED_AT, ATTACHMENT.ID)
                .fetch(AttachmentRows::attachment);
    }

    public List<Attachment> of(Collection<MessageId> messages) {
        return sql.selectFrom(ATTACHMENT)
                .where(ATTACHMENT.ORGANIZATION_ID.eq(organization()))
                .and(ATTACHMENT.MESSAGE_ID.in(
                        messages.stream().map(MessageId::value).toList()))
                .orderBy(ATTACHMENT.MESSAGE_ID, ATTACHMENT.POSITION, ATTACHMENT.ID)
                .fetch(AttachmentRows::attachment);
    }

    @Override
    public Set<Sha256> named(OrganizationId organization, Collection<Sha256> candidates) {
        var digests = candidates.stream().map(Sha256::bytes).toList();
        return sql
                .select(ATTACHMENT.SHA256)
                .from(ATTACHMENT)
                .where(ATTACHMENT.ORGANIZATION_ID.eq(organization.value()))
                .and(ATTACHMENT.SHA256.in(digests))
                .union(sql.select(MESSAGE.RAW_SHA256)
                        .from(MESSAGE)
                        .where(MESSAGE.ORGANIZATION_ID.eq(organization.value()))
                        .and(MESSAGE.RAW_SHA256.in(digests)))
                .fetch(row -> Sha256.ofDigest(row.value1()))
                .stream()
                .collect(Collectors.toSet());
    }

    private static Attachment attachment(Record row) {
        var message = row.get(ATTACHMENT.MESSAGE_ID);
        var ticket = row.get(ATTACHMENT.TICKET_ID);
        var uploader = row.get(ATTACHMENT.UPLOADED_BY);
        var scan = row.get(ATTACHMENT.SCAN);
        return new Attachment(
                new AttachmentId(row.get(ATTACHMENT.ID)),
                message == null ? null : new MessageId(message),
                ticket == null ? null : new TicketId(ticket),
                uploader == null ? null : new AgentId(uploader),
                new AttachedBlob(
                        row.get(ATTACHMENT.NAME),
                        row.get(ATTACHMENT.CONTENT_TYPE),
                        row.get(ATTACHMENT.SIZE),
                        Sha256.ofDigest(row.get(ATTACHMENT.SHA256)),
                        row.get(ATTACHMENT.INLINE),
                        row.get(ATTACHMENT.CONTENT_ID)),
                scan == null ? null : new Scan(Scan.State.of(scan), row.get(ATTACHMENT.SCAN_DETAIL)));
    }

    private static List<Long> values(Collection<AttachmentId> ids) {
        return ids.stream().map(AttachmentId::value).toList();
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
