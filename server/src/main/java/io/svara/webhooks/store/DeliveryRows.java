package io.svara.webhooks.store;

import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;
import static svara.db.jooq.Tables.WEBHOOK;
import static svara.db.jooq.Tables.WEBHOOK_DELIVERY;

import io.svara.kernel.access.Scope;
import io.svara.kernel.paging.Cursor;
import io.svara.tickets.TicketId;
import io.svara.webhooks.DeliveryId;
import io.svara.webhooks.WebhookId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The SQL of what webhooks were called with, and what came of it. */
@Component
public class DeliveryRows {

    /** @param answer how the receiver's last answer began; null where none came */
    public record Contents(String body, @Nullable String answer) {}

    /**
     * What came of one try.
     *
     * @param trouble null: the receiver took it
     * @param nextTryAt null: it is tried no more
     */
    public record Tried(
            @Nullable Integer statusCode,
            @Nullable Trouble trouble,
            @Nullable String detail,
            @Nullable String answer,
            @Nullable Instant nextTryAt) {}

    /** Bodies and answers are read for one alone. */
    private static final List<SelectField<?>> SHOWN = List.of(
            WEBHOOK_DELIVERY.ID,
            WEBHOOK_DELIVERY.WEBHOOK_ID,
            WEBHOOK_DELIVERY.MESSAGE_ID,
            WEBHOOK_DELIVERY.TYPE,
            WEBHOOK_DELIVERY.TICKET_ID,
            WEBHOOK_DELIVERY.CREATED_AT,
            WEBHOOK_DELIVERY.STATE,
            WEBHOOK_DELIVERY.ATTEMPTS,
            WEBHOOK_DELIVERY.TRIED_AT,
            WEBHOOK_DELIVERY.STATUS_CODE,
            WEBHOOK_DELIVERY.ERROR,
            WEBHOOK_DELIVERY.DETAIL,
            WEBHOOK_DELIVERY.NEXT_TRY_AT);

    private final DSLContext sql;
    private final Clock clock;

