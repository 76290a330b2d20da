package io.svara.tickets.store;

import static svara.db.jooq.Tables.MESSAGE;
import static svara.db.jooq.Tables.MESSAGE_BODY;
import static svara.db.jooq.Tables.MESSAGE_REFERENCE;
import static svara.db.jooq.Tables.TICKET;
import static svara.db.jooq.Tables.TICKET_MENTION;

import io.svara.channels.Address;
import io.svara.channels.Authenticity;
import io.svara.channels.DeliveryState;
import io.svara.channels.FailureReason;
import io.svara.channels.MessageId;
import io.svara.channels.Protection;
import io.svara.kernel.AgentId;
import io.svara.kernel.Json;
import io.svara.kernel.access.Scope;
import io.svara.storage.Sha256;
import io.svara.tickets.DeliveryFailure;
import io.svara.tickets.HeldMessage;
import io.svara.tickets.Match;
import io.svara.tickets.Message;
import io.svara.tickets.MessageKind;
import io.svara.tickets.Recipients;
import io.svara.tickets.StatusId;
import io.svara.tickets.TicketId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The SQL of messages: headers and bodies. */
@Component
public class MessageRows {

    /** @param html the clean copy of {@code htmlSource}, or of the text where there is no HTML */
    public record Body(String text, @Nullable String htmlSource, String html, int cleanerVersion, boolean truncated) {}

    public record NewMessage(
            TicketId ticket,
            MessageKind kind,
            @Nullable AgentId author,
            @Nullable Address sender,
            @Nullable Address replyTo,
            Recipients recipients,
            String subject,
            @Nullable String internetId,
            @Nullable Sha256 raw,
            @Nullable DeliveryState delivery,
            Instant createdAt,
            Body body,
            boolean automatic,
            @Nullable Match matchedBy) {}

    private final DSLContext sql;
    private final Json json;

