package io.svara.kernel.database;

import java.util.List;
import java.util.Set;

/** What a backup and a restore must know of single tables; all others are copied as they stand. */
public final class CopyRules {

    /**
     * Columns that mean something in one cluster only and get their default again. Transaction ids: clients catch up
     * with the log by them.
     */
    public static final Set<String> LEFT_OUT = Set.of("log_entry.xid");

    /** Run when a restored database has its newest schema. */
    public static final List<String> AFTER_RESTORE = List.of(
            // every client's cursor is of another database now
            "update installation set generation = gen_random_uuid()",
            // who signed out since the backup must not be signed in again
            "delete from session",
            "delete from sign_in_step",
            // nor does a link that was used since set a password once more
            "delete from password_link",
            // the node that had picked a job is not here
            "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null where picked");

    private CopyRules() {}
}
