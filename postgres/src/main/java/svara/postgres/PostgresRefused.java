package svara.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The database cannot be started. The message is one sentence or two for the person who can mend it. */
public final class PostgresRefused extends RuntimeException {

    /** Why, for callers that can do something else instead. */
    public enum Reason {
        FOLDER_IN_USE,
        FOLDER_NOT_USABLE,
        OTHER_VERSION,
        MACHINE,
        FAILED
    }

    private final Reason reason;

    private PostgresRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    static PostgresRefused inUse(Path folder, String holder) {
        return new PostgresRefused(
                Reason.FOLDER_IN_USE,
                "The data folder " + folder.toAbsolutePath() + " is in use by another Svara" + holder
                        + ": stop that one, or choose another folder.");
    }

    static PostgresRefused notUsable(Path folder, IOException why) {
        return new PostgresRefused(
                Reason.FOLDER_NOT_USABLE,
                "The data folder " + folder.toAbsolutePath() + " cannot be used: "
                        + why.getClass().getSimpleName() + " " + why.getMessage());
    }

    static PostgresRefused ownedByAnother(Path cluster, int uid) {
        return new PostgresRefused(
                Reason.FOLDER_NOT_USABLE,
                "The database in " + cluster.toAbsolutePath() + " belongs to another user (" + uid
                        + "): start Svara as root or as that user, or give the data folder to yourself with chown -R.");
    }

    static PostgresRefused withoutPasswords(Path file) {
        return new PostgresRefused(
                Reason.FOLDER_NOT_USABLE,
                "The database's passwords are missing: put " + file.toAbsolutePath() + " back from a copy.");
    }

    static PostgresRefused otherVersion(Path cluster, String found, String ours) {
        return new PostgresRefused(
                Reason.OTHER_VERSION,
                "The database in " + cluster.toAbsolutePath() + " is of PostgreSQL " + found
                        + ", and this Svara brings PostgreSQL " + ours
                        + ": take a backup with the Svara that made it, and restore that here.");
    }

    static PostgresRefused noUnprivilegedUser() {
        return new PostgresRefused(
                Reason.MACHINE,
                "PostgreSQL does not run as root, and this machine has no user \"svara\" or \"nobody\" to run it as:"
                        + " create one with useradd --system svara.");
    }

    static PostgresRefused noBinaries(String platform) {
        return new PostgresRefused(
                Reason.MACHINE,
                "The embedded PostgreSQL is for Linux on amd64 and arm64, not for " + platform
                        + ": point SVARA_DATABASE_URL at a PostgreSQL 18 of your own.");
    }

    static PostgresRefused noProgram(String program) {
        return new PostgresRefused(
                Reason.MACHINE, "The program " + program + " is missing: apt-get install util-linux installs it.");
    }

    static PostgresRefused cannotRun(String what, List<String> lastLines) {
        return new PostgresRefused(Reason.FAILED, what + ": " + String.join(" | ", lastLines));
    }
}
