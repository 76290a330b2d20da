package io.svara.kernel.log;

import io.svara.kernel.database.KernelDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A follower that writes one job for each entry; a test may let something happen before it does. */
final class JobWriter implements LogFollower {

    private final String name;
    private final List<Long> seen = new ArrayList<>();
    private @Nullable KernelDatabase database;
    private Consumer<LogEntry> first = _ -> {};

    JobWriter(String name) {
        this.name = name;
    }

    void writesTo(KernelDatabase target) {
        this.database = target;
    }

    void first(Consumer<LogEntry> happening) {
        this.first = happening;
    }

    List<Long> seen() {
        return List.copyOf(seen);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void follow(LogEntry entry) {
        if (database == null) {
            throw new IllegalStateException("The test has not said where the jobs go");
        }
        JobTable.insert(database, entry, name);
        first.accept(entry);
        seen.add(entry.id());
    }
}
