package io.svara.mail.domain;

import static svara.db.jooq.Tables.MAIL_DOMAIN;

import io.svara.kernel.Json;
import io.svara.kernel.access.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import svara.db.jooq.tables.records.MailDomainRecord;
import tools.jackson.core.type.TypeReference;

/** The SQL of the domains that an organisation writes from. */
@Component
class DomainRows {

    /**
     * @param privateKey PKCS 8, locked
     * @param found what DNS said when it was last asked; empty before that
     */
    record Domain(
            String name,
            String selector,
            byte[] privateKey,
            byte[] publicKey,
            @Nullable Instant checkedAt,
            List<FoundRecord> found) {}

    private final DSLContext sql;
    private final Json json;

    DomainRows(DSLContext sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    Optional<Domain> find(String name) {
        return sql.selectFrom(MAIL_DOMAIN)
                .where(MAIL_DOMAIN.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_DOMAIN.DOMAIN.eq(name))
                .fetchOptional(this::domain);
    }

    /** Those that somebody has asked DNS for, by name. */
    List<Domain> checkedBefore(Instant now) {
        return sql.selectFrom(MAIL_DOMAIN)
                .where(MAIL_DOMAIN.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_DOMAIN.CHECKED_AT.lt(now))
                .orderBy(MAIL_DOMAIN.DOMAIN)
                .fetch(this::domain);
    }

    private Domain domain(MailDomainRecord row) {
        return new Domain(
                row.getDomain(),
                row.getSelector(),
                row.getPrivateKey(),
                row.getPublicKey(),
                row.getCheckedAt(),
                row.getFound() == null ? List.of() : json.read(row.getFound(), new TypeReference<>() {}));
    }

    /** Nothing happens when it is there already: two may make it at once. */
    void add(String name, String selector, byte[] privateKey, byte[] publicKey, Instant now) {
        sql.insertInto(MAIL_DOMAIN)
                .set(MAIL_DOMAIN.ORGANIZATION_ID, organization())
                .set(MAIL_DOMAIN.DOMAIN, name)
                .set(MAIL_DOMAIN.SELECTOR, selector)
                .set(MAIL_DOMAIN.PRIVATE_KEY, privateKey)
                .set(MAIL_DOMAIN.PUBLIC_KEY, publicKey)
                .set(MAIL_DOMAIN.CREATED_AT, now)
                .onConflictDoNothing()
                .execute();
    }

    void checked(String name, List<FoundRecord> found, Instant now) {
        sql.update(MAIL_DOMAIN)
                .set(MAIL_DOMAIN.CHECKED_AT, now)
                .set(MAIL_DOMAIN.FOUND, json.write(found))
                .where(MAIL_DOMAIN.ORGANIZATION_ID.eq(organization()))
                .and(MAIL_DOMAIN.DOMAIN.eq(name))
                .execute();
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
