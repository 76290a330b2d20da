package io.svara.mail.outgoing;

import static svara.db.jooq.Tables.MAIL_OUTGOING;
import static svara.db.jooq.Tables.MAIL_OUTGOING_DUE;

import io.svara.channels.AttachedBlob;
import io.svara.channels.MessageId;
import io.svara.channels.Outbound.Text;
import io.svara.channels.ThreadId;
import io.svara.kernel.Json;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Scope;
import io.svara.kernel.paging.Cursor;
import io.svara.mailboxes.MailboxId;
import io.svara.storage.BlobReferences;
import io.svara.storage.Sha256;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import svara.db.jooq.tables.records.MailOutgoingRecord;
import tools.jackson.core.type.TypeReference;

/** The SQL of mail that leaves. */
@Component
class OutgoingMailRows implements BlobReferences {

    enum State {
        SCHEDULED,
        QUEUED,
        SENT,
        KEPT,
        FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean waits() {
            return this == SCHEDULED || this == QUEUED;
        }
    }

    /** Where a mail belongs. */
    record Place(ThreadId thread, MessageId message) {}

    /**
     * @param mailbox null for a mail about an account
     * @param place null for such a one and for a test mail
     * @param waiting who still has to get it; {@code refused} who was refused, with the answer
     */
    record Outgoing(
            long id,
            @Nullable MailboxId mailbox,
            @Nullable Place place,
            String internetId,
            State state,
            @Nullable String detail,
            QueuedMail mail,
            List<String> waiting,
            List<Refused> refused,
            @Nullable Sha256 raw,
            Instant createdAt,
            @Nullable Instant firstTriedAt,
            int tries) {

        /** Of a conversation's mail. */
        ThreadId thread() {
            return Objects.requireNonNull(place).thread();
        }

        /** Of a conversation's mail. */
        MessageId message() {
            return Objects.requireNonNull(place).message();
        }
    }

    record Refused(String address, String answer) {}

    private final DSLContext sql;
    private final Json json;

