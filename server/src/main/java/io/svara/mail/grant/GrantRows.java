package io.svara.mail.grant;

import static svara.db.jooq.Tables.MAIL_GRANT;
import static svara.db.jooq.Tables.MAIL_GRANT_REQUEST;

import io.svara.kernel.access.Scope;
import io.svara.mailboxes.MailboxId;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import svara.db.jooq.tables.records.MailGrantRecord;
import svara.db.jooq.tables.records.MailGrantRequestRecord;

/** The SQL of grants, and of those that are being waited for. */
@Component
class GrantRows {

    /**
     * @param account the address that its owner has with the provider
     * @param refreshToken locked, as is the access token
     * @param lapsedDetail what the provider said when it took it no more; null while it does
     * @param version another one after each renewal
     */
    record Grant(
            MailboxId mailbox,
            Direction direction,
            Provider provider,
            String account,
            byte[] refreshToken,
            byte[] accessToken,
            Instant accessUntil,
            @Nullable Instant renewingUntil,
            @Nullable String lapsedDetail,
            Instant grantedAt,
            long version) {}

    /** @param verifier locked */
    record Request(MailboxId mailbox, Direction direction, Provider provider, byte[] verifier, Instant begunAt) {}

    private final DSLContext sql;

    GrantRows(DSLContext sql) {
        this.sql = sql;
    }

    Optional<Grant> find(MailboxId mailbox, Direction direction) {
        return sql.selectFrom(MAIL_GRANT).where(is(mailbox, direction)).fetchOptional(GrantRows::grant);
    }

    /** Locked until the transaction ends. */
    Optional<Grant> lock(MailboxId mailbox, Direction direction) {
        return sql.selectFrom(MAIL_GRANT)
                .where(is(mailbox, direction))
                .forUpdate()
                .fetchOptional(GrantRows::grant);
    }

    /** In place of the one that there was. */
    void put(
            MailboxId mailbox,
            Direction direction,
            Provider provider,
            String account,
            byte[] refreshToken,
            byte[] accessToken,
            Instant accessUntil,
            Instant now) {
        sql.insertInto(MAIL_GRANT)
                .set(MAIL_GRANT.ORGANIZATION_ID, organization())
                .set(MAIL_GRANT.MAILBOX_ID, mailbox.value())
                .set(MAIL_GRANT.DIRECTION, direction.word())
                .set(MAIL_GRANT.PROVIDER, provider.word())
                .set(MAIL_GRANT.ACCOUNT, account)
                .set(MAIL_GRANT.REFRESH_TOKEN, refreshToken)
                .set(MAIL_GRANT.ACCESS_TOKEN, accessToken)
                .set(MAIL_GRANT.ACCESS_UNTIL, accessUntil)
                .set(MAIL_GRANT.GRANTED_AT, now)
                .onConflict(MAIL_GRANT.ORGANIZATION_ID, MAIL_GRANT.MAILBOX_ID, MAIL_GRANT.DIRECTION)
                .doUpdate()
                .set(MAIL_GRANT.PROVIDER, provider.word())
                .set(MAIL_GRANT.ACCOUNT, account)
                .set(MAIL_GRANT.REFRESH_TOKEN, refreshToken)
                .set(MAIL_GRANT.ACCESS_TOKEN, accessToken)
                .set(MAIL_GRANT.ACCESS_UNTIL, accessUntil)
                .set(MAIL_GRANT.GRANTED_AT, now)
                .setNull(MAIL_GRANT.RENEWING_UNTIL)
                .setNull(MAIL_GRANT.LAPSED_AT)
                .setNull(MAIL_GRANT.LAPSED_DETAIL)
                .set(MAIL_GRANT.VERSION, MAIL_GRANT.VERSION.plus(1))
                .where(MAIL_GRANT.ORGANIZATION_ID.eq(organization()))
                .execute();
    }

    /** From now on the others wait for who has called this. */
    void renewing(Grant grant, Instant until) {
        sql.update(MAIL_GRANT)
                .set(MAIL_GRANT.RENEWING_UNTIL, until)
                .where(isStill(grant))
                .execute();
    }

    /** Nobody renews it any more, and nothing has changed. */
    void notRenewed(Grant grant) {
        sql.update(MAIL_GRANT)
                .setNull(MAIL_GRANT.RENEWING_UNTIL)
                .where(isStill(grant))
                .execute();
    }

    void renewed(Grant grant, byte @Nullable [] refreshToken, byte[] accessToken, Instant accessUntil) {
        sql.update(MAIL_GRANT)
                .set(MAIL_GRANT.REFRESH_TOKEN, refreshToken == null ? grant.refreshToken() : refreshToken)
                .set(MAIL_GRANT.ACCESS_TOKEN, accessToken)
                .set(MAIL_GRANT.ACCESS_UNTIL, accessUntil)
                .setNull(MAIL_GRANT.RENEWING_UNTIL)
                .set(MAIL_GRANT.VERSION, MAIL_GRANT.VERSION.plus(1))
                .where(isStill(grant))
                .execute();
    }

