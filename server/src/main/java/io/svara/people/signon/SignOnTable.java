package io.svara.people.signon;

import static svara.db.jooq.Tables.SINGLE_SIGN_ON_REQUEST;
import static svara.db.jooq.Tables.SINGLE_SIGN_ON_WAY;

import io.svara.kernel.OrganizationId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which organisation's provider a word leads to, and browsers that are there. Directory rows. */
@Component
class SignOnTable {

    private final DSLContext sql;

    SignOnTable(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * @param verifier sealed
     * @param confirms the hash of the session whose owner shows once more who they are; null: a sign-in
     */
    record Request(
            OrganizationId organization,
            byte[] nonceHash,
            byte[] verifier,
            byte @Nullable [] confirms,
            Instant begunAt) {}

    /** @param word a domain that is proved, or a handle */
    record Way(OrganizationId organization, String word) {}

    Optional<OrganizationId> organization(String word) {
        return sql.select(SINGLE_SIGN_ON_WAY.ORGANIZATION_ID)
                .from(SINGLE_SIGN_ON_WAY)
                .where(SINGLE_SIGN_ON_WAY.WORD.eq(word))
                .fetchOptional(row -> new OrganizationId(row.value1()));
    }

    Optional<String> handle(OrganizationId organization) {
        return sql.select(SINGLE_SIGN_ON_WAY.WORD)
                .from(SINGLE_SIGN_ON_WAY)
                .where(SINGLE_SIGN_ON_WAY.ORGANIZATION_ID.eq(organization.value()))
                .and(SINGLE_SIGN_ON_WAY.WORD.notContains("."))
                .fetchOptional(SINGLE_SIGN_ON_WAY.WORD);
    }

    /** Of all organisations. */
    List<Way> domains() {
        return sql.selectFrom(SINGLE_SIGN_ON_WAY)
                .where(SINGLE_SIGN_ON_WAY.WORD.contains("."))
                .orderBy(SINGLE_SIGN_ON_WAY.WORD)
                .fetch(row -> new Way(new OrganizationId(row.getOrganizationId()), row.getWord()));
    }

    /** False when the word is another organisation's. */
    boolean take(OrganizationId organization, String word) {
        sql.insertInto(SINGLE_SIGN_ON_WAY)
                .set(SINGLE_SIGN_ON_WAY.WORD, word)
                .set(SINGLE_SIGN_ON_WAY.ORGANIZATION_ID, organization.value())
                .onConflictDoNothing()
                .execute();
        return organization(word).filter(organization::equals).isPresent();
    }

    void drop(OrganizationId organization, String word) {
        sql.deleteFrom(SINGLE_SIGN_ON_WAY)
                .where(SINGLE_SIGN_ON_WAY.ORGANIZATION_ID.eq(organization.value()))
                .and(SINGLE_SIGN_ON_WAY.WORD.eq(word))
                .execute();
    }

    void dropOthers(OrganizationId organization, Collection<String> keep) {
        sql.deleteFrom(SINGLE_SIGN_ON_WAY)
                .where(SINGLE_SIGN_ON_WAY.ORGANIZATION_ID.eq(organization.value()))
                .and(SINGLE_SIGN_ON_WAY.WORD.notIn(keep))
                .execute();
    }

    void begin(byte[] stateHash, Request request) {
        sql.insertInto(SINGLE_SIGN_ON_REQUEST)
                .set(SINGLE_SIGN_ON_REQUEST.STATE_HASH, stateHash)
                .set(
                        SINGLE_SIGN_ON_REQUEST.ORGANIZATION_ID,
                        request.organization().value())
                .set(SINGLE_SIGN_ON_REQUEST.NONCE_HASH, request.nonceHash())
                .set(SINGLE_SIGN_ON_REQUEST.VERIFIER, request.verifier())
                .set(SINGLE_SIGN_ON_REQUEST.CONFIRMS, request.confirms())
                .set(SINGLE_SIGN_ON_REQUEST.BEGUN_AT, request.begunAt())
                .execute();
    }

    /** It is gone with this, so an answer is good for once. */
    Optional<Request> take(byte[] stateHash) {
        return sql.deleteFrom(SINGLE_SIGN_ON_REQUEST)
                .where(SINGLE_SIGN_ON_REQUEST.STATE_HASH.eq(stateHash))
                .returning()
                .fetchOptional(row -> new Request(
                        new OrganizationId(row.getOrganizationId()),
                        row.getNonceHash(),
                        row.getVerifier(),
                        row.getConfirms(),
                        row.getBegunAt()));
    }

    void forgetBefore(Instant at) {
        sql.deleteFrom(SINGLE_SIGN_ON_REQUEST)
                .where(SINGLE_SIGN_ON_REQUEST.BEGUN_AT.lt(at))
                .execute();
    }
}
