package io.svara.backup;

import io.svara.kernel.CannotStart;
import io.svara.kernel.Command;
import io.svara.kernel.SvaraSettings;
import io.svara.kernel.database.Database;
import io.svara.kernel.secret.KeyFile;
import io.svara.storage.Blobs;
import io.svara.storage.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** {@code ./svara restore FILE}, into an empty installation. */
@Component
class RestoreCommand implements Command {

    private static final String USAGE = "./svara restore FILE [--without-key]";

    private final Database database;
    private final ObjectProvider<Blobs> blobs;
    private final SvaraSettings settings;
    private final Passphrase passphrase;

    RestoreCommand(Database database, ObjectProvider<Blobs> blobs, SvaraSettings settings, Passphrase passphrase) {
        this.database = database;
        this.blobs = blobs;
        this.settings = settings;
        this.passphrase = passphrase;
    }

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public void run(List<String> arguments) {
        var line = CommandLine.parse(arguments, Set.of(CommandLine.WITHOUT_KEY), USAGE);
        try {
            restore(line);
        } catch (IOException | UncheckedIOException | SQLException | StorageException | CompletionException failed) {
            throw CannotStart.because("The restore failed: " + Failure.sentence(failed)
                    + " Run it again when that is mended: it begins anew.");
        }
    }

    private void restore(CommandLine line) throws IOException, SQLException {
        var progress = Terminal.progress(System.out, System.err);
        progress.begin("Checking");
        var begun = System.nanoTime();
        try (var backup = BackupFile.open(line.file(), progress)) {
            progress.say("Backup of " + backup.head().madeAt() + " by Svara "
                    + backup.head().svara() + ": whole and unchanged");
            var key = key(line, backup);
            var keyFile = KeyFile.of(settings);
            new RestoreBackup(database, blobs::getObject, settings.data(), keyFile, progress).from(backup, key);
            progress.say("Restored in " + (System.nanoTime() - begun) / 1_000_000_000 + " s");
            warnWithoutKey(backup, keyFile);
        }
    }

    private byte @Nullable [] key(CommandLine line, BackupFile backup) throws IOException {
        return line.withoutKey() || !backup.has(Contents.KEY)
                ? null
                : backup.json(Contents.KEY, LockedKey.class).open(passphrase.ask());
    }

    private static void warnWithoutKey(BackupFile backup, KeyFile keyFile) throws IOException {
        if (backup.manifest().keyCheck() != null && keyFile.read().isEmpty()) {
            System.err.println(
                    "Svara: the secret key was not restored: put the old one into " + keyFile.path()
                            + " before the first start, or answers to older mails no longer find their ticket by their address.");
        }
    }
}
