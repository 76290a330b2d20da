package io.svara.backup;

import io.svara.kernel.CannotStart;
import io.svara.kernel.Command;
import io.svara.kernel.SvaraSettings;
import io.svara.kernel.database.Database;
import io.svara.kernel.secret.KeyFile;
import io.svara.storage.Blobs;
import io.svara.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** {@code ./svara backup FILE}, also while the server runs. */
@Component
class BackupCommand implements Command {

    private static final String USAGE = "./svara backup FILE [--overwrite] [--without-key]";

    private final Database database;
    private final ObjectProvider<Blobs> blobs;
    private final SvaraSettings settings;
    private final Passphrase passphrase;
    private final Clock clock;

    BackupCommand(
            Database database,
            ObjectProvider<Blobs> blobs,
            SvaraSettings settings,
            Passphrase passphrase,
            Clock clock) {
        this.database = database;
        this.blobs = blobs;
        this.settings = settings;
        this.passphrase = passphrase;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public void run(List<String> arguments) {
        var line = CommandLine.parse(arguments, Set.of(CommandLine.OVERWRITE, CommandLine.WITHOUT_KEY), USAGE);
        try {
            take(line);
        } catch (IOException | SQLException | StorageException failed) {
            throw CannotStart.because("The backup failed: " + Failure.sentence(failed));
        }
    }

    private void take(CommandLine line) throws IOException, SQLException {
        var key = KeyFile.of(settings).read().orElse(null);
        var locked = locked(line, key);
        var progress = Terminal.progress(System.out, System.err);
        var begun = System.nanoTime();
        var manifest = new TakeBackup(database, blobs.getObject(), clock, progress)
                .into(line.file(), line.overwrite(), key, locked);
        var seconds = (System.nanoTime() - begun) / 1_000_000_000;
        progress.say("Backup: " + line.file() + ", " + Progress.size(Files.size(line.file())) + ", in " + seconds + " s"
                + (locked == null ? ", without the secret key" : ""));
        if (manifest.damagedFiles() > 0) {
            System.err.println(
                    "Svara: " + Progress.number(manifest.damagedFiles())
                            + " files are missing or damaged in the installation itself, and so in this backup; all else is in it.");
        }
    }

    private @Nullable LockedKey locked(CommandLine line, byte @Nullable [] key) {
        return key == null || line.withoutKey() ? null : LockedKey.lock(key, passphrase.choose());
    }
}