    OutgoingMailRows(DSLContext sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** Whether any is still to leave from the mailbox. Only what is due is looked at: what has left is much more. */
    boolean leavesFrom(MailboxId mailbox) {
        return sql.fetchExists(DSL.selectOne()
                .from(MAIL_OUTGOING_DUE)
                .join(MAIL_OUTGOING)
                .on(MAIL_OUTGOING.ORGANIZATION_ID.eq(MAIL_OUTGOING_DUE.ORGANIZATION_ID))
                .and(MAIL_OUTGOING.ID.eq(MAIL_OUTGOING_DUE.ID))
                .where(MAIL_OUTGOING_DUE.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_OUTGOING.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_OUTGOING.MAILBOX_ID.eq(mailbox.value())));
    }

    long add(
            @Nullable MailboxId mailbox,
            @Nullable Place place,
            String internetId,
            State state,
            QueuedMail mail,
            List<String> recipients,
            Instant createdAt) {
        return sql.insertInto(MAIL_OUTGOING)
                .set(MAIL_OUTGOING.ORGANIZATION_ID, organization())
                .set(MAIL_OUTGOING.MAILBOX_ID, mailbox == null ? null : mailbox.value())
                .set(
                        MAIL_OUTGOING.THREAD_ID,
                        place == null ? null : place.thread().value())
                .set(
                        MAIL_OUTGOING.MESSAGE_ID,
                        place == null ? null : place.message().value())
                .set(MAIL_OUTGOING.INTERNET_ID, internetId)
                .set(MAIL_OUTGOING.STATE, state.word())
                .set(MAIL_OUTGOING.MAIL, json.write(mail))
                .set(MAIL_OUTGOING.WAITING, json.write(recipients))
                .set(MAIL_OUTGOING.CREATED_AT, createdAt)
                .returningResult(MAIL_OUTGOING.ID)
                .fetchSingle()
                .value1();
    }

    /** One of a conversation, or about an account. */
    Optional<Outgoing> find(long id) {
        return sql.selectFrom(MAIL_OUTGOING)
                .where(MAIL_OUTGOING.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_OUTGOING.ID.eq(id))
                .and(notTried())
                .fetchOptional(this::outgoing);
    }

    Optional<Outgoing> findTest(MailboxId mailbox, long id) {
        return sql.selectFrom(MAIL_OUTGOING)
                .where(MAIL_OUTGOING.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_OUTGOING.ID.eq(id))
                .and(MAIL_OUTGOING.MAILBOX_ID.eq(mailbox.value()))
                .and(MAIL_OUTGOING.MESSAGE_ID.isNull())
                .fetchOptional(this::outgoing);
    }

    int testsSince(Instant at) {
        return sql.fetchCount(DSL.selectOne()
                .from(MAIL_OUTGOING)
                .where(MAIL_OUTGOING.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_OUTGOING.MESSAGE_ID.isNull())
                .and(MAIL_OUTGOING.MAILBOX_ID.isNotNull())
                .and(MAIL_OUTGOING.CREATED_AT.gt(at)));
    }

    /** Locked until the transaction ends, so that taking back and sending cannot both win. */
    Optional<Outgoing> lock(long id) {
        return sql.selectFrom(MAIL_OUTGOING)
                .where(MAIL_OUTGOING.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_OUTGOING.ID.eq(id))
                .forUpdate()
                .fetchOptional(this::outgoing);
    }

    Optional<Outgoing> lock(MessageId message) {
        return sql.selectFrom(MAIL_OUTGOING)
                .where(MAIL_OUTGOING.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_OUTGOING.MESSAGE_ID.eq(message.value()))
                .forUpdate()
                .fetchOptional(this::outgoing);
    }

    /** From here on it cannot be taken back. */
    void tried(long id, Instant at) {
        sql.update(MAIL_OUTGOING)
                .set(MAIL_OUTGOING.STATE, State.QUEUED.word())
                .set(MAIL_OUTGOING.TRIES, MAIL_OUTGOING.TRIES.plus(1))
                .set(MAIL_OUTGOING.FIRST_TRIED_AT, DSL.coalesce(MAIL_OUTGOING.FIRST_TRIED_AT, DSL.val(at)))
                .where(MAIL_OUTGOING.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_OUTGOING.ID.eq(id))
                .execute();
    }

    /** Not tried itself; but its days of trying have begun. */
    void postponed(long id, String detail, Instant at) {
        sql.update(MAIL_OUTGOING)
                .set(MAIL_OUTGOING.STATE, State.QUEUED.word())
                .set(MAIL_OUTGOING.DETAIL, detail)
                .set(MAIL_OUTGOING.FIRST_TRIED_AT, DSL.coalesce(MAIL_OUTGOING.FIRST_TRIED_AT, DSL.val(at)))
                .where(MAIL_OUTGOING.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_OUTGOING.ID.eq(id))
                .execute();
    }

    void waits(long id, @Nullable String detail, List<String> waiting, List<Refused> refused) {
        sql.update(MAIL_OUTGOING)
                .set(MAIL_OUTGOING.STATE, State.QUEUED.word())
                .set(MAIL_OUTGOING.DETAIL, detail)
                .set(MAIL_OUTGOING.WAITING, json.write(waiting))
                .set(MAIL_OUTGOING.REFUSED, json.write(refused))
                .where(MAIL_OUTGOING.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_OUTGOING.ID.eq(id))
                .execute();
    }

    void ended(long id, State state, @Nullable String detail, List<String> waiting, List<Refused> refused, Instant at) {
        sql.update(MAIL_OUTGOING)
                .set(MAIL_OUTGOING.STATE, state.word())
                .set(MAIL_OUTGOING.DETAIL, detail)
                .set(MAIL_OUTGOING.WAITING, json.write(waiting))
                .set(MAIL_OUTGOING.REFUSED, json.write(refused))
                .set(MAIL_OUTGOING.ENDED_AT, at)
                .where(MAIL_OUTGOING.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_OUTGOING.ID.eq(id))
                .execute();
    }

    /** Without its text, which stands in the conversation: what has left needs no second copy. */
    void sent(long id, @Nullable String answer, Instant at) {
        sql.update(MAIL_OUTGOING)
                .set(MAIL_OUTGOING.STATE, State.SENT.word())
                .set(MAIL_OUTGOING.DETAIL, answer)
                .set(MAIL_OUTGOING.WAITING, json.write(List.of()))
                .set(MAIL_OUTGOING.REFUSED, json.write(List.of()))
                .set(MAIL_OUTGOING.ENDED_AT, at)
                .set(
                        MAIL_OUTGOING.MAIL,
                        DSL.field("{0} - 'text' - 'html'", MAIL_OUTGOING.MAIL.getDataType(), MAIL_OUTGOING.MAIL))
                .where(MAIL_OUTGOING.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_OUTGOING.ID.eq(id))
                .execute();
    }

    /** What opens an account is not left lying about, also where it never arrived. */
    void forgetText(long id) {
        sql.update(MAIL_OUTGOING)
                .set(
                        MAIL_OUTGOING.MAIL,
                        DSL.field("{0} - 'text' - 'html'", MAIL_OUTGOING.MAIL.getDataType(), MAIL_OUTGOING.MAIL))
                .where(MAIL_OUTGOING.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_OUTGOING.ID.eq(id))
                .execute();
    }

    void restoreText(long id, Text text, List<AttachedBlob> attachments) {
        sql.update(MAIL_OUTGOING)
                .set(
                        MAIL_OUTGOING.MAIL,
                        DSL.field(
                                "{0} || jsonb_build_object('text', {1}::text, 'html', {2}::text, 'attachments', {3}::jsonb)",
                                MAIL_OUTGOING.MAIL.getDataType(),
                                MAIL_OUTGOING.MAIL,
                                DSL.val(text.plain()),
                                DSL.val(text.html()),
                                DSL.val(json.write(attachments))))
                .where(MAIL_OUTGOING.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_OUTGOING.ID.eq(id))
                .execute();
    }

    void refused(long id, List<Refused> refused) {
        sql.update(MAIL_OUTGOING)
                .set(MAIL_OUTGOING.REFUSED, json.write(refused))
                .where(MAIL_OUTGOING.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_OUTGOING.ID.eq(id))
                .execute();
    }

    void kept(long id, Sha256 raw, Instant at) {
        sql.update(MAIL_OUTGOING)
                .set(MAIL_OUTGOING.STATE, State.KEPT.word())
                .set(MAIL_OUTGOING.RAW_SHA256, raw.bytes())
                .set(MAIL_OUTGOING.ENDED_AT, at)
                .where(MAIL_OUTGOING.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_OUTGOING.ID.eq(id))
                .execute();
    }

    /** The days of trying begin anew. */
    void forgetTries(long id) {
        sql.update(MAIL_OUTGOING)
                .setNull(MAIL_OUTGOING.FIRST_TRIED_AT)
                .set(MAIL_OUTGOING.TRIES, (short) 0)
                .setNull(MAIL_OUTGOING.ENDED_AT)
                .where(MAIL_OUTGOING.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_OUTGOING.ID.eq(id))
                .execute();
    }

    void cancel(long id) {
        sql.deleteFrom(MAIL_OUTGOING)
                .where(MAIL_OUTGOING.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_OUTGOING.ID.eq(id))
                .execute();
    }

    /** All but a mailbox's test mails. */
    private static Condition notTried() {
        return MAIL_OUTGOING.MESSAGE_ID.isNotNull().or(MAIL_OUTGOING.MAILBOX_ID.isNull());
    }

    /** What has left or waits, test mails aside, newest first. Who may see it is for the caller to check. */
    List<Outgoing> page(@Nullable Cursor after, int limit) {
        return sql.selectFrom(MAIL_OUTGOING)
                .where(MAIL_OUTGOING.ORGANIZATION_ID.eq(organization()))
                .and(notTried())
                .and(
                        after == null
                                ? DSL.noCondition()
                                : DSL.row(MAIL_OUTGOING.CREATED_AT, MAIL_OUTGOING.ID)
                                        .lt(after.at(), after.id()))
                .orderBy(MAIL_OUTGOING.CREATED_AT.desc(), MAIL_OUTGOING.ID.desc())
                .limit(limit)
                .fetch(this::outgoing);
    }

    @Override
    public Set<Sha256> named(OrganizationId organization, Collection<Sha256> candidates) {
        return sql.select(MAIL_OUTGOING.RAW_SHA256)
                .from(MAIL_OUTGOING)
                .where(MAIL_OUTGOING.ORGANIZATION_ID.eq(organization.value()))
                .and(MAIL_OUTGOING.RAW_SHA256.in(
                        candidates.stream().map(Sha256::bytes).toList()))
                .fetchSet(row -> Sha256.ofDigest(row.value1()));
    }

    private Outgoing outgoing(MailOutgoingRecord row) {
        return new Outgoing(
                row.getId(),
                row.getMailboxId() == null ? null : new MailboxId(row.getMailboxId()),
                row.getMessageId() == null
                        ? null
                        : new Place(new ThreadId(row.getThreadId()), new MessageId(row.getMessageId())),
                row.getInternetId(),
                State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
                row.getDetail(),
                json.read(row.getMail(), QueuedMail.class),
                json.read(row.getWaiting(), new TypeReference<List<String>>() {}),
                json.read(row.getRefused(), new TypeReference<List<Refused>>() {}),
                row.getRawSha256() == null ? null : Sha256.ofDigest(row.getRawSha256()),
                row.getCreatedAt(),
                row.getFirstTriedAt(),
                row.getTries());
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
