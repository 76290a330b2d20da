package io.svara.mailboxes;

import static svara.db.jooq.Tables.INBOUND_ADDRESS;
import static svara.db.jooq.Tables.MAILBOX;
import static svara.db.jooq.Tables.MAILBOX_AGENT;
import static svara.db.jooq.Tables.MAILBOX_GROUP;

import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Scope;
import io.svara.kernel.problem.Problem;
import io.svara.organization.schedules.ScheduleId;
import io.svara.people.GroupId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mailboxes of the organisation in scope, and the directory that finds a mailbox by an envelope's recipient. */
@Component
public class Mailboxes {

    /** Whose mail an address is. */
    public record Target(OrganizationId organization, MailboxId mailbox) {}

    private static final int ORGANIZATIONS_AT_ONCE = 500;

    private final DSLContext sql;
    private final Clock clock;

    Mailboxes(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Needs no organisation in scope: the directory is what finds it. */
    public Optional<Target> byRecipient(String address) {
        return sql.select(INBOUND_ADDRESS.ORGANIZATION_ID, INBOUND_ADDRESS.MAILBOX_ID)
                .from(INBOUND_ADDRESS)
                .where(INBOUND_ADDRESS.ADDRESS.eq(address.toLowerCase(Locale.ROOT)))
                .fetchOptional(row -> new Target(new OrganizationId(row.value1()), new MailboxId(row.value2())));
    }

    /** The oldest mailbox that takes mail for the domain. Needs no organisation in scope, as {@link #byRecipient}. */
    public Optional<Target> firstOfDomain(String domain) {
        return sql.select(INBOUND_ADDRESS.ORGANIZATION_ID, INBOUND_ADDRESS.MAILBOX_ID)
                .from(INBOUND_ADDRESS)
                .where(DSL.field("split_part({0}, '@', -1)", String.class, INBOUND_ADDRESS.ADDRESS)
                        .eq(domain.toLowerCase(Locale.ROOT)))
                .orderBy(INBOUND_ADDRESS.MAILBOX_ID)
                .limit(1)
                .fetchOptional(row -> new Target(new OrganizationId(row.value1()), new MailboxId(row.value2())));
    }

    /** For work on all organisations that have mailboxes, by their ids. Needs no organisation in scope. */
    public void eachOrganization(Consumer<OrganizationId> work) {
        var some = organizationsAfter(0);
        while (!some.isEmpty()) {
            some.forEach(work);
            some = organizationsAfter(some.getLast().value());
        }
    }

    private List<OrganizationId> organizationsAfter(long id) {
        return sql.selectDistinct(INBOUND_ADDRESS.ORGANIZATION_ID)
                .from(INBOUND_ADDRESS)
                .where(INBOUND_ADDRESS.ORGANIZATION_ID.gt(id))
                .orderBy(INBOUND_ADDRESS.ORGANIZATION_ID)
                .limit(ORGANIZATIONS_AT_ONCE)
                .fetch(row -> new OrganizationId(row.value1()));
    }

    public Mailbox get(MailboxId id) {
        return find(id).orElseThrow(() -> Problem.notFound("mailbox"));
    }

    public Optional<Mailbox> find(MailboxId id) {
        return sql.selectFrom(MAILBOX)
                .where(MAILBOX.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(MAILBOX.ID.eq(id.value()))
                .and(MAILBOX.REMOVED_AT.isNull())
                .fetchOptional(Mailboxes::mailbox);
    }

    /** All of the organisation, by name, for those who set them up. */
    public List<Mailbox> all() {
        return sql.selectFrom(MAILBOX)
                .where(MAILBOX.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(MAILBOX.REMOVED_AT.isNull())
                .orderBy(MAILBOX.NAME, MAILBOX.CREATED_AT, MAILBOX.ID)
                .fetch(Mailboxes::mailbox);
    }

    /** The visible ones, by name. */
    public List<Mailbox> visible(Visibility visibility) {
        return sql.selectFrom(MAILBOX)
                .where(MAILBOX.ORGANIZATION_ID.eq(visibility.organization().value()))
                .and(MAILBOX.ID.in(visibility.mailboxes()))
                .and(MAILBOX.REMOVED_AT.isNull())
                .orderBy(MAILBOX.NAME, MAILBOX.CREATED_AT, MAILBOX.ID)
                .fetch(Mailboxes::mailbox);
    }

    /** Which of these addresses are the organisation's own: they never land on Cc, and mail from them is no customer's. */
    public Set<String> own(Collection<String> addresses) {
        return sql.select(INBOUND_ADDRESS.ADDRESS)
                .from(INBOUND_ADDRESS)
                .where(INBOUND_ADDRESS.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(INBOUND_ADDRESS.ADDRESS.eq(DSL.any(addresses.toArray(String[]::new))))
                .fetchSet(INBOUND_ADDRESS.ADDRESS);
    }

    public MailboxId add(String name, String address, String inboundAddress, String numberPrefix) {
        var organization = Scope.organization().value();
        var id = sql.insertInto(MAILBOX)
                .set(MAILBOX.ORGANIZATION_ID, organization)
                .set(MAILBOX.NAME, name)
                .set(MAILBOX.ADDRESS, address)
                .set(MAILBOX.INBOUND_ADDRESS, inboundAddress)
                .set(MAILBOX.NUMBER_PREFIX, numberPrefix)
                .set(MAILBOX.CREATED_AT, clock.instant())
                .returningResult(MAILBOX.ID)
                .fetchSingle()
                .value1();
        var directory = sql.insertInto(
                        INBOUND_ADDRESS,
                        INBOUND_ADDRESS.ADDRESS,
                        INBOUND_ADDRESS.ORGANIZATION_ID,
                        INBOUND_ADDRESS.MAILBOX_ID)
                .values(inboundAddress, organization, id)
                .values(address.toLowerCase(Locale.ROOT), organization, id)
                .onConflictDoNothing()
                .execute();
        if (directory != 2) {
            throw Problem.of(
                    Problem.Kind.CONFLICT, "address-taken", "A mailbox of this installation has this address already.");
        }
        return new MailboxId(id);
    }

    /** Until the transaction ends nobody else changes it. */
    public Optional<Mailbox> lock(MailboxId id) {
        return sql.selectFrom(MAILBOX)
                .where(MAILBOX.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(MAILBOX.ID.eq(id.value()))
                .and(MAILBOX.REMOVED_AT.isNull())
                .forUpdate()
                .fetchOptional(Mailboxes::mailbox);
    }

    /** Writes what can be set; the addresses and how mail flows are not. */
    public void change(
            MailboxId id,
            String name,
            String numberPrefix,
            ZoneId zone,
            @Nullable ScheduleId schedule,
            Mailbox.Behaviours behaviours) {
        sql.update(MAILBOX)
                .set(MAILBOX.NAME, name)
                .set(MAILBOX.NUMBER_PREFIX, numberPrefix)
                .set(MAILBOX.TIME_ZONE, zone.getId())
                .set(MAILBOX.SCHEDULE_ID, schedule == null ? null : schedule.value())
                .set(MAILBOX.CLOSED_POLICY, behaviours.closedPolicy().word())
                .set(MAILBOX.STATUS_AFTER_REPLY, behaviours.statusAfterReply())
                .set(MAILBOX.ASSIGNMENT, behaviours.assignment().word())
                .set(
                        MAILBOX.ASSIGNEE_ID,
                        behaviours.assignee() == null
                                ? null
                                : behaviours.assignee().value())
                .set(MAILBOX.VERSION, MAILBOX.VERSION.plus(1))
                .where(MAILBOX.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(MAILBOX.ID.eq(id.value()))
                .execute();
    }

    /** Whether new tickets are answered by themselves, and in which order their messages are shown. */
    public void write(MailboxId id, boolean responds, Mailbox.MessageOrder order) {
        sql.update(MAILBOX)
                .set(MAILBOX.RESPONDS, responds)
                .set(MAILBOX.MESSAGE_ORDER, order.word())
                .where(MAILBOX.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(MAILBOX.ID.eq(id.value()))
                .execute();
    }

    /** The other addresses that are this mailbox as well (MBX-11), in small letters, in order. */
    public List<String> aliases(Mailbox mailbox) {
        return sql.select(INBOUND_ADDRESS.ADDRESS)
                .from(INBOUND_ADDRESS)
                .where(INBOUND_ADDRESS.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(INBOUND_ADDRESS.MAILBOX_ID.eq(mailbox.id().value()))
                .and(INBOUND_ADDRESS.ADDRESS.notIn(
                        mailbox.inboundAddress(), mailbox.address().toLowerCase(Locale.ROOT)))
                .orderBy(INBOUND_ADDRESS.ADDRESS)
                .fetch(INBOUND_ADDRESS.ADDRESS);
    }

    /**
     * Adds an alias, in small letters.
     *
     * @return false when a mailbox of this installation has the address already
     */
    public boolean addAlias(MailboxId mailbox, String address) {
        return sql.insertInto(INBOUND_ADDRESS)
                        .set(INBOUND_ADDRESS.ADDRESS, address)
                        .set(
                                INBOUND_ADDRESS.ORGANIZATION_ID,
                                Scope.organization().value())
                        .set(INBOUND_ADDRESS.MAILBOX_ID, mailbox.value())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    public void dropAliases(MailboxId mailbox, Collection<String> addresses) {
        sql.deleteFrom(INBOUND_ADDRESS)
                .where(INBOUND_ADDRESS.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(INBOUND_ADDRESS.MAILBOX_ID.eq(mailbox.value()))
                .and(INBOUND_ADDRESS.ADDRESS.in(addresses))
                .execute();
    }

    /** Lets an agent see the mailbox's tickets. */
    public void grant(MailboxId mailbox, AgentId agent) {
        sql.insertInto(MAILBOX_AGENT)
                .set(MAILBOX_AGENT.ORGANIZATION_ID, Scope.organization().value())
                .set(MAILBOX_AGENT.MAILBOX_ID, mailbox.value())
                .set(MAILBOX_AGENT.AGENT_ID, agent.value())
                .onConflictDoNothing()
                .execute();
    }

    /** Lets all of a group see the mailbox's tickets. */
    public void grant(MailboxId mailbox, GroupId group) {
        sql.insertInto(MAILBOX_GROUP)
                .set(MAILBOX_GROUP.ORGANIZATION_ID, Scope.organization().value())
                .set(MAILBOX_GROUP.MAILBOX_ID, mailbox.value())
                .set(MAILBOX_GROUP.GROUP_ID, group.value())
                .onConflictDoNothing()
                .execute();
    }

    /** The first real mail has come: incoming is Success from now on. */
    public void incomingWorks(MailboxId mailbox) {
        sql.update(MAILBOX)
                .set(MAILBOX.INCOMING_STATUS, Mailbox.Status.SUCCESS.word())
                .where(MAILBOX.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(MAILBOX.ID.eq(mailbox.value()))
                .and(MAILBOX.INCOMING_STATUS.ne(Mailbox.Status.SUCCESS.word()))
                .execute();
    }

    public void outgoingIs(MailboxId mailbox, Mailbox.Status status) {
        sql.update(MAILBOX)
                .set(MAILBOX.OUTGOING_STATUS, status.word())
                .where(MAILBOX.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(MAILBOX.ID.eq(mailbox.value()))
                .and(MAILBOX.OUTGOING_STATUS.ne(status.word()))
                .execute();
    }

    /** Nothing new comes to it; where its tickets go, the job that empties it finds there. */
    public void beginRemoval(MailboxId mailbox, @Nullable MailboxId into, Instant since) {
        sql.update(MAILBOX)
                .set(MAILBOX.REMOVING_SINCE, since)
                .set(MAILBOX.REMOVING_INTO, into == null ? null : into.value())
                .set(MAILBOX.VERSION, MAILBOX.VERSION.plus(1))
                .where(MAILBOX.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(MAILBOX.ID.eq(mailbox.value()))
                .execute();
    }

    /** Whether the tickets of a mailbox that is being removed come to this one. */
    public boolean isMovedInto(MailboxId mailbox) {
        return sql.fetchExists(DSL.selectOne()
                .from(MAILBOX)
                .where(MAILBOX.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(MAILBOX.REMOVING_INTO.eq(mailbox.value()))
                .and(MAILBOX.REMOVED_AT.isNull()));
    }

    /** Its row stays, for the tickets in the trash and the log; it is in no list any more. */
    public void remove(MailboxId mailbox, Instant at) {
        sql.update(MAILBOX)
                .set(MAILBOX.REMOVED_AT, at)
                .set(MAILBOX.SCHEDULE_ID, (Long) null)
                .set(MAILBOX.VERSION, MAILBOX.VERSION.plus(1))
                .where(MAILBOX.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(MAILBOX.ID.eq(mailbox.value()))
                .execute();
    }

    /** Mail to all addresses of one comes to the other, as to its aliases. */
    public void moveAddresses(MailboxId from, MailboxId to) {
        sql.update(INBOUND_ADDRESS)
                .set(INBOUND_ADDRESS.MAILBOX_ID, to.value())
                .where(INBOUND_ADDRESS.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(INBOUND_ADDRESS.MAILBOX_ID.eq(from.value()))
                .execute();
    }

    public void dropAddresses(MailboxId mailbox) {
        sql.deleteFrom(INBOUND_ADDRESS)
                .where(INBOUND_ADDRESS.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(INBOUND_ADDRESS.MAILBOX_ID.eq(mailbox.value()))
                .execute();
    }

    private static Mailbox.@Nullable Removal removal(Record row) {
        var since = row.get(MAILBOX.REMOVING_SINCE);
        var into = row.get(MAILBOX.REMOVING_INTO);
        return since == null ? null : new Mailbox.Removal(since, into == null ? null : new MailboxId(into));
    }

    private static Mailbox mailbox(Record row) {
        return new Mailbox(
                new MailboxId(row.get(MAILBOX.ID)),
                row.get(MAILBOX.NAME),
                row.get(MAILBOX.ADDRESS),
                row.get(MAILBOX.INBOUND_ADDRESS),
                row.get(MAILBOX.NUMBER_PREFIX),
                Mailbox.Status.of(row.get(MAILBOX.INCOMING_STATUS)),
                Mailbox.Status.of(row.get(MAILBOX.OUTGOING_STATUS)),
                new Mailbox.Behaviours(
                        Mailbox.ClosedPolicy.of(row.get(MAILBOX.CLOSED_POLICY)),
                        row.get(MAILBOX.STATUS_AFTER_REPLY),
                        Mailbox.Assignment.of(row.get(MAILBOX.ASSIGNMENT)),
                        row.get(MAILBOX.ASSIGNEE_ID) == null ? null : new AgentId(row.get(MAILBOX.ASSIGNEE_ID))),
                ZoneId.of(row.get(MAILBOX.TIME_ZONE)),
                row.get(MAILBOX.SCHEDULE_ID) == null ? null : new ScheduleId(row.get(MAILBOX.SCHEDULE_ID)),
                row.get(MAILBOX.RESPONDS),
                removal(row),
                Mailbox.MessageOrder.find(row.get(MAILBOX.MESSAGE_ORDER)).orElse(Mailbox.MessageOrder.OLDEST_FIRST),
                row.get(MAILBOX.VERSION));
    }
}
