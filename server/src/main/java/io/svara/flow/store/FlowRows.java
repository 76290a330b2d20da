package io.svara.flow.store;

import static svara.db.jooq.Tables.FLOW;
import static svara.db.jooq.Tables.FLOW_REVISION;

import io.svara.flow.FlowId;
import io.svara.kernel.AgentId;
import io.svara.kernel.Json;
import io.svara.kernel.access.Scope;
import io.svara.kernel.paging.Cursor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The SQL of flows. Graphs come as JSON, of whatever format they were written in. */
@Component
class FlowRows {

    record Drafted(
            FlowId id,
            JsonNode graph,
            long version,
            @Nullable Instant savedAt,
            @Nullable AgentId savedBy,
            @Nullable Integer published) {}

    record Published(
            int revision,
            JsonNode graph,
            int blocks,
            @Nullable String note,
            Instant publishedAt,
            AgentId publishedBy) {}

    private final DSLContext sql;
    private final Json json;
    private final Clock clock;

    FlowRows(DSLContext sql, Json json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    Optional<Drafted> find(String kind) {
        return sql.selectFrom(FLOW)
                .where(FLOW.ORGANIZATION_ID.eq(organization()))
                .and(FLOW.KIND.eq(kind))
                .fetchOptional(this::drafted);
    }

    /** Made if it is not there yet. Until the transaction ends nobody else changes it. */
    Drafted lock(String kind, Object empty) {
        sql.insertInto(FLOW)
                .set(FLOW.ORGANIZATION_ID, organization())
                .set(FLOW.KIND, kind)
                .set(FLOW.DRAFT, json.write(empty))
                .onConflictDoNothing()
                .execute();
        return sql.selectFrom(FLOW)
                .where(FLOW.ORGANIZATION_ID.eq(organization()))
                .and(FLOW.KIND.eq(kind))
                .forUpdate()
                .fetchSingle(this::drafted);
    }

    Drafted save(FlowId id, Object graph, AgentId by) {
        return sql.update(FLOW)
                .set(FLOW.DRAFT, json.write(graph))
                .set(FLOW.VERSION, FLOW.VERSION.plus(1))
                .set(FLOW.SAVED_AT, clock.instant())
                .set(FLOW.SAVED_BY, by.value())
                .where(FLOW.ORGANIZATION_ID.eq(organization()))
                .and(FLOW.ID.eq(id.value()))
                .returning()
                .fetchSingle(this::drafted);
    }

    Published publish(FlowId id, int revision, Object graph, int blocks, @Nullable String note, AgentId by) {
        var published = sql.insertInto(FLOW_REVISION)
                .set(FLOW_REVISION.ORGANIZATION_ID, organization())
                .set(FLOW_REVISION.FLOW_ID, id.value())
                .set(FLOW_REVISION.REVISION, revision)
                .set(FLOW_REVISION.GRAPH, json.write(graph))
                .set(FLOW_REVISION.BLOCKS, blocks)
                .set(FLOW_REVISION.NOTE, note)
                .set(FLOW_REVISION.PUBLISHED_AT, clock.instant())
                .set(FLOW_REVISION.PUBLISHED_BY, by.value())
                .returning()
                .fetchSingle(this::published);
        sql.update(FLOW)
                .set(FLOW.PUBLISHED_REVISION, revision)
                .where(FLOW.ORGANIZATION_ID.eq(organization()))
                .and(FLOW.ID.eq(id.value()))
                .execute();
        return published;
    }

    /** The one that runs. */
    Optional<Published> published(String kind) {
        return sql.select(FLOW_REVISION.fields())
                .from(FLOW)
                .join(FLOW_REVISION)
                .on(FLOW_REVISION.ORGANIZATION_ID.eq(FLOW.ORGANIZATION_ID))
                .and(FLOW_REVISION.FLOW_ID.eq(FLOW.ID))
                .and(FLOW_REVISION.REVISION.eq(FLOW.PUBLISHED_REVISION))
                .where(FLOW.ORGANIZATION_ID.eq(organization()))
                .and(FLOW.KIND.eq(kind))
                .fetchOptional(this::published);
    }

    Optional<Published> revision(String kind, int revision) {
        return sql.select(FLOW_REVISION.fields())
                .from(FLOW)
                .join(FLOW_REVISION)
                .on(FLOW_REVISION.ORGANIZATION_ID.eq(FLOW.ORGANIZATION_ID))
                .and(FLOW_REVISION.FLOW_ID.eq(FLOW.ID))
                .where(FLOW.ORGANIZATION_ID.eq(organization()))
                .and(FLOW.KIND.eq(kind))
                .and(FLOW_REVISION.REVISION.eq(revision))
                .fetchOptional(this::published);
    }

    /** Newest first, without their graphs. */
    List<FlowRevisionView> revisions(String kind, @Nullable Cursor after, int limit) {
        return sql.select(
                        FLOW_REVISION.REVISION,
                        FLOW_REVISION.BLOCKS,
                        FLOW_REVISION.NOTE,
                        FLOW_REVISION.PUBLISHED_AT,
                        FLOW_REVISION.PUBLISHED_BY)
                .from(FLOW)
                .join(FLOW_REVISION)
                .on(FLOW_REVISION.ORGANIZATION_ID.eq(FLOW.ORGANIZATION_ID))
                .and(FLOW_REVISION.FLOW_ID.eq(FLOW.ID))
                .where(FLOW.ORGANIZATION_ID.eq(organization()))
                .and(FLOW.KIND.eq(kind))
                .and(after == null ? DSL.noCondition() : FLOW_REVISION.REVISION.lt((int) after.id()))
                .orderBy(FLOW_REVISION.REVISION.desc())
                .limit(limit)
                .fetch(row -> new FlowRevisionView(
                        row.value1(),
                        row.value4(),
                        new FlowAuthor(new AgentId(row.value5()), ""),
                        row.value3(),
                        row.value2()));
    }

    private Drafted drafted(Record row) {
        var by = row.get(FLOW.SAVED_BY);
        return new Drafted(
                new FlowId(row.get(FLOW.ID)),
                graph(row.get(FLOW.DRAFT)),
                row.get(FLOW.VERSION),
                row.get(FLOW.SAVED_AT),
                by == null ? null : new AgentId(by),
                row.get(FLOW.PUBLISHED_REVISION));
    }

    private Published published(Record row) {
        return new Published(
                row.get(FLOW_REVISION.REVISION),
                graph(row.get(FLOW_REVISION.GRAPH)),
                row.get(FLOW_REVISION.BLOCKS),
                row.get(FLOW_REVISION.NOTE),
                row.get(FLOW_REVISION.PUBLISHED_AT),
                new AgentId(row.get(FLOW_REVISION.PUBLISHED_BY)));
    }

    private JsonNode graph(JSONB written) {
        return json.read(written, JsonNode.class);
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
