package io.svara.people.invitation;

import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static svara.db.jooq.Tables.AGENT;
import static svara.db.jooq.Tables.AGENT_GROUP;
import static svara.db.jooq.Tables.INVITATION;
import static svara.db.jooq.Tables.INVITATION_GROUP;
import static svara.db.jooq.Tables.INVITATION_LINK;

import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Scope;
import io.svara.people.GroupId;
import io.svara.people.LicenceLevelId;
import io.svara.people.invitation.Invitation.Group;
import io.svara.people.invitation.Invitation.Inviter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The SQL of invitations. */
@Component
class InvitationRows {

    /** What a link leads to. */
    record Link(OrganizationId organization, InvitationId invitation) {}

    private final DSLContext sql;

    InvitationRows(DSLContext sql) {
        this.sql = sql;
    }

    /** A directory row: read before the organisation is known. */
    Optional<Link> link(byte[] tokenHash) {
        return sql.select(INVITATION_LINK.ORGANIZATION_ID, INVITATION_LINK.INVITATION_ID)
                .from(INVITATION_LINK)
                .where(INVITATION_LINK.TOKEN_HASH.eq(tokenHash))
                .fetchOptional(row -> new Link(new OrganizationId(row.value1()), new InvitationId(row.value2())));
    }

    InvitationId add(String email, NewInvitations what, AgentId inviter, Instant at, Instant until) {
        var id = sql.insertInto(INVITATION)
                .set(INVITATION.ORGANIZATION_ID, organization())
                .set(INVITATION.EMAIL, email)
                .set(INVITATION.DEPARTMENT, what.department())
                .set(INVITATION.OFFICE, what.office())
                .set(INVITATION.LICENCE_LEVEL_ID, value(what.licenceLevelId()))
                .set(INVITATION.EXTRA_SEAT, what.acceptExtraSeats())
                .set(INVITATION.INVITED_BY, inviter.value())
                .set(INVITATION.INVITED_AT, at)
                .set(INVITATION.SENT_AT, at)
                .set(INVITATION.EXPIRES_AT, until)
                .returningResult(INVITATION.ID)
                .fetchSingle()
                .value1();
        for (var group : Set.copyOf(what.groupIds())) {
            sql.insertInto(INVITATION_GROUP)
                    .set(INVITATION_GROUP.ORGANIZATION_ID, organization())
                    .set(INVITATION_GROUP.INVITATION_ID, id)
                    .set(INVITATION_GROUP.GROUP_ID, group.value())
                    .execute();
        }
        return new InvitationId(id);
    }

    /** The one link of an invitation: an older one opens nothing any longer. */
    void setLink(InvitationId invitation, byte[] tokenHash) {
        sql.insertInto(INVITATION_LINK)
                .set(INVITATION_LINK.TOKEN_HASH, tokenHash)
                .set(INVITATION_LINK.ORGANIZATION_ID, organization())
                .set(INVITATION_LINK.INVITATION_ID, invitation.value())
                .onConflict(INVITATION_LINK.ORGANIZATION_ID, INVITATION_LINK.INVITATION_ID)
                .doUpdate()
                .set(INVITATION_LINK.TOKEN_HASH, tokenHash)
                .execute();
    }

    void sent(InvitationId invitation, Instant at, Instant until) {
        sql.update(INVITATION)
                .set(INVITATION.SENT_AT, at)
                .set(INVITATION.EXPIRES_AT, until)
                .where(one(invitation))
                .execute();
    }

    List<Invitation> all(int limit) {
        return find(INVITATION.ORGANIZATION_ID.eq(organization()), limit);
    }

    Optional<Invitation> find(InvitationId invitation) {
        return find(one(invitation), 1).stream().findFirst();
    }

    /** Two who accept, or one who accepts while another takes it back: one after the other. */
    Optional<Invitation> lock(InvitationId invitation) {
        sql.select(INVITATION.ID)
                .from(INVITATION)
                .where(one(invitation))
                .forUpdate()
                .fetch();
        return find(invitation);
    }

    /** Of these addresses, those that are invited. */
    Set<String> invited(Collection<String> emails) {
        return sql.select(INVITATION.EMAIL)
                .from(INVITATION)
                .where(INVITATION.ORGANIZATION_ID.eq(organization()), INVITATION.EMAIL.in(emails))
                .fetchSet(INVITATION.EMAIL);
    }

    boolean remove(InvitationId invitation) {
        return sql.deleteFrom(INVITATION).where(one(invitation)).execute() == 1;
    }

    /** Holds others off until the transaction ends, so that what is counted stays true. */
    void countOneAfterTheOther() {
        sql.execute("select pg_advisory_xact_lock(hashtext('svara.invitation'), {0})", DSL.val((int) organization()));
    }

    private List<Invitation> find(Condition which, int limit) {
        var groups = multiset(select(AGENT_GROUP.ID, AGENT_GROUP.NAME)
                        .from(INVITATION_GROUP)
                        .join(AGENT_GROUP)
                        .on(AGENT_GROUP.ORGANIZATION_ID.eq(INVITATION_GROUP.ORGANIZATION_ID))
                        .and(AGENT_GROUP.ID.eq(INVITATION_GROUP.GROUP_ID))
                        .where(INVITATION_GROUP.ORGANIZATION_ID.eq(organization()))
                        .and(INVITATION_GROUP.INVITATION_ID.eq(INVITATION.ID))
                        .and(AGENT_GROUP.REMOVED_AT.isNull())
                        .orderBy(AGENT_GROUP.NAME))
                .convertFrom(rows -> rows.map(row -> new Group(new GroupId(row.value1()), row.value2())));
        return sql.select(
                        INVITATION.ID,
                        INVITATION.EMAIL,
                        INVITATION.DEPARTMENT,
                        INVITATION.OFFICE,
                        INVITATION.LICENCE_LEVEL_ID,
                        INVITATION.EXTRA_SEAT,
                        groups,
                        AGENT.ID,
                        AGENT.NAME,
                        INVITATION.SENT_AT,
                        INVITATION.EXPIRES_AT)
                .from(INVITATION)
                .join(AGENT)
                .on(AGENT.ORGANIZATION_ID.eq(INVITATION.ORGANIZATION_ID))
                .and(AGENT.ID.eq(INVITATION.INVITED_BY))
                .where(which)
                .orderBy(INVITATION.SENT_AT.desc(), INVITATION.ID.desc())
                .limit(limit)
                .fetch(row -> new Invitation(
                        new InvitationId(row.value1()),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5() == null ? null : new LicenceLevelId(row.value5()),
                        row.value6(),
                        row.value7(),
                        new Inviter(new AgentId(row.value8()), row.value9()),
                        row.value10(),
                        row.value11()));
    }

    private static @Nullable Long value(@Nullable LicenceLevelId level) {
        return level == null ? null : level.value();
    }

    private static Condition one(InvitationId invitation) {
        return INVITATION.ORGANIZATION_ID.eq(organization()).and(INVITATION.ID.eq(invitation.value()));
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