    /** @return whether it was this one's end: it may have been granted anew meanwhile */
    boolean lapsed(Grant grant, String detail, Instant now) {
        return sql.update(MAIL_GRANT)
                        .set(MAIL_GRANT.LAPSED_AT, now)
                        .set(MAIL_GRANT.LAPSED_DETAIL, detail)
                        .setNull(MAIL_GRANT.RENEWING_UNTIL)
                        .where(isStill(grant))
                        .execute()
                == 1;
    }

    /** Its access token is used no more. */
    void expire(MailboxId mailbox, Direction direction, long version, Instant now) {
        sql.update(MAIL_GRANT)
                .set(MAIL_GRANT.ACCESS_UNTIL, now)
                .where(is(mailbox, direction))
                .and(MAIL_GRANT.VERSION.eq(version))
                .execute();
    }

    void remove(MailboxId mailbox, Direction direction) {
        sql.deleteFrom(MAIL_GRANT).where(is(mailbox, direction)).execute();
    }

    /** What was granted for a mailbox, and what was asked for. */
    void removeAll(MailboxId mailbox) {
        sql.deleteFrom(MAIL_GRANT)
                .where(MAIL_GRANT.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_GRANT.MAILBOX_ID.eq(mailbox.value()))
                .execute();
        sql.deleteFrom(MAIL_GRANT_REQUEST)
                .where(MAIL_GRANT_REQUEST.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_GRANT_REQUEST.MAILBOX_ID.eq(mailbox.value()))
                .execute();
    }

    void ask(byte[] digest, Request request) {
        sql.insertInto(MAIL_GRANT_REQUEST)
                .set(MAIL_GRANT_REQUEST.ORGANIZATION_ID, organization())
                .set(MAIL_GRANT_REQUEST.DIGEST, digest)
                .set(MAIL_GRANT_REQUEST.MAILBOX_ID, request.mailbox().value())
                .set(MAIL_GRANT_REQUEST.AGENT_ID, Scope.agent().agent().value())
                .set(MAIL_GRANT_REQUEST.DIRECTION, request.direction().word())
                .set(MAIL_GRANT_REQUEST.PROVIDER, request.provider().word())
                .set(MAIL_GRANT_REQUEST.VERIFIER, request.verifier())
                .set(MAIL_GRANT_REQUEST.BEGUN_AT, request.begunAt())
                .execute();
    }

    void forgetRequestsBefore(Instant time) {
        sql.deleteFrom(MAIL_GRANT_REQUEST)
                .where(MAIL_GRANT_REQUEST.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_GRANT_REQUEST.BEGUN_AT.lt(time))
                .execute();
    }

    /** The agent's own only, and only once. */
    Optional<Request> take(byte[] digest) {
        return sql.deleteFrom(MAIL_GRANT_REQUEST)
                .where(MAIL_GRANT_REQUEST.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_GRANT_REQUEST.DIGEST.eq(digest))
                .and(MAIL_GRANT_REQUEST.AGENT_ID.eq(Scope.agent().agent().value()))
                .returning()
                .fetchOptional(GrantRows::request);
    }

    private static Request request(MailGrantRequestRecord row) {
        return new Request(
                new MailboxId(row.getMailboxId()),
                Direction.of(row.getDirection()).orElseThrow(),
                Provider.of(row.getProvider()).orElseThrow(),
                row.getVerifier(),
                row.getBegunAt());
    }

    private static Grant grant(MailGrantRecord row) {
        return new Grant(
                new MailboxId(row.getMailboxId()),
                Direction.of(row.getDirection()).orElseThrow(),
                Provider.of(row.getProvider()).orElseThrow(),
                row.getAccount(),
                row.getRefreshToken(),
                row.getAccessToken(),
                row.getAccessUntil(),
                row.getRenewingUntil(),
                row.getLapsedDetail(),
                row.getGrantedAt(),
                row.getVersion());
    }

    private static Condition is(MailboxId mailbox, Direction direction) {
        return DSL.and(
                MAIL_GRANT.ORGANIZATION_ID.eq(organization()),
                MAIL_GRANT.MAILBOX_ID.eq(mailbox.value()),
                MAIL_GRANT.DIRECTION.eq(direction.word()));
    }

    private static Condition isStill(Grant grant) {
        return DSL.and(is(grant.mailbox(), grant.direction()), MAIL_GRANT.VERSION.eq(grant.version()));
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
