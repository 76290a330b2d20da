package io.svara.webhooks.store;

import static svara.db.jooq.Tables.WEBHOOK;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import io.svara.webhooks.WebhookId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import svara.db.jooq.tables.records.WebhookRecord;

/** The SQL of webhooks. Secrets go in and out locked. */
@Component
public class WebhookRows {

    private final DSLContext sql;
    private final Clock clock;

    WebhookRows(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param previous the one before; null once it signs nothing more
     */
    public record LockedSecrets(byte[] secret, byte @Nullable [] previous) {}

    /** By their names, whatever their letters' size. */
    public List<Webhook> all() {
        return sql.selectFrom(WEBHOOK)
                .where(living())
                .orderBy(DSL.lower(WEBHOOK.NAME), WEBHOOK.ID)
                .fetch(WebhookRows::webhook);
    }

    public Optional<Webhook> find(WebhookId id) {
        return sql.selectFrom(WEBHOOK).where(one(id)).fetchOptional(WebhookRows::webhook);
    }

    public Optional<Webhook> lock(WebhookId id) {
        return sql.selectFrom(WEBHOOK).where(one(id)).forNoKeyUpdate().fetchOptional(WebhookRows::webhook);
    }

    public int count() {
        return sql.fetchCount(WEBHOOK, living());
    }

    /** Its secret is set afterwards: it is locked for this id. */
    public WebhookId add(String name, String url, List<String> events, AgentId by) {
        var id = sql.insertInto(WEBHOOK)
                .set(WEBHOOK.ORGANIZATION_ID, organization())
                .set(WEBHOOK.NAME, name)
                .set(WEBHOOK.URL, url)
                .set(WEBHOOK.EVENTS, events.toArray(String[]::new))
                .set(WEBHOOK.SECRET, new byte[0])
                .set(WEBHOOK.CREATED_AT, clock.instant())
                .set(WEBHOOK.CREATED_BY, by.value())
                .returning(WEBHOOK.ID)
                .fetchSingle(WEBHOOK.ID);
        return new WebhookId(id);
    }

    public boolean isNameTaken(String name, @Nullable WebhookId by) {
        return sql.fetchExists(DSL.selectOne()
                .from(WEBHOOK)
                .where(living(), DSL.lower(WEBHOOK.NAME).eq(DSL.lower(name)))
                .and(by == null ? DSL.noCondition() : WEBHOOK.ID.ne(by.value())));
    }

    /** What was wrong with it is forgotten: somebody has looked. */
    public void change(WebhookId id, String name, String url, List<String> events, boolean enabled) {
        sql.update(WEBHOOK)
                .set(WEBHOOK.NAME, name)
                .set(WEBHOOK.URL, url)
                .set(WEBHOOK.EVENTS, events.toArray(String[]::new))
                .set(WEBHOOK.ENABLED, enabled)
                .setNull(WEBHOOK.OFF_BECAUSE)
                .setNull(WEBHOOK.FAILING_SINCE)
                .setNull(WEBHOOK.TROUBLE)
                .set(WEBHOOK.VERSION, WEBHOOK.VERSION.plus(1))
                .where(one(id))
                .execute();
    }

    /** Only its name stays. */
    public void remove(WebhookId id) {
        sql.update(WEBHOOK)
                .set(WEBHOOK.REMOVED_AT, clock.instant())
                .set(WEBHOOK.ENABLED, false)
                .set(WEBHOOK.URL, "")
                .set(WEBHOOK.SECRET, new byte[0])
                .setNull(WEBHOOK.PREVIOUS_SECRET)
                .where(one(id))
                .execute();
    }

    public LockedSecrets secrets(WebhookId id) {
        return sql.select(WEBHOOK.SECRET, WEBHOOK.PREVIOUS_SECRET, WEBHOOK.PREVIOUS_UNTIL)
                .from(WEBHOOK)
                .where(one(id))
                .fetchSingle(row -> new LockedSecrets(row.value1(), isOver(row.value3()) ? null : row.value2()));
    }

    private boolean isOver(@Nullable Instant until) {
        return until == null || !clock.instant().isBefore(until);
    }

    public void setSecret(WebhookId id, byte[] locked) {
        sql.update(WEBHOOK).set(WEBHOOK.SECRET, locked).where(one(id)).execute();
    }

    public void rotate(WebhookId id, byte[] locked, Instant previousUntil) {
        sql.update(WEBHOOK)
                .set(WEBHOOK.PREVIOUS_SECRET, WEBHOOK.SECRET)
                .set(WEBHOOK.PREVIOUS_UNTIL, previousUntil)
                .set(WEBHOOK.SECRET, locked)
                .set(WEBHOOK.VERSION, WEBHOOK.VERSION.plus(1))
                .where(one(id))
                .execute();
    }

    public void works(WebhookId id) {
        sql.update(WEBHOOK)
                .set(WEBHOOK.DELIVERED_AT, clock.instant())
                .setNull(WEBHOOK.FAILING_SINCE)
                .setNull(WEBHOOK.TROUBLE)
                .where(one(id))
                .execute();
    }

    public void fails(WebhookId id, String trouble) {
        sql.update(WEBHOOK)
                .set(WEBHOOK.FAILING_SINCE, DSL.coalesce(WEBHOOK.FAILING_SINCE, DSL.val(clock.instant())))
                .set(WEBHOOK.TROUBLE, trouble)
                .where(one(id))
                .execute();
    }

    /** False when it is off already. */
    public boolean gone(WebhookId id) {
        return sql.update(WEBHOOK)
                        .set(WEBHOOK.ENABLED, false)
                        .set(WEBHOOK.OFF_BECAUSE, "gone")
                        .set(WEBHOOK.VERSION, WEBHOOK.VERSION.plus(1))
                        .where(one(id))
                        .and(WEBHOOK.ENABLED)
                        .execute()
                > 0;
    }

    private static Condition one(WebhookId id) {
        return living().and(WEBHOOK.ID.eq(id.value()));
    }

    private static Condition living() {
        return WEBHOOK.ORGANIZATION_ID.eq(organization()).and(WEBHOOK.REMOVED_AT.isNull());
    }

    private static long organization() {
        return Scope.organization().value();
    }

    private static Webhook webhook(WebhookRecord row) {
        return new Webhook(
                new WebhookId(Objects.requireNonNull(row.getId())),
                row.getName(),
                row.getUrl(),
                row.getEnabled(),
                List.of(row.getEvents()),
                row.getOffBecause(),
                row.getCreatedAt(),
                new AgentId(row.getCreatedBy()),
                row.getDeliveredAt(),
                row.getFailingSince(),
                row.getTrouble(),
                row.getVersion());
    }
}
