package io.svara.people.licence;

import static org.jooq.impl.DSL.selectOne;
import static svara.db.jooq.Tables.AGENT;
import static svara.db.jooq.Tables.INVITATION;
import static svara.db.jooq.Tables.LICENCE_LEVEL;
import static svara.db.jooq.Tables.SINGLE_SIGN_ON;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import io.svara.people.LicenceLevelId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import svara.db.jooq.tables.records.LicenceLevelRecord;

/** The licence levels of the scope's organisation, as its operator has set them, and who has which. */
@Component
class LicenceTable {

    private final DSLContext sql;

    LicenceTable(DSLContext sql) {
        this.sql = sql;
    }

    /** By name. */
    List<LicenceLevel> all() {
        return sql.selectFrom(LICENCE_LEVEL)
                .where(LICENCE_LEVEL.ORGANIZATION_ID.eq(organization()))
                .orderBy(LICENCE_LEVEL.NAME)
                .fetch(LicenceTable::level);
    }

    Optional<LicenceLevel> find(LicenceLevelId level) {
        return sql.selectFrom(LICENCE_LEVEL).where(one(level)).fetchOptional(LicenceTable::level);
    }

    Optional<LicenceLevel> ofAgent(AgentId agent) {
        return sql.select(LICENCE_LEVEL)
                .from(LICENCE_LEVEL)
                .join(AGENT)
                .on(AGENT.ORGANIZATION_ID.eq(LICENCE_LEVEL.ORGANIZATION_ID))
                .and(AGENT.LICENCE_LEVEL_ID.eq(LICENCE_LEVEL.ID))
                .where(AGENT.ORGANIZATION_ID.eq(organization()))
                .and(AGENT.ID.eq(agent.value()))
                .fetchOptional(row -> level(row.value1()));
    }

    /** Those who have it now. */
    List<AgentId> agents(LicenceLevelId level) {
        return sql.select(AGENT.ID)
                .from(AGENT)
                .where(AGENT.ORGANIZATION_ID.eq(organization()))
                .and(AGENT.LICENCE_LEVEL_ID.eq(level.value()))
                .and(AGENT.REMOVED_AT.isNull())
                .fetch(row -> new AgentId(row.value1()));
    }

    int invitations(LicenceLevelId level) {
        return sql.fetchCount(selectOne()
                .from(INVITATION)
                .where(INVITATION.ORGANIZATION_ID.eq(organization()))
                .and(INVITATION.LICENCE_LEVEL_ID.eq(level.value())));
    }

    /** Whether agents get it who are made as they come by single sign-on. */
    boolean isOfNewcomers(LicenceLevelId level) {
        return sql.fetchExists(selectOne()
                .from(SINGLE_SIGN_ON)
                .where(SINGLE_SIGN_ON.ORGANIZATION_ID.eq(organization()))
                .and(SINGLE_SIGN_ON.LICENCE_LEVEL_ID.eq(level.value())));
    }

    /** @return whether it was another before */
    boolean give(AgentId agent, @Nullable LicenceLevelId level) {
        var id = level == null ? null : level.value();
        return sql.update(AGENT)
                        .set(AGENT.LICENCE_LEVEL_ID, id)
                        .set(AGENT.VERSION, AGENT.VERSION.plus(1))
                        .where(AGENT.ORGANIZATION_ID.eq(organization()))
                        .and(AGENT.ID.eq(agent.value()))
                        .and(AGENT.LICENCE_LEVEL_ID.isDistinctFrom(id))
                        .execute()
                == 1;
    }

    LicenceLevelId write(String name, Collection<String> services) {
        var words = services.toArray(String[]::new);
        return sql.insertInto(LICENCE_LEVEL)
                .set(LICENCE_LEVEL.ORGANIZATION_ID, organization())
                .set(LICENCE_LEVEL.NAME, name)
                .set(LICENCE_LEVEL.SERVICES, words)
                .onConflict(LICENCE_LEVEL.ORGANIZATION_ID, LICENCE_LEVEL.NAME)
                .doUpdate()
                .set(LICENCE_LEVEL.SERVICES, words)
                .returning(LICENCE_LEVEL.ID)
                .fetchSingle(row -> new LicenceLevelId(row.getId()));
    }

    /** Agents who have been removed had it once, and need it no more. */
    void remove(LicenceLevelId level) {
        sql.update(AGENT)
                .setNull(AGENT.LICENCE_LEVEL_ID)
                .where(AGENT.ORGANIZATION_ID.eq(organization()))
                .and(AGENT.LICENCE_LEVEL_ID.eq(level.value()))
                .and(AGENT.REMOVED_AT.isNotNull())
                .execute();
        sql.deleteFrom(LICENCE_LEVEL).where(one(level)).execute();
    }

    private static LicenceLevel level(LicenceLevelRecord row) {
        return new LicenceLevel(new LicenceLevelId(row.getId()), row.getName(), List.of(row.getServices()));
    }

    private static Condition one(LicenceLevelId level) {
        return LICENCE_LEVEL.ORGANIZATION_ID.eq(organization()).and(LICENCE_LEVEL.ID.eq(level.value()));
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
