package io.svara.people.twofactor;

import static svara.db.jooq.Tables.TWO_FACTOR;

import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Authenticator apps and e-mail codes of agents. */
@Component
public class TwoFactorTable {

    private final DSLContext sql;

    TwoFactorTable(DSLContext sql) {
        this.sql = sql;
    }

    /** Which of the two are on. */
    public record Switches(boolean app, boolean email) {

        public static final Switches OFF = new Switches(false, false);
    }

    /**
     * @param appSecret locked; null: no app
     * @param appStep the step whose code was taken last
     * @param offeredSecret locked; shown to its owner, and not proven yet
     */
    record Factors(
            byte @Nullable [] appSecret,
            @Nullable Instant appSince,
            long appStep,
            byte @Nullable [] offeredSecret,
            @Nullable Instant offeredAt,
            @Nullable Instant emailSince) {

        static final Factors NONE = new Factors(null, null, 0, null, null, null);
    }

    Factors find(OrganizationId organization, AgentId agent) {
        return sql.selectFrom(TWO_FACTOR)
                .where(of(organization, agent))
                .fetchOptional(row -> new Factors(
                        row.getAppSecret(),
                        row.getAppSince(),
                        row.getAppStep(),
                        row.getOfferedSecret(),
                        row.getOfferedAt(),
                        row.getEmailSince()))
                .orElse(Factors.NONE);
    }

    /** Who has neither is left out. */
    public Map<AgentId, Switches> switches(OrganizationId organization, Collection<AgentId> agents) {
        return sql.select(TWO_FACTOR.AGENT_ID, TWO_FACTOR.APP_SINCE, TWO_FACTOR.EMAIL_SINCE)
                .from(TWO_FACTOR)
                .where(
                        TWO_FACTOR.ORGANIZATION_ID.eq(organization.value()),
                        TWO_FACTOR.AGENT_ID.in(
                                agents.stream().map(AgentId::value).toList()))
                .fetchMap(
                        row -> new AgentId(row.value1()),
                        row -> new Switches(row.value2() != null, row.value3() != null));
    }

    void offer(OrganizationId organization, AgentId agent, byte[] lockedSecret, Instant at) {
        make(organization, agent);
        sql.update(TWO_FACTOR)
                .set(TWO_FACTOR.OFFERED_SECRET, lockedSecret)
                .set(TWO_FACTOR.OFFERED_AT, at)
                .where(of(organization, agent))
                .execute();
    }

    /** The offered secret is the app's now. */
    void turnAppOn(OrganizationId organization, AgentId agent, long step, Instant at) {
        sql.update(TWO_FACTOR)
                .set(TWO_FACTOR.APP_SECRET, TWO_FACTOR.OFFERED_SECRET)
                .set(TWO_FACTOR.APP_SINCE, at)
                .set(TWO_FACTOR.APP_STEP, step)
                .setNull(TWO_FACTOR.OFFERED_SECRET)
                .setNull(TWO_FACTOR.OFFERED_AT)
                .where(of(organization, agent), TWO_FACTOR.OFFERED_SECRET.isNotNull())
                .execute();
    }

    void turnAppOff(OrganizationId organization, AgentId agent) {
        sql.update(TWO_FACTOR)
                .setNull(TWO_FACTOR.APP_SECRET)
                .setNull(TWO_FACTOR.APP_SINCE)
                .setNull(TWO_FACTOR.OFFERED_SECRET)
                .setNull(TWO_FACTOR.OFFERED_AT)
                .where(of(organization, agent))
                .execute();
    }

    /** Once for each step, whoever asks at the same time: false when it was taken. */
    boolean takeStep(OrganizationId organization, AgentId agent, long step) {
        return sql.update(TWO_FACTOR)
                        .set(TWO_FACTOR.APP_STEP, step)
                        .where(of(organization, agent), TWO_FACTOR.APP_STEP.lt(step))
                        .execute()
                > 0;
    }

    void putEmailCode(OrganizationId organization, AgentId agent, byte[] hash, Instant until) {
        make(organization, agent);
        sql.update(TWO_FACTOR)
                .set(TWO_FACTOR.EMAIL_CODE, hash)
                .set(TWO_FACTOR.EMAIL_CODE_UNTIL, until)
                .set(TWO_FACTOR.EMAIL_CODE_TRIES, 0)
                .where(of(organization, agent))
                .execute();
    }

    /** The code's hash, for one more try at it; empty when there is none, none any longer, or it was tried too often. */
    Optional<byte[]> tryEmailCode(OrganizationId organization, AgentId agent, int mostTries, Instant now) {
        return sql.update(TWO_FACTOR)
                .set(TWO_FACTOR.EMAIL_CODE_TRIES, TWO_FACTOR.EMAIL_CODE_TRIES.plus(1))
                .where(
                        of(organization, agent),
                        TWO_FACTOR.EMAIL_CODE_TRIES.lt(mostTries),
                        TWO_FACTOR.EMAIL_CODE_UNTIL.gt(now))
                .returning(TWO_FACTOR.EMAIL_CODE)
                .fetchOptional(row -> row.getEmailCode());
    }

    void forgetEmailCode(OrganizationId organization, AgentId agent) {
        sql.update(TWO_FACTOR)
                .setNull(TWO_FACTOR.EMAIL_CODE)
                .setNull(TWO_FACTOR.EMAIL_CODE_UNTIL)
                .where(of(organization, agent))
                .execute();
    }

    void turnEmailOn(OrganizationId organization, AgentId agent, Instant at) {
        sql.update(TWO_FACTOR)
                .set(TWO_FACTOR.EMAIL_SINCE, at)
                .where(of(organization, agent))
                .execute();
    }

    void turnEmailOff(OrganizationId organization, AgentId agent) {
        sql.update(TWO_FACTOR)
                .setNull(TWO_FACTOR.EMAIL_SINCE)
                .where(of(organization, agent))
                .execute();
    }

    void remove(OrganizationId organization, AgentId agent) {
        sql.deleteFrom(TWO_FACTOR).where(of(organization, agent)).execute();
    }

    private void make(OrganizationId organization, AgentId agent) {
        sql.insertInto(TWO_FACTOR)
                .set(TWO_FACTOR.ORGANIZATION_ID, organization.value())
                .set(TWO_FACTOR.AGENT_ID, agent.value())
                .onConflictDoNothing()
                .execute();
    }

    private static Condition of(OrganizationId organization, AgentId agent) {
        return TWO_FACTOR.ORGANIZATION_ID.eq(organization.value()).and(TWO_FACTOR.AGENT_ID.eq(agent.value()));
    }
}
