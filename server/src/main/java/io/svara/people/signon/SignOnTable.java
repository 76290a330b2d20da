package io.svara.people.signon;

import static svara.db.jooq.Tables.SINGLE_SIGN_ON_REQUEST;
import static svara.db.jooq.Tables.SINGLE_SIGN_ON_WAY;

import io.svara.kernel.OrganizationId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Which organisation's provider a word leads to, and browsers that are there. Directory rows. */
@Component
class SignOnTable {

    private final DSLContext sql;

    SignOnTable(DSLContext sql) {
        this.sql = sql;
    }

    /** @param verifier sealed */
    record Request(OrganizationId organization, byte[] nonceHash, byte[] verifier, Instant begunAt) {}

    Optional<OrganizationId> organization(String word) {
        return sql.select(SINGLE_SIGN_ON_WAY.ORGANIZATION_ID)
                .from(SINGLE_SIGN_ON_WAY)
                .where(SINGLE_SIGN_ON_WAY.WORD.eq(word))
                .fetchOptional(row -> new OrganizationId(row.value1()));
    }

    List<String> words(OrganizationId organization) {
        return sql.select(SINGLE_SIGN_ON_WAY.WORD)
                .from(SINGLE_SIGN_ON_WAY)
                .where(SINGLE_SIGN_ON_WAY.ORGANIZATION_ID.eq(organization.value()))
                .orderBy(SINGLE_SIGN_ON_WAY.WORD)
                .fetch(SINGLE_SIGN_ON_WAY.WORD);
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
                        row.getBegunAt()));
    }

    void forgetBefore(Instant at) {
        sql.deleteFrom(SINGLE_SIGN_ON_REQUEST)
                .where(SINGLE_SIGN_ON_REQUEST.BEGUN_AT.lt(at))
                .execute();
    }
}
