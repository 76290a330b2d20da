package io.svara.people.twofactor;

import static org.jooq.impl.DSL.count;
import static svara.db.jooq.Tables.RECOVERY_CODE;

import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Hashes of recovery codes. */
@Component
public class RecoveryCodeTable {

    private final DSLContext sql;

    RecoveryCodeTable(DSLContext sql) {
        this.sql = sql;
    }

    /** In place of those there were. */
    void replace(OrganizationId organization, AgentId agent, List<byte[]> hashes, Instant at) {
        remove(organization, agent);
        sql.insertInto(
                        RECOVERY_CODE,
                        RECOVERY_CODE.ORGANIZATION_ID,
                        RECOVERY_CODE.AGENT_ID,
                        RECOVERY_CODE.CODE_HASH,
                        RECOVERY_CODE.MADE_AT)
                .valuesOfRows(hashes.stream()
                        .map(hash -> DSL.row(organization.value(), agent.value(), hash, at))
                        .toList())
                .execute();
    }

    void remove(OrganizationId organization, AgentId agent) {
        sql.deleteFrom(RECOVERY_CODE)
                .where(RECOVERY_CODE.ORGANIZATION_ID.eq(organization.value()), RECOVERY_CODE.AGENT_ID.eq(agent.value()))
                .execute();
    }

    /** Once: false when it is none, or was used. */
    boolean use(OrganizationId organization, AgentId agent, byte[] hash, Instant at) {
        return sql.update(RECOVERY_CODE)
                        .set(RECOVERY_CODE.USED_AT, at)
                        .where(
                                RECOVERY_CODE.ORGANIZATION_ID.eq(organization.value()),
                                RECOVERY_CODE.AGENT_ID.eq(agent.value()),
                                RECOVERY_CODE.CODE_HASH.eq(hash),
                                RECOVERY_CODE.USED_AT.isNull())
                        .execute()
                > 0;
    }

    /** How many unused ones each has; who has none is left out. */
    public Map<AgentId, Integer> left(OrganizationId organization, Collection<AgentId> agents) {
        return sql.select(RECOVERY_CODE.AGENT_ID, count())
                .from(RECOVERY_CODE)
                .where(
                        RECOVERY_CODE.ORGANIZATION_ID.eq(organization.value()),
                        RECOVERY_CODE.AGENT_ID.in(
                                agents.stream().map(AgentId::value).toList()),
                        RECOVERY_CODE.USED_AT.isNull())
                .groupBy(RECOVERY_CODE.AGENT_ID)
                .fetchMap(row -> new AgentId(row.value1()), row -> row.value2());
    }
}
