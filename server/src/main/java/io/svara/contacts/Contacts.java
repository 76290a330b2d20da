package io.svara.contacts;

import static svara.db.jooq.Tables.CONTACT;
import static svara.db.jooq.Tables.CONTACT_ADDRESS;
import static svara.db.jooq.Tables.RECIPIENT;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Contacts by their addresses. Each method works in the caller's transaction and organisation. */
@Component
public class Contacts {

    static final int MAX_NAME = 200;

    /** @param contactId null of one to whom mail went, and who has never written */
    public record Suggestion(@Nullable ContactId contactId, String name, String email) {}

    /** @param addresses the oldest first */
    public record Card(ContactId id, String name, List<String> addresses, Instant createdAt) {}

    private final DSLContext sql;
    private final Clock clock;

    Contacts(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The contact with this address; made if it is new. A name is only taken where none is known yet. */
    public ContactId contactFor(String name, String email) {
        var organization = Scope.organization();
        var address = key(email);
        return find(organization, address).orElseGet(() -> add(organization, name, address));
    }

    /**
     * As {@link #contactFor}, for several: those who are known, in one statement, and new ones in one order for all, so that
     * two who make the same ones wait for each other only once.
     *
     * @param names by address
     * @return by address as it was given
     */
    public Map<String, ContactId> contactsFor(Map<String, String> names) {
        var organization = Scope.organization();
        var byKey = new TreeMap<String, String>();
        names.forEach((address, name) -> byKey.merge(key(address), name, (one, other) -> one.isBlank() ? other : one));
        var known = sql.select(CONTACT_ADDRESS.ADDRESS, CONTACT_ADDRESS.CONTACT_ID)
                .from(CONTACT_ADDRESS)
                .where(CONTACT_ADDRESS.ORGANIZATION_ID.eq(organization.value()))
                .and(CONTACT_ADDRESS.ADDRESS.eq(DSL.any(byKey.keySet().toArray(String[]::new))))
                .fetchMap(Record2::value1, row -> new ContactId(row.value2()));
        byKey.forEach((address, name) -> known.computeIfAbsent(address, _ -> add(organization, name, address)));
        return names.keySet().stream()
                .collect(Collectors.toMap(
                        address -> address, address -> Objects.requireNonNull(known.get(key(address)))));
    }

    private static String key(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    public String name(ContactId contact) {
        return sql.select(CONTACT.NAME)
                .from(CONTACT)
                .where(CONTACT.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(CONTACT.ID.eq(contact.value()))
                .fetchSingle()
                .value1();
    }

    /** Addresses of Recipients History that hold this part, or whose name does; the best first. */
    public List<Suggestion> suggestions(String part, int limit) {
        var addresses = List.of(sql.fetchSingle("select contact_suggestions({0}, {1})", DSL.val(part), DSL.val(limit))
                .get(0, String[].class));
        return sql
                .select(CONTACT.ID, CONTACT.NAME, RECIPIENT.NAME, RECIPIENT.ADDRESS)
                .from(RECIPIENT)
                .leftJoin(CONTACT_ADDRESS)
                .on(CONTACT_ADDRESS.ORGANIZATION_ID.eq(RECIPIENT.ORGANIZATION_ID))
                .and(CONTACT_ADDRESS.ADDRESS.eq(RECIPIENT.ADDRESS))
                .leftJoin(CONTACT)
                .on(CONTACT.ORGANIZATION_ID.eq(RECIPIENT.ORGANIZATION_ID))
                .and(CONTACT.ID.eq(CONTACT_ADDRESS.CONTACT_ID))
                .where(RECIPIENT.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(RECIPIENT.ADDRESS.in(addresses))
                .fetch(row -> new Suggestion(
                        row.value1() == null ? null : new ContactId(row.value1()),
                        name(row.value2(), row.value3(), row.value4()),
                        row.value4()))
                .stream()
                .sorted(Comparator.comparingInt(suggestion -> addresses.indexOf(suggestion.email())))
                .toList();
    }

    /** The contact's, which an agent may have put right; but where it has none, it bears its address. */
    private static String name(@Nullable String contact, String recipient, String address) {
        return contact == null || contact.equalsIgnoreCase(address)
                ? recipient.isEmpty() ? address : recipient
                : contact;
    }

    public Optional<Card> card(ContactId id) {
        var organization = Scope.organization().value();
        var addresses = sql.select(CONTACT_ADDRESS.ADDRESS)
                .from(CONTACT_ADDRESS)
                .where(CONTACT_ADDRESS.ORGANIZATION_ID.eq(organization))
                .and(CONTACT_ADDRESS.CONTACT_ID.eq(id.value()))
                .orderBy(CONTACT_ADDRESS.CREATED_AT, CONTACT_ADDRESS.ADDRESS)
                .fetch(CONTACT_ADDRESS.ADDRESS);
        return sql.select(CONTACT.NAME, CONTACT.CREATED_AT)
                .from(CONTACT)
                .where(CONTACT.ORGANIZATION_ID.eq(organization))
                .and(CONTACT.ID.eq(id.value()))
                .fetchOptional(row -> new Card(id, row.value1(), addresses, row.value2()));
    }

    private Optional<ContactId> find(OrganizationId organization, String address) {
        return sql.select(CONTACT_ADDRESS.CONTACT_ID)
                .from(CONTACT_ADDRESS)
                .where(CONTACT_ADDRESS.ORGANIZATION_ID.eq(organization.value()))
                .and(CONTACT_ADDRESS.ADDRESS.eq(address))
                .fetchOptional(row -> new ContactId(row.value1()));
    }

    private ContactId add(OrganizationId organization, String name, String address) {
        var contact = new ContactId(sql.insertInto(CONTACT)
                .set(CONTACT.ORGANIZATION_ID, organization.value())
                .set(CONTACT.NAME, displayName(name, address))
                .set(CONTACT.CREATED_AT, clock.instant())
                .returningResult(CONTACT.ID)
                .fetchSingle()
                .value1());
        var added = sql.insertInto(CONTACT_ADDRESS)
                .set(CONTACT_ADDRESS.ORGANIZATION_ID, organization.value())
                .set(CONTACT_ADDRESS.ADDRESS, address)
                .set(CONTACT_ADDRESS.CONTACT_ID, contact.value())
                .set(CONTACT_ADDRESS.CREATED_AT, clock.instant())
                .onConflictDoNothing()
                .execute();
        if (added == 1) {
            return contact;
        }
        // another transaction was first with this address: theirs is the contact, ours goes again
        sql.deleteFrom(CONTACT)
                .where(CONTACT.ORGANIZATION_ID.eq(organization.value()))
                .and(CONTACT.ID.eq(contact.value()))
                .execute();
        return find(organization, address).orElseThrow();
    }

    private static String displayName(String name, String address) {
        var shown = name.isBlank() ? address : name.strip();
        return shown.length() <= MAX_NAME ? shown : shown.substring(0, MAX_NAME);
    }
}