    MessageRows(DSLContext sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** Header, body and the ticket's count in one statement: each mail waits for it. */
    public MessageId add(NewMessage message) {
        var body = message.body();
        return new MessageId(sql.with("counted")
                .as(counted(message))
                .with("written", "id")
                .as(written(message))
                .insertInto(
                        MESSAGE_BODY,
                        MESSAGE_BODY.ORGANIZATION_ID,
                        MESSAGE_BODY.MESSAGE_ID,
                        MESSAGE_BODY.TEXT,
                        MESSAGE_BODY.HTML_SOURCE,
                        MESSAGE_BODY.HTML,
                        MESSAGE_BODY.CLEANER_VERSION,
                        MESSAGE_BODY.TRUNCATED)
                .select(DSL.select(
                                DSL.val(organization()),
                                DSL.field(DSL.name("written", "id"), Long.class),
                                DSL.val(body.text()),
                                DSL.val(body.htmlSource(), MESSAGE_BODY.HTML_SOURCE),
                                DSL.val(body.html()),
                                DSL.val(body.cleanerVersion()),
                                DSL.val(body.truncated()))
                        .from(DSL.table(DSL.name("written"))))
                .returningResult(MESSAGE_BODY.MESSAGE_ID)
                .fetchSingle()
                .value1());
    }

    private ResultQuery<Record1<Long>> written(NewMessage message) {
        return DSL.insertInto(MESSAGE)
                .set(MESSAGE.ORGANIZATION_ID, organization())
                .set(MESSAGE.TICKET_ID, message.ticket().value())
                .set(MESSAGE.KIND, message.kind().word())
                .set(
                        MESSAGE.AUTHOR_AGENT_ID,
                        message.author() == null ? null : message.author().value())
                .set(MESSAGE.SENDER, message.sender() == null ? null : json.write(message.sender()))
                .set(MESSAGE.REPLY_TO, message.replyTo() == null ? null : json.write(message.replyTo()))
                .set(MESSAGE.RECIPIENTS, json.write(message.recipients()))
                .set(MESSAGE.SUBJECT, message.subject())
                .set(MESSAGE.INTERNET_ID, message.internetId())
                .set(
                        MESSAGE.RAW_SHA256,
                        message.raw() == null ? null : message.raw().bytes())
                .set(
                        MESSAGE.DELIVERY_STATE,
                        message.delivery() == null ? null : message.delivery().word())
                .set(MESSAGE.CREATED_AT, message.createdAt())
                .set(MESSAGE.AUTOMATIC, message.automatic())
                .set(
                        MESSAGE.MATCHED_BY,
                        message.matchedBy() == null ? null : message.matchedBy().word())
                .returningResult(MESSAGE.ID);
    }

    /** The ticket has one message more; and it is news when the customer wrote it. */
    private static ResultQuery<?> counted(NewMessage message) {
        var news = message.kind() == MessageKind.INBOUND && !message.automatic();
        var before = DSL.coalesce(TICKET.NEWS_AT, TICKET.CREATED_AT);
        return DSL.update(TICKET)
                .set(TICKET.MESSAGE_COUNT, TICKET.MESSAGE_COUNT.plus(1))
                .set(TICKET.NEWS_AT, news ? DSL.greatest(before, DSL.val(message.createdAt())) : before)
                .where(TICKET.ORGANIZATION_ID.eq(organization()))
                .and(TICKET.ID.eq(message.ticket().value()))
                .returningResult(TICKET.ID);
    }

    public void renewHtml(MessageId message, String html, int cleanerVersion) {
        sql.update(MESSAGE_BODY)
                .set(MESSAGE_BODY.HTML, html)
                .set(MESSAGE_BODY.CLEANER_VERSION, cleanerVersion)
                .where(MESSAGE_BODY.ORGANIZATION_ID.eq(organization()))
                .and(MESSAGE_BODY.MESSAGE_ID.eq(message.value()))
                .and(MESSAGE_BODY.CLEANER_VERSION.lt(cleanerVersion))
                .execute();
    }

    public Optional<Message> find(MessageId id) {
        return sql.selectFrom(MESSAGE)
                .where(MESSAGE.ORGANIZATION_ID.eq(organization()))
                .and(MESSAGE.ID.eq(id.value()))
                .fetchOptional(this::message);
    }

    /** A ticket's messages after the given place, oldest first. */
    public List<Message> page(TicketId ticket, @Nullable Instant afterAt, long afterId, int limit) {
        var rows = sql.selectFrom(MESSAGE)
                .where(MESSAGE.ORGANIZATION_ID.eq(organization()))
                .and(MESSAGE.TICKET_ID.eq(ticket.value()));
        if (afterAt != null) {
            rows = rows.and(DSL.row(MESSAGE.CREATED_AT, MESSAGE.ID).gt(afterAt, afterId));
        }
        return rows.orderBy(MESSAGE.CREATED_AT, MESSAGE.ID).limit(limit).fetch(this::message);
    }

    /** Somebody wrote it to whom the conversation was forwarded. */
    public void ofThirdParty(MessageId message) {
        sql.update(MESSAGE)
                .set(MESSAGE.THIRD_PARTY, true)
                .where(MESSAGE.ORGANIZATION_ID.eq(organization()))
                .and(MESSAGE.ID.eq(message.value()))
                .execute();
    }

    /** Sets a received message aside as a note of nobody's, until somebody believes what it claims to be. */
    public void hold(MessageId message, HeldMessage held) {
        sql.update(MESSAGE)
                .set(MESSAGE.OUTSIDE, true)
                .set(MESSAGE.HELD_AS, held.kind().word())
                .set(
                        MESSAGE.HELD_AGENT_ID,
                        held.agent() == null ? null : held.agent().value())
                .where(MESSAGE.ORGANIZATION_ID.eq(organization()))
                .and(MESSAGE.ID.eq(message.value()))
                .execute();
    }

    /** It becomes what it claims to be. False when it is no claim any more. */
    public boolean believe(MessageId message) {
        return sql.update(MESSAGE)
                        .set(MESSAGE.KIND, MESSAGE.HELD_AS)
                        .set(MESSAGE.AUTHOR_AGENT_ID, MESSAGE.HELD_AGENT_ID)
                        .setNull(MESSAGE.HELD_AS)
                        .setNull(MESSAGE.HELD_AGENT_ID)
                        .where(MESSAGE.ORGANIZATION_ID.eq(organization()))
                        .and(MESSAGE.ID.eq(message.value()))
                        .and(MESSAGE.HELD_AS.isNotNull())
                        .execute()
                == 1;
    }

    /** It stays a note of nobody's. False when it is no claim any more. */
    public boolean disbelieve(MessageId message) {
        return sql.update(MESSAGE)
                        .setNull(MESSAGE.HELD_AS)
                        .setNull(MESSAGE.HELD_AGENT_ID)
                        .where(MESSAGE.ORGANIZATION_ID.eq(organization()))
                        .and(MESSAGE.ID.eq(message.value()))
                        .and(MESSAGE.HELD_AS.isNotNull())
                        .execute()
                == 1;
    }

    /** The ticket's newest message of one of these kinds that a person wrote, no third party. */
    public Optional<Message> newest(TicketId ticket, MessageKind... kinds) {
        return sql.selectFrom(MESSAGE)
                .where(MESSAGE.ORGANIZATION_ID.eq(organization()))
                .and(MESSAGE.TICKET_ID.eq(ticket.value()))
                .and(MESSAGE.KIND.in(
                        java.util.Arrays.stream(kinds).map(MessageKind::word).toList()))
                .and(MESSAGE.AUTOMATIC.isFalse())
                .and(MESSAGE.THIRD_PARTY.isFalse())
                .orderBy(MESSAGE.CREATED_AT.desc(), MESSAGE.ID.desc())
                .limit(1)
                .fetchOptional(this::message);
    }

    /** What persons wrote of these kinds before that message, no third party, newest first. */
    public List<Message> before(TicketId ticket, MessageId message, int limit, MessageKind... kinds) {
        return sql.selectFrom(MESSAGE)
                .where(MESSAGE.ORGANIZATION_ID.eq(organization()))
                .and(MESSAGE.TICKET_ID.eq(ticket.value()))
                .and(MESSAGE.ID.lt(message.value()))
                .and(MESSAGE.KIND.in(
                        java.util.Arrays.stream(kinds).map(MessageKind::word).toList()))
                .and(MESSAGE.AUTOMATIC.isFalse())
                .and(MESSAGE.THIRD_PARTY.isFalse())
                .orderBy(MESSAGE.CREATED_AT.desc(), MESSAGE.ID.desc())
                .limit(limit)
                .fetch(this::message);
    }

    /** Message-IDs of what participants have seen of the ticket, oldest first, at most so many of the newest. */
    public List<String> internetIds(TicketId ticket, int limit) {
        var newest = sql.select(MESSAGE.INTERNET_ID)
                .from(MESSAGE)
                .where(MESSAGE.ORGANIZATION_ID.eq(organization()))
                .and(MESSAGE.TICKET_ID.eq(ticket.value()))
                .and(MESSAGE.INTERNET_ID.isNotNull())
                // held ones were received, but nobody knows by whom they were sent
                .and(MESSAGE.KIND.ne(MessageKind.NOTE.word()))
                .orderBy(MESSAGE.CREATED_AT.desc(), MESSAGE.ID.desc())
                .limit(limit)
                .fetch(MESSAGE.INTERNET_ID);
        return newest.reversed();
    }

    public Map<MessageId, Body> bodies(Collection<MessageId> messages) {
        return sql.selectFrom(MESSAGE_BODY)
                .where(MESSAGE_BODY.ORGANIZATION_ID.eq(organization()))
                .and(MESSAGE_BODY.MESSAGE_ID.in(
                        messages.stream().map(MessageId::value).toList()))
                .fetchMap(
                        row -> new MessageId(row.getMessageId()),
                        row -> new Body(
                                row.getText(),
                                row.getHtmlSource(),
                                row.getHtml(),
                                row.getCleanerVersion(),
                                row.getTruncated()));
    }

    /** Says who wrote the mail that this message forwards. */
    public void forwards(MessageId message, Address from) {
        sql.update(MESSAGE)
                .set(MESSAGE.FORWARDED_FROM, json.write(from))
                .where(MESSAGE.ORGANIZATION_ID.eq(organization()))
                .and(MESSAGE.ID.eq(message.value()))
                .execute();
    }

    public void authenticity(MessageId message, Authenticity authenticity) {
        sql.update(MESSAGE)
                .set(MESSAGE.AUTHENTICITY, authenticity.word())
                .where(MESSAGE.ORGANIZATION_ID.eq(organization()))
                .and(MESSAGE.ID.eq(message.value()))
                .execute();
    }

    /** What a message that can be taken back did to its ticket's status. */
    public record StatusStep(StatusId before, StatusId after) {}

    public void remember(MessageId message, StatusStep step) {
        sql.update(MESSAGE)
                .set(MESSAGE.STATUS_BEFORE, step.before().value())
                .set(MESSAGE.STATUS_AFTER, step.after().value())
                .where(MESSAGE.ORGANIZATION_ID.eq(organization()))
                .and(MESSAGE.ID.eq(message.value()))
                .execute();
    }

    public Optional<StatusStep> statusStep(MessageId message) {
        return sql.select(MESSAGE.STATUS_BEFORE, MESSAGE.STATUS_AFTER)
                .from(MESSAGE)
                .where(MESSAGE.ORGANIZATION_ID.eq(organization()))
                .and(MESSAGE.ID.eq(message.value()))
                .and(MESSAGE.STATUS_BEFORE.isNotNull())
                .fetchOptional(row -> new StatusStep(new StatusId(row.value1()), new StatusId(row.value2())));
    }

    /** Only for what never left. */
    public void remove(MessageId message) {
        sql.deleteFrom(MESSAGE_REFERENCE)
                .where(MESSAGE_REFERENCE.ORGANIZATION_ID.eq(organization()))
                .and(MESSAGE_REFERENCE.MESSAGE_ID.eq(message.value()))
                .execute();
        sql.deleteFrom(MESSAGE_BODY)
                .where(MESSAGE_BODY.ORGANIZATION_ID.eq(organization()))
                .and(MESSAGE_BODY.MESSAGE_ID.eq(message.value()))
                .execute();
        sql.deleteFrom(TICKET_MENTION)
                .where(TICKET_MENTION.ORGANIZATION_ID.eq(organization()))
                .and(TICKET_MENTION.MESSAGE_ID.eq(message.value()))
                .execute();
        var removed = DSL.deleteFrom(MESSAGE)
                .where(MESSAGE.ORGANIZATION_ID.eq(organization()))
                .and(MESSAGE.ID.eq(message.value()))
                .returningResult(MESSAGE.TICKET_ID);
        sql.with("removed", "ticket_id")
                .as(removed)
                .update(TICKET)
                .set(TICKET.MESSAGE_COUNT, TICKET.MESSAGE_COUNT.minus(1))
                .from(DSL.table(DSL.name("removed")))
                .where(TICKET.ORGANIZATION_ID.eq(organization()))
                .and(TICKET.ID.eq(DSL.field(DSL.name("removed", "ticket_id"), Long.class)))
                .execute();
    }

    public void mention(TicketId ticket, MessageId message, Collection<AgentId> agents) {
        if (agents.isEmpty()) {
            return;
        }
        var insert = sql.insertInto(
                TICKET_MENTION,
                TICKET_MENTION.ORGANIZATION_ID,
                TICKET_MENTION.AGENT_ID,
                TICKET_MENTION.TICKET_ID,
                TICKET_MENTION.MESSAGE_ID);
        for (var agent : agents) {
            insert = insert.values(organization(), agent.value(), ticket.value(), message.value());
        }
        insert.onConflictDoNothing().execute();
    }

    public void protectedBy(MessageId message, Protection protection) {
        sql.update(MESSAGE)
                .set(MESSAGE.PROTECTION, protection.word())
                .where(MESSAGE.ORGANIZATION_ID.eq(organization()))
                .and(MESSAGE.ID.eq(message.value()))
                .execute();
    }

    /** Where it is on its way; what a report said before is over. */
    public void delivery(MessageId message, DeliveryState state, @Nullable String detail) {
        delivery(message, state, detail, DeliveryFailure.NONE);
    }

    public void delivery(MessageId message, DeliveryState state, @Nullable String detail, DeliveryFailure failure) {
        var recipients = failure.recipients().toArray(String[]::new);
        sql.update(MESSAGE)
                .set(MESSAGE.DELIVERY_STATE, state.word())
                .set(MESSAGE.DELIVERY_DETAIL, detail)
                .set(
                        MESSAGE.DELIVERY_REASON,
                        failure.reason() == null ? null : failure.reason().word())
                .set(MESSAGE.DELIVERY_RECIPIENTS, recipients.length == 0 ? null : recipients)
                .where(MESSAGE.ORGANIZATION_ID.eq(organization()))
                .and(MESSAGE.ID.eq(message.value()))
                .execute();
    }

    private Message message(Record row) {
        var author = row.get(MESSAGE.AUTHOR_AGENT_ID);
        var sender = row.get(MESSAGE.SENDER);
        var replyTo = row.get(MESSAGE.REPLY_TO);
        var forwardedFrom = row.get(MESSAGE.FORWARDED_FROM);
        var raw = row.get(MESSAGE.RAW_SHA256);
        var delivery = row.get(MESSAGE.DELIVERY_STATE);
        var matchedBy = row.get(MESSAGE.MATCHED_BY);
        var protection = row.get(MESSAGE.PROTECTION);
        return new Message(
                new MessageId(row.get(MESSAGE.ID)),
                new TicketId(row.get(MESSAGE.TICKET_ID)),
                MessageKind.of(row.get(MESSAGE.KIND)),
                author == null ? null : new AgentId(author),
                sender == null ? null : json.read(sender, Address.class),
                replyTo == null ? null : json.read(replyTo, Address.class),
                forwardedFrom == null ? null : json.read(forwardedFrom, Address.class),
                json.read(row.get(MESSAGE.RECIPIENTS), Recipients.class),
                row.get(MESSAGE.SUBJECT),
                row.get(MESSAGE.INTERNET_ID),
                raw == null ? null : Sha256.ofDigest(raw),
                delivery == null ? null : DeliveryState.valueOf(delivery.toUpperCase(Locale.ROOT)),
                row.get(MESSAGE.DELIVERY_DETAIL),
                failure(row.get(MESSAGE.DELIVERY_REASON), row.get(MESSAGE.DELIVERY_RECIPIENTS)),
                row.get(MESSAGE.THIRD_PARTY),
                row.get(MESSAGE.OUTSIDE),
                held(row.get(MESSAGE.HELD_AS), row.get(MESSAGE.HELD_AGENT_ID)),
                matchedBy == null ? null : Match.of(matchedBy),
                row.get(MESSAGE.AUTHENTICITY),
                protection == null ? null : Protection.of(protection),
                row.get(MESSAGE.CREATED_AT));
    }

    private static @Nullable HeldMessage held(@Nullable String kind, @Nullable Long agent) {
        return kind == null ? null : new HeldMessage(MessageKind.of(kind), agent == null ? null : new AgentId(agent));
    }

    private static DeliveryFailure failure(@Nullable String reason, String @Nullable [] recipients) {
        return new DeliveryFailure(
                reason == null ? null : FailureReason.of(reason), recipients == null ? List.of() : List.of(recipients));
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
