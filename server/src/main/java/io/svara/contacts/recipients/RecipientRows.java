package io.svara.contacts.recipients;

import static svara.db.jooq.Tables.RECIPIENT;

import io.svara.contacts.RecipientId;
import io.svara.contacts.RecipientsHistory.Use;
import io.svara.kernel.access.Scope;
import io.svara.kernel.paging.Cursor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import svara.db.jooq.tables.records.RecipientRecord;

/** The SQL of addresses that mail came from or went to. */
@Component
public class RecipientRows {

    private static final int MAX_ADDRESS = 320;
    private static final int MAX_NAME = 200;

    /**
     * @param received how many mails came from it
     * @param sent how many went to it
     */
    public record Recipient(RecipientId id, String address, String name, long received, long sent, Instant lastUsedAt) {

        Cursor cursor() {
            return new Cursor(day(lastUsedAt).atStartOfDay(ZoneOffset.UTC).toInstant(), id.value());
        }
    }

    private final DSLContext sql;

    RecipientRows(DSLContext sql) {
        this.sql = sql;
    }

    /** What one address has been used for; its name is the latest that was given. */
    private record Used(String name, long times, Instant at) {

        Used and(Used later) {
            return new Used(
                    later.name().isEmpty() ? name : later.name(),
                    times + later.times(),
                    at.isAfter(later.at()) ? at : later.at());
        }
    }

    /** In one order for all, so that two mails to the same people wait for each other only once. */
    public void used(Collection<Use> uses, boolean received) {
        var sorted = new TreeMap<String, Used>();
        uses.forEach(use -> byAddress(use.names())
                .forEach((address, name) -> sorted.merge(address, new Used(name, 1, use.at()), Used::and)));
        if (sorted.isEmpty()) {
            return;
        }
        var used = sorted.values();
        var times = DSL.val(used.stream().map(Used::times).toArray(Long[]::new));
        var none = DSL.val(used.stream().map(_ -> 0L).toArray(Long[]::new));
        sql.execute(
                """
                insert into recipient as known
                    (organization_id, address, name, received, sent, last_used_at, last_used_on)
                select {0}, address, name, received, sent, at, (at at time zone 'UTC')::date
                from unnest({1}, {2}, {3}, {4}, {5}) as used (address, name, received, sent, at)
                on conflict (organization_id, address) do update set
                    name = case excluded.name when '' then known.name else excluded.name end,
                    received = known.received + excluded.received,
                    sent = known.sent + excluded.sent,
                    last_used_at = greatest(known.last_used_at, excluded.last_used_at),
                    last_used_on = greatest(known.last_used_on, excluded.last_used_on)
                """,
                DSL.val(organization()),
                DSL.val(sorted.keySet().toArray(String[]::new)),
                DSL.val(used.stream().map(Used::name).toArray(String[]::new)),
                received ? times : none,
                received ? none : times,
                DSL.val(used.stream()
                        .map(one -> one.at().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new)));
    }

    private static Map<String, String> byAddress(Map<String, String> names) {
        var cut = new TreeMap<String, String>();
        names.forEach(
                (address, name) -> cut.merge(key(address), cut(name), (one, other) -> one.isEmpty() ? other : one));
        cut.keySet().removeIf(address -> address.length() > MAX_ADDRESS || !address.contains("@"));
        return cut;
    }

    /** By the day of their last use, newest first. */
    List<Recipient> page(@Nullable Cursor after, int limit) {
        return sql.selectFrom(RECIPIENT)
                .where(RECIPIENT.ORGANIZATION_ID.eq(organization()))
                .and(
                        after == null
                                ? DSL.noCondition()
                                : DSL.row(RECIPIENT.LAST_USED_ON, RECIPIENT.ID).lt(day(after.at()), after.id()))
                .orderBy(RECIPIENT.LAST_USED_ON.desc(), RECIPIENT.ID.desc())
                .limit(limit)
                .fetch(RecipientRows::recipient);
    }

    /** Those whose address or name holds this part; the best first. */
    List<Recipient> search(String part, int limit) {
        var addresses = List.of(sql.fetchSingle("select contact_suggestions({0}, {1})", DSL.val(part), DSL.val(limit))
                .get(0, String[].class));
        return sql
                .selectFrom(RECIPIENT)
                .where(RECIPIENT.ORGANIZATION_ID.eq(organization()))
                .and(RECIPIENT.ADDRESS.in(addresses))
                .fetch(RecipientRows::recipient)
                .stream()
                .sorted(Comparator.comparingInt(recipient -> addresses.indexOf(recipient.address())))
                .toList();
    }

    /** How many there were. */
    int remove(Collection<RecipientId> ids) {
        return sql.deleteFrom(RECIPIENT)
                .where(RECIPIENT.ORGANIZATION_ID.eq(organization()))
                .and(RECIPIENT.ID.in(ids.stream().map(RecipientId::value).toList()))
                .execute();
    }

    private static Recipient recipient(RecipientRecord row) {
        return new Recipient(
                new RecipientId(row.getId()),
                row.getAddress(),
                row.getName(),
                row.getReceived(),
                row.getSent(),
                row.getLastUsedAt());
    }

    private static String key(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    private static String cut(String name) {
        var stripped = name.strip();
        return stripped.length() <= MAX_NAME ? stripped : stripped.substring(0, MAX_NAME);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
