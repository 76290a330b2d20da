package io.svara.kernel.log;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.database.KernelDatabase;
import java.util.List;
import org.jooq.impl.DSL;

/** A table of jobs behind the wall, without a key, so that a job made twice is seen. */
final class JobTable {

    private JobTable() {}

    static void create() {
        KernelDatabase.asOwner("""
                create table if not exists test_job (organization_id bigint not null, entry_id bigint not null, follower text not null)
                """);
        KernelDatabase.asOwner(
                "do $$ begin if not exists (select from pg_policies where tablename = 'test_job') then perform wall('test_job'); end if; end $$");
    }

    static void empty() {
        KernelDatabase.asOwner("truncate test_job, log_entry, log_outbox, log_parked");
    }

    static void insert(KernelDatabase database, LogEntry entry, String follower) {
        database.database()
                .execute(
                        "insert into test_job (organization_id, entry_id, follower) values (?, ?, ?)",
                        entry.organization().value(),
                        entry.id(),
                        follower);
    }

    /** {@code follower:entry}, in the order of entries. */
    static List<String> jobs(OrganizationId organization) {
        return DSL.using(KernelDatabase.owner(), org.jooq.SQLDialect.POSTGRES)
                .fetch(
                        "select follower || ':' || entry_id from test_job where organization_id = ? order by entry_id, follower",
                        organization.value())
                .getValues(0, String.class);
    }
}
