package io.svara.people.token;

import static svara.db.jooq.Tables.API_TOKEN;

import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.TokenScope;
import io.svara.people.ApiTokenId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
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
            @Nullable Instant lastUsedAt,
            Set<TokenScope> scopes,
            Instant expiresAt) {}

    /**
     * What its owner is shown of a token.
     *
     * @param scopes null: as far as its agent
     * @param expiresAt null: never
     */
    record Shown(
            ApiTokenId id,
            String name,
            @Nullable List<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    /** A token and whom it speaks for. */
    record Owned(Shown token, AgentId agent, AgentId createdBy) {}

    /** Also brings a revoked one back to life: the same secret is registered again. */
    ApiTokenId insert(
            byte[] hash,
            OrganizationId organization,
            AgentId agent,
            String name,
            Reach reach,
            AgentId createdBy,
            Instant at) {
        return sql.insertInto(API_TOKEN)
                .set(API_TOKEN.TOKEN_HASH, hash)
                .set(API_TOKEN.ORGANIZATION_ID, organization.value())
                .set(API_TOKEN.AGENT_ID, agent.value())
                .set(API_TOKEN.NAME, name)
                .set(API_TOKEN.SCOPES, reach.words())
                .set(API_TOKEN.EXPIRES_AT, reach.expiresAt())
                .set(API_TOKEN.CREATED_BY, createdBy.value())
                .set(API_TOKEN.CREATED_AT, at)
                .onConflict(API_TOKEN.TOKEN_HASH)
                .doUpdate()
                .setNull(API_TOKEN.REVOKED_AT)
                .where(API_TOKEN.ORGANIZATION_ID.eq(organization.value()), API_TOKEN.AGENT_ID.eq(agent.value()))
                .returning(API_TOKEN.ID)
                .fetchSingle(row -> new ApiTokenId(row.getId()));
    }

    public Optional<Token> find(byte[] hash) {
        return sql.select(
                        API_TOKEN.ID,
                        API_TOKEN.ORGANIZATION_ID,
                        API_TOKEN.AGENT_ID,
                        API_TOKEN.LAST_USED_AT,
                        API_TOKEN.SCOPES,
                        API_TOKEN.EXPIRES_AT)
                .from(API_TOKEN)
                .where(API_TOKEN.TOKEN_HASH.eq(hash), API_TOKEN.REVOKED_AT.isNull())
                .fetchOptional(row -> new Token(
                        new ApiTokenId(row.value1()),
                        new OrganizationId(row.value2()),
                        new AgentId(row.value3()),
                        row.value4(),
                        Reach.scopes(row.value5()),
                        row.value6() == null ? Instant.MAX : row.value6()));
    }

    /** The most recent first. */
    List<Shown> ofAgent(OrganizationId organization, AgentId agent, int limit) {
        return select(organization, API_TOKEN.AGENT_ID.eq(agent.value()), limit).stream()
                .map(Owned::token)
                .toList();
    }

    /** Everybody's, the most recent first. */
    List<Owned> all(OrganizationId organization, int limit) {
        return select(organization, DSL.noCondition(), limit);
    }

    Optional<Owned> find(OrganizationId organization, ApiTokenId token) {
        return select(organization, API_TOKEN.ID.eq(token.value()), 1).stream().findFirst();
    }

    private List<Owned> select(OrganizationId organization, Condition which, int limit) {
        return sql.selectFrom(API_TOKEN)
                .where(API_TOKEN.ORGANIZATION_ID.eq(organization.value()), which, API_TOKEN.REVOKED_AT.isNull())
                .orderBy(API_TOKEN.CREATED_AT.desc(), API_TOKEN.ID.desc())
                .limit(limit)
                .fetch(row -> new Owned(
                        new Shown(
                                new ApiTokenId(row.getId()),
                                row.getName(),
                                row.getScopes() == null ? null : List.of(row.getScopes()),
                                row.getCreatedAt(),
                                row.getExpiresAt(),
                                row.getLastUsedAt()),
                        new AgentId(row.getAgentId()),
                        new AgentId(row.getCreatedBy() == null ? row.getAgentId() : row.getCreatedBy())));
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
