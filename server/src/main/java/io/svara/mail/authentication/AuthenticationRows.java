package io.svara.mail.authentication;

import static svara.db.jooq.Tables.MAIL_AUTHENTICATION;
import static svara.db.jooq.Tables.MAIL_AUTHENTICATION_DUE;

import io.svara.channels.MessageId;
import io.svara.channels.SenderChecks;
import io.svara.kernel.Json;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Scope;
import io.svara.storage.BlobReferences;
import io.svara.storage.Sha256;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The SQL of what is known about who sent a message. */
@Component
class AuthenticationRows implements BlobReferences {

    /**
     * @param raw the mail; null once it need not be looked at any more
     * @param checks null until the first try
     */
    record Known(
            String remoteAddress,
            String helo,
            String sender,
            String recipient,
            boolean tls,
            Instant receivedAt,
            @Nullable Sha256 raw,
            @Nullable SenderChecks checks) {}

    private final DSLContext sql;
    private final Json json;

    AuthenticationRows(DSLContext sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** With their due rows, in one statement: each mail that is taken in waits for it. */
    void add(Map<MessageId, HandedOver> mails, Instant due) {
        var insert = DSL.insertInto(
                MAIL_AUTHENTICATION,
                MAIL_AUTHENTICATION.ORGANIZATION_ID,
                MAIL_AUTHENTICATION.MESSAGE_ID,
                MAIL_AUTHENTICATION.REMOTE_ADDRESS,
                MAIL_AUTHENTICATION.HELO,
                MAIL_AUTHENTICATION.SENDER,
                MAIL_AUTHENTICATION.RECIPIENT,
                MAIL_AUTHENTICATION.TLS,
                MAIL_AUTHENTICATION.RECEIVED_AT,
                MAIL_AUTHENTICATION.RAW_SHA256);
        for (var one : mails.entrySet()) {
            var mail = one.getValue();
            insert = insert.values(
                    organization(),
                    one.getKey().value(),
                    mail.remoteAddress(),
                    mail.helo(),
                    mail.sender(),
                    mail.recipient(),
                    mail.tls(),
                    mail.receivedAt(),
                    mail.raw().bytes());
        }
        var known = DSL.name("known").as(insert.returning(MAIL_AUTHENTICATION.MESSAGE_ID));
        sql.with(known)
                .insertInto(
                        MAIL_AUTHENTICATION_DUE,
                        MAIL_AUTHENTICATION_DUE.ORGANIZATION_ID,
                        MAIL_AUTHENTICATION_DUE.ID,
                        MAIL_AUTHENTICATION_DUE.DUE_AT)
                .select(DSL.select(DSL.val(organization()), known.field(MAIL_AUTHENTICATION.MESSAGE_ID), DSL.val(due))
                        .from(known))
                .execute();
    }

    Optional<Known> find(MessageId message) {
        return sql.selectFrom(MAIL_AUTHENTICATION)
                .where(MAIL_AUTHENTICATION.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_AUTHENTICATION.MESSAGE_ID.eq(message.value()))
                .fetchOptional(row -> new Known(
                        row.getRemoteAddress(),
                        row.getHelo(),
                        row.getSender(),
                        row.getRecipient(),
                        row.getTls(),
                        row.getReceivedAt(),
                        row.getRawSha256() == null ? null : Sha256.ofDigest(row.getRawSha256()),
                        row.getResult() == null ? null : json.read(row.getResult(), SenderChecks.class)));
    }

    /** @param last whether the mail need not be looked at again */
    void checked(MessageId message, SenderChecks checks, boolean last) {
        sql.update(MAIL_AUTHENTICATION)
                .set(MAIL_AUTHENTICATION.RESULT, json.write(checks))
                .set(MAIL_AUTHENTICATION.CHECKED_AT, checks.checkedAt())
                .set(
                        MAIL_AUTHENTICATION.RAW_SHA256,
                        last ? DSL.val((byte[]) null, MAIL_AUTHENTICATION.RAW_SHA256) : MAIL_AUTHENTICATION.RAW_SHA256)
                .where(MAIL_AUTHENTICATION.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_AUTHENTICATION.MESSAGE_ID.eq(message.value()))
                .execute();
    }

    @Override
    public Set<Sha256> named(OrganizationId organization, Collection<Sha256> candidates) {
        return sql.select(MAIL_AUTHENTICATION.RAW_SHA256)
                .from(MAIL_AUTHENTICATION)
                .where(MAIL_AUTHENTICATION.ORGANIZATION_ID.eq(organization.value()))
                .and(MAIL_AUTHENTICATION.RAW_SHA256.in(
                        candidates.stream().map(Sha256::bytes).toList()))
                .fetchSet(row -> Sha256.ofDigest(row.value1()));
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
