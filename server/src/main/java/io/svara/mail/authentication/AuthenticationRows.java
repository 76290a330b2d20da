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

    /** With its due row, in one statement: each mail that is taken in waits for it. */
    void add(MessageId message, HandedOver mail, Instant due) {
        var known = DSL.name("known")
                .as(DSL.insertInto(MAIL_AUTHENTICATION)
                        .set(MAIL_AUTHENTICATION.ORGANIZATION_ID, organization())
                        .set(MAIL_AUTHENTICATION.MESSAGE_ID, message.value())
                        .set(MAIL_AUTHENTICATION.REMOTE_ADDRESS, mail.remoteAddress())
                        .set(MAIL_AUTHENTICATION.HELO, mail.helo())
                        .set(MAIL_AUTHENTICATION.SENDER, mail.sender())
                        .set(MAIL_AUTHENTICATION.RECIPIENT, mail.recipient())
                        .set(MAIL_AUTHENTICATION.TLS, mail.tls())
                        .set(MAIL_AUTHENTICATION.RECEIVED_AT, mail.receivedAt())
                        .set(MAIL_AUTHENTICATION.RAW_SHA256, mail.raw().bytes())
                        .returning(MAIL_AUTHENTICATION.MESSAGE_ID));
        sql.with(known)
                .insertInto(MAIL_AUTHENTICATION_DUE)
                .set(MAIL_AUTHENTICATION_DUE.ORGANIZATION_ID, organization())
                .set(MAIL_AUTHENTICATION_DUE.ID, message.value())
                .set(MAIL_AUTHENTICATION_DUE.DUE_AT, due)
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
