package io.svara.bench.small;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A control group that Linux lets have no more than so much memory, files' cache included; where one can be made. */
final class MemoryGroup implements AutoCloseable {

    private static final Path OLD = Path.of("/sys/fs/cgroup/memory");
    private static final Path NEW = Path.of("/sys/fs/cgroup");

    private final @Nullable Path folder;

    private MemoryGroup(@Nullable Path folder) {
        this.folder = folder;
    }

    static MemoryGroup of(int megabytes) throws IOException {
        var name = "svara-small-" + ProcessHandle.current().pid();
        try {
            if (Files.exists(OLD.resolve("memory.limit_in_bytes"))) {
                return limited(OLD.resolve(name), "memory.limit_in_bytes", megabytes);
            }
            return limited(NEW.resolve(name), "memory.max", megabytes);
        } catch (IOException notAllowed) {
            return new MemoryGroup(null);
        }
    }

    private static MemoryGroup limited(Path folder, String limit, int megabytes) throws IOException {
        Files.createDirectory(folder);
        var group = new MemoryGroup(folder);
        try {
            Files.writeString(folder.resolve(limit), Long.toString((long) megabytes << 20));
            return group;
        } catch (IOException notAllowed) {
            group.close();
            throw notAllowed;
        }
    }

    String description() {
        return folder == null ? "told by SVARA_MEMORY only" : "in a control group that gives no more";
    }

    /** The words before a command that make it, and all that it starts, a member. */
    List<String> entrance() {
        return folder == null
                ? List.of()
                : List.of(
                        "/bin/sh",
                        "-c",
                        "echo $$ > \"$0\" && exec \"$@\"",
                        folder.resolve("cgroup.procs").toString());
    }

    void requireThatNobodyWasKilled() throws IOException {
        if (folder == null) {
            return;
        }
        for (var file : List.of("memory.oom_control", "memory.events")) {
            if (Files.exists(folder.resolve(file))
                    && Files.readAllLines(folder.resolve(file)).stream()
                            .anyMatch(line -> line.matches("oom_kill [1-9].*"))) {
                throw new IllegalStateException("Linux has killed a process for want of memory");
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (folder != null) {
            Files.deleteIfExists(folder);
        }
    }
}