    DeliveryRows(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public DeliveryId add(WebhookId webhook, String messageId, String type, String body, @Nullable TicketId ticket) {
        var now = clock.instant();
        var id = sql.insertInto(WEBHOOK_DELIVERY)
                .set(WEBHOOK_DELIVERY.ORGANIZATION_ID, organization())
                .set(WEBHOOK_DELIVERY.WEBHOOK_ID, webhook.value())
                .set(WEBHOOK_DELIVERY.MESSAGE_ID, messageId)
                .set(WEBHOOK_DELIVERY.TYPE, type)
                .set(WEBHOOK_DELIVERY.BODY, body)
                .set(WEBHOOK_DELIVERY.TICKET_ID, ticket == null ? null : ticket.value())
                .set(WEBHOOK_DELIVERY.CREATED_AT, now)
                .set(WEBHOOK_DELIVERY.NEXT_TRY_AT, now)
                .returning(WEBHOOK_DELIVERY.ID)
                .fetchSingle(WEBHOOK_DELIVERY.ID);
        return new DeliveryId(id);
    }

    public Optional<WebhookDelivery> find(DeliveryId id) {
        return sql.select(SHOWN).from(WEBHOOK_DELIVERY).where(one(id)).fetchOptional(DeliveryRows::delivery);
    }

    /** Nobody else changes it until the transaction ends. */
    public Optional<WebhookDelivery> lock(DeliveryId id) {
        return sql.select(SHOWN)
                .from(WEBHOOK_DELIVERY)
                .where(one(id))
                .forNoKeyUpdate()
                .fetchOptional(DeliveryRows::delivery);
    }

    public Contents contents(DeliveryId id) {
        return sql.select(WEBHOOK_DELIVERY.BODY, WEBHOOK_DELIVERY.ANSWER)
                .from(WEBHOOK_DELIVERY)
                .where(one(id))
                .fetchSingle(found -> new Contents(found.value1(), found.value2()));
    }

    /** The newest first. */
    public List<WebhookDelivery> page(WebhookId webhook, @Nullable Cursor after, int limit) {
        var place = row(WEBHOOK_DELIVERY.CREATED_AT, WEBHOOK_DELIVERY.ID);
        return sql.select(SHOWN)
                .from(WEBHOOK_DELIVERY)
                .where(own())
                .and(WEBHOOK_DELIVERY.WEBHOOK_ID.eq(webhook.value()))
                .and(after == null ? DSL.noCondition() : place.lt(row(val(after.at()), val(after.id()))))
                .orderBy(WEBHOOK_DELIVERY.CREATED_AT.desc(), WEBHOOK_DELIVERY.ID.desc())
                .limit(limit)
                .fetch(DeliveryRows::delivery);
    }

    public void tried(DeliveryId id, Tried tried) {
        var state = tried.trouble() == null
                ? WebhookDelivery.DELIVERED
                : tried.nextTryAt() == null ? WebhookDelivery.FAILED : WebhookDelivery.WAITING;
        sql.update(WEBHOOK_DELIVERY)
                .set(WEBHOOK_DELIVERY.STATE, state)
                .set(WEBHOOK_DELIVERY.ATTEMPTS, WEBHOOK_DELIVERY.ATTEMPTS.plus(1))
                .set(WEBHOOK_DELIVERY.TRIED_AT, clock.instant())
                .set(WEBHOOK_DELIVERY.STATUS_CODE, tried.statusCode())
                .set(
                        WEBHOOK_DELIVERY.ERROR,
                        tried.trouble() == null ? null : tried.trouble().word())
                .set(WEBHOOK_DELIVERY.DETAIL, tried.detail())
                .set(WEBHOOK_DELIVERY.ANSWER, tried.answer())
                .set(WEBHOOK_DELIVERY.NEXT_TRY_AT, tried.nextTryAt())
                .where(one(id))
                .execute();
    }

    /** Without having been tried. */
    public void givenUp(DeliveryId id, Trouble why) {
        sql.update(WEBHOOK_DELIVERY)
                .set(WEBHOOK_DELIVERY.STATE, WebhookDelivery.FAILED)
                .set(WEBHOOK_DELIVERY.ERROR, why.word())
                .setNull(WEBHOOK_DELIVERY.DETAIL)
                .setNull(WEBHOOK_DELIVERY.NEXT_TRY_AT)
                .where(one(id))
                .execute();
    }

    /** As if it had just been made; its id for the receiver stays. */
    public void anew(DeliveryId id) {
        sql.update(WEBHOOK_DELIVERY)
                .set(WEBHOOK_DELIVERY.STATE, WebhookDelivery.WAITING)
                .set(WEBHOOK_DELIVERY.ATTEMPTS, 0)
                .set(WEBHOOK_DELIVERY.NEXT_TRY_AT, clock.instant())
                .where(one(id))
                .execute();
    }

    /** Those made before, and those of removed webhooks. */
    public void forget(Instant before) {
        sql.deleteFrom(WEBHOOK_DELIVERY)
                .where(own())
                .and(WEBHOOK_DELIVERY
                        .CREATED_AT
                        .lt(before)
                        .or(WEBHOOK_DELIVERY.WEBHOOK_ID.in(DSL.select(WEBHOOK.ID)
                                .from(WEBHOOK)
                                .where(WEBHOOK.ORGANIZATION_ID.eq(organization()))
                                .and(WEBHOOK.REMOVED_AT.isNotNull()))))
                .execute();
    }

    private static Condition one(DeliveryId id) {
        return own().and(WEBHOOK_DELIVERY.ID.eq(id.value()));
    }

    private static Condition own() {
        return WEBHOOK_DELIVERY.ORGANIZATION_ID.eq(organization());
    }

    private static long organization() {
        return Scope.organization().value();
    }

    private static WebhookDelivery delivery(Record found) {
        var ticket = found.get(WEBHOOK_DELIVERY.TICKET_ID);
        return new WebhookDelivery(
                new DeliveryId(found.get(WEBHOOK_DELIVERY.ID)),
                new WebhookId(found.get(WEBHOOK_DELIVERY.WEBHOOK_ID)),
                found.get(WEBHOOK_DELIVERY.MESSAGE_ID),
                found.get(WEBHOOK_DELIVERY.TYPE),
                ticket == null ? null : new TicketId(ticket),
                found.get(WEBHOOK_DELIVERY.CREATED_AT),
                found.get(WEBHOOK_DELIVERY.STATE),
                found.get(WEBHOOK_DELIVERY.ATTEMPTS),
                found.get(WEBHOOK_DELIVERY.TRIED_AT),
                found.get(WEBHOOK_DELIVERY.STATUS_CODE),
                found.get(WEBHOOK_DELIVERY.ERROR),
                found.get(WEBHOOK_DELIVERY.DETAIL),
                found.get(WEBHOOK_DELIVERY.NEXT_TRY_AT));
    }
}
