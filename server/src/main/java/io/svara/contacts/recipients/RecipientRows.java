package io.svara.contacts.recipients;

import static svara.db.jooq.Tables.RECIPIENT;

import io.svara.contacts.RecipientId;
import io.svara.kernel.access.Scope;
import io.svara.kernel.paging.Cursor;
import java.time.Instant;
import java.time.LocalDate;
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

    /** In one order for all, so that two mails to the same people wait for each other only once. */
    public void used(Map<String, String> names, boolean received, Instant at) {
        var sorted = new TreeMap<String, String>();
        names.forEach(
                (address, name) -> sorted.merge(key(address), cut(name), (one, other) -> one.isEmpty() ? other : one));
        sorted.keySet().removeIf(address -> address.length() > MAX_ADDRESS || !address.contains("@"));
        if (sorted.isEmpty()) {
            return;
        }
        var insert = sql.insertInto(
                RECIPIENT,
                RECIPIENT.ORGANIZATION_ID,
                RECIPIENT.ADDRESS,
                RECIPIENT.NAME,
                RECIPIENT.RECEIVED,
                RECIPIENT.SENT,
                RECIPIENT.LAST_USED_AT,
                RECIPIENT.LAST_USED_ON);
        for (var one : sorted.entrySet()) {
            insert = insert.values(
                    organization(), one.getKey(), one.getValue(), received ? 1L : 0L, received ? 0L : 1L, at, day(at));
        }
        insert.onConflict(RECIPIENT.ORGANIZATION_ID, RECIPIENT.ADDRESS)
                .doUpdate()
                .set(
                        RECIPIENT.NAME,
                        DSL.when(DSL.excluded(RECIPIENT.NAME).eq(""), RECIPIENT.NAME)
                                .otherwise(DSL.excluded(RECIPIENT.NAME)))
                .set(RECIPIENT.RECEIVED, RECIPIENT.RECEIVED.plus(DSL.excluded(RECIPIENT.RECEIVED)))
                .set(RECIPIENT.SENT, RECIPIENT.SENT.plus(DSL.excluded(RECIPIENT.SENT)))
                .set(RECIPIENT.LAST_USED_AT, DSL.greatest(RECIPIENT.LAST_USED_AT, DSL.excluded(RECIPIENT.LAST_USED_AT)))
                .set(RECIPIENT.LAST_USED_ON, DSL.greatest(RECIPIENT.LAST_USED_ON, DSL.excluded(RECIPIENT.LAST_USED_ON)))
                .execute();
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
