package io.svara.people.token;

import static svara.db.jooq.Tables.API_TOKEN;

import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.people.ApiTokenId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** API tokens. Directory rows: the token is all that is known when they are read. */
@Component
public class ApiTokenTable {

    private final DSLContext sql;

    ApiTokenTable(DSLContext sql) {
        this.sql = sql;
    }

    /** A token that opens and the agent that it speaks for. */
    public record Token(
            ApiTokenId id,
            OrganizationId organization,
            AgentId agent,
            @Nullable Instant lastUsedAt) {}

    /** What its owner is shown of a token. */
    record Shown(
            ApiTokenId id,
            String name,
            Instant createdAt,
            @Nullable Instant lastUsedAt) {}

    /** Also brings a revoked one back to life: the same secret is registered again. */
    ApiTokenId insert(byte[] hash, OrganizationId organization, AgentId agent, String name, Instant at) {
        return sql.insertInto(API_TOKEN)
                .set(API_TOKEN.TOKEN_HASH, hash)
                .set(API_TOKEN.ORGANIZATION_ID, organization.value())
                .set(API_TOKEN.AGENT_ID, agent.value())
                .set(API_TOKEN.NAME, name)
                .set(API_TOKEN.CREATED_AT, at)
                .onConflict(API_TOKEN.TOKEN_HASH)
                .doUpdate()
                .setNull(API_TOKEN.REVOKED_AT)
                .where(API_TOKEN.ORGANIZATION_ID.eq(organization.value()), API_TOKEN.AGENT_ID.eq(agent.value()))
                .returning(API_TOKEN.ID)
                .fetchSingle(row -> new ApiTokenId(row.getId()));
    }

    public Optional<Token> find(byte[] hash) {
        return sql.select(API_TOKEN.ID, API_TOKEN.ORGANIZATION_ID, API_TOKEN.AGENT_ID, API_TOKEN.LAST_USED_AT)
                .from(API_TOKEN)
                .where(API_TOKEN.TOKEN_HASH.eq(hash), API_TOKEN.REVOKED_AT.isNull())
                .fetchOptional(row -> new Token(
                        new ApiTokenId(row.value1()),
                        new OrganizationId(row.value2()),
                        new AgentId(row.value3()),
                        row.value4()));
    }

    /** The most recent first. */
    List<Shown> ofAgent(OrganizationId organization, AgentId agent, int limit) {
        return sql.select(API_TOKEN.ID, API_TOKEN.NAME, API_TOKEN.CREATED_AT, API_TOKEN.LAST_USED_AT)
                .from(API_TOKEN)
                .where(
                        API_TOKEN.ORGANIZATION_ID.eq(organization.value()),
                        API_TOKEN.AGENT_ID.eq(agent.value()),
                        API_TOKEN.REVOKED_AT.isNull())
                .orderBy(API_TOKEN.CREATED_AT.desc(), API_TOKEN.ID.desc())
                .limit(limit)
                .fetch(row -> new Shown(new ApiTokenId(row.value1()), row.value2(), row.value3(), row.value4()));
    }

    public void used(ApiTokenId token, Instant at) {
        sql.update(API_TOKEN)
                .set(API_TOKEN.LAST_USED_AT, at)
                .where(API_TOKEN.ID.eq(token.value()))
                .execute();
    }

    /** Removes them without a trace, where their text is chosen anew at each start. */
    public void forget(OrganizationId organization, AgentId agent, String name) {
        sql.deleteFrom(API_TOKEN)
                .where(
                        API_TOKEN.ORGANIZATION_ID.eq(organization.value()),
                        API_TOKEN.AGENT_ID.eq(agent.value()),
                        API_TOKEN.NAME.eq(name))
                .execute();
    }

    boolean revoke(OrganizationId organization, AgentId agent, ApiTokenId token, Instant at) {
        return sql.update(API_TOKEN)
                        .set(API_TOKEN.REVOKED_AT, at)
                        .where(
                                API_TOKEN.ORGANIZATION_ID.eq(organization.value()),
                                API_TOKEN.AGENT_ID.eq(agent.value()),
                                API_TOKEN.ID.eq(token.value()),
                                API_TOKEN.REVOKED_AT.isNull())
                        .execute()
                > 0;
    }
}
