package svara.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who the database runs as: the server's own user or, since PostgreSQL never runs as root, an unprivileged one that
 * then owns the cluster. A cluster that exists stays with its owner.
 */
record SystemUser(int uid, int gid, boolean switched) {

    private static final int ROOT = 0;

    static SystemUser of(Path cluster) throws IOException {
        var current = attribute(Path.of("/proc/self"), "uid");
        if (!Files.exists(cluster)) {
            return current == ROOT ? unprivileged() : new SystemUser(current, current, false);
        }
        var owner = attribute(cluster, "uid");
        if (current == ROOT) {
            return owner == ROOT ? unprivileged() : new SystemUser(owner, attribute(cluster, "gid"), true);
        }
        if (owner != current) {
            throw PostgresRefused.ownedByAnother(cluster, owner);
        }
        return new SystemUser(current, current, false);
    }

    private static SystemUser unprivileged() throws IOException {
        return named("svara").or(() -> named("nobody")).orElseThrow(PostgresRefused::noUnprivilegedUser);
    }

    private static Optional<SystemUser> named(String name) {
        try (var lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields.length > 3 && fields[0].equals(name))
                    .map(fields -> new SystemUser(Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), true))
                    .findFirst();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The command as this user, in a session of its own (a Ctrl-C at the server's terminal is not for the database) and
     * with an interrupt, PostgreSQL's fast shutdown, once the calling thread has ended.
     */
    List<String> command(List<String> program) {
        var command = new ArrayList<>(List.of("setsid", "setpriv", "--pdeathsig", "INT", "--no-new-privs"));
        if (switched) {
            command.addAll(List.of("--reuid", "" + uid, "--regid", "" + gid, "--clear-groups"));
        }
        command.addAll(program);
        return command;
    }

    void own(Path file) throws IOException {
        if (switched) {
            Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(file, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** A cluster that came back from a copy may belong to root. */
    void ownAll(Path folder) throws IOException {
        if (!switched || attribute(folder, "uid") == uid) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.toList().reversed()) {
                own(file);
            }
        }
    }

    static int attribute(Path file, String name) throws IOException {
        return ((Number) Files.getAttribute(file, "unix:" + name)).intValue();
    }
}
