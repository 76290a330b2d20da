package io.svara.tickets.store;

import static svara.db.jooq.Tables.BLOCKED_SENDER;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import io.svara.tickets.BlockedSenderId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import svara.db.jooq.tables.records.BlockedSenderRecord;

/** The SQL of senders that nobody wants to hear from. */
@Component
public class BlockedSenderRows {

    /** @param sender an address, or a domain; in lower case */
    public record BlockedSender(BlockedSenderId id, String sender, AgentId blockedBy, Instant createdAt) {}

    private final DSLContext sql;

    BlockedSenderRows(DSLContext sql) {
        this.sql = sql;
    }

    /** Which of these spellings of senders are blocked. */
    public Set<String> among(Collection<String> senders) {
        return sql.select(BLOCKED_SENDER.SENDER)
                .from(BLOCKED_SENDER)
                .where(BLOCKED_SENDER.ORGANIZATION_ID.eq(organization()))
                .and(BLOCKED_SENDER.SENDER.eq(DSL.any(senders.toArray(String[]::new))))
                .fetchSet(BLOCKED_SENDER.SENDER);
    }

    /** The one that is there already, where it is. */
    public BlockedSender add(String sender, AgentId agent, Instant now) {
        sql.insertInto(BLOCKED_SENDER)
                .set(BLOCKED_SENDER.ORGANIZATION_ID, organization())
                .set(BLOCKED_SENDER.SENDER, sender)
                .set(BLOCKED_SENDER.BLOCKED_BY, agent.value())
                .set(BLOCKED_SENDER.CREATED_AT, now)
                .onConflictDoNothing()
                .execute();
        return sql.selectFrom(BLOCKED_SENDER)
                .where(BLOCKED_SENDER.ORGANIZATION_ID.eq(organization()))
                .and(BLOCKED_SENDER.SENDER.eq(sender))
                .fetchSingle(BlockedSenderRows::blocked);
    }

    public long count() {
        return sql.fetchCount(BLOCKED_SENDER, BLOCKED_SENDER.ORGANIZATION_ID.eq(organization()));
    }

    /** Newest first. */
    public List<BlockedSender> all() {
        return sql.selectFrom(BLOCKED_SENDER)
                .where(BLOCKED_SENDER.ORGANIZATION_ID.eq(organization()))
                .orderBy(BLOCKED_SENDER.CREATED_AT.desc(), BLOCKED_SENDER.ID.desc())
                .fetch(BlockedSenderRows::blocked);
    }

    /** False where there is none. */
    public boolean remove(BlockedSenderId id) {
        return sql.deleteFrom(BLOCKED_SENDER)
                        .where(BLOCKED_SENDER.ORGANIZATION_ID.eq(organization()))
                        .and(BLOCKED_SENDER.ID.eq(id.value()))
                        .execute()
                == 1;
    }

    private static BlockedSender blocked(BlockedSenderRecord row) {
        return new BlockedSender(
                new BlockedSenderId(row.getId()), row.getSender(), new AgentId(row.getBlockedBy()), row.getCreatedAt());
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
