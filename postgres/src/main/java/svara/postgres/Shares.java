package svara.postgres;

import java.util.List;

/** What PostgreSQL takes of the machine's memory, which Java and the cache of files need too. */
record Shares(int machineMegabytes) {

    /** Set by the launcher, which knows of containers and of what the operator has said. */
    private static final String PROPERTY = "svara.memory-megabytes";

    private static final int ORDINARY = 2000;
    private static final int SMALL = 1000;

    static Shares ofThisMachine() {
        return new Shares(Integer.getInteger(PROPERTY, ORDINARY));
    }

    List<String> settings() {
        var small = machineMegabytes < SMALL;
        return List.of(
                // what is read and written most, the newest part of the words' index before all, should stay in it
                "shared_buffers = " + (small ? 48 : Math.clamp(machineMegabytes / 20, 96, 320)) + "MB",
                "work_mem = " + (small ? 4 : 8) + "MB",
                "maintenance_work_mem = " + (small ? 32 : 64) + "MB",
                "autovacuum_max_workers = " + (small ? 1 : 2),
                // not taken, only told to the planner
                "effective_cache_size = " + Math.clamp(machineMegabytes / 3, 128, 4096) + "MB");
    }
}
