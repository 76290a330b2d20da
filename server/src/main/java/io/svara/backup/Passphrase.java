package io.svara.backup;

import io.svara.kernel.CannotStart;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** From {@code SVARA_BACKUP_PASSPHRASE}, the file that {@code SVARA_BACKUP_PASSPHRASE_FILE} names, or the terminal. */
@Component
class Passphrase {

    private final Environment environment;

    Passphrase(Environment environment) {
        this.environment = environment;
    }

    /** For a new backup: at the terminal it is typed twice. */
    String choose() {
        return given() instanceof String given ? given : typedTwice();
    }

    /** For a backup that has one. */
    String ask() {
        return given() instanceof String given ? given : typed("Passphrase of the backup: ", console());
    }

    private @Nullable String given() {
        var direct = environment.getProperty("svara.backup-passphrase", "");
        if (!direct.isBlank()) {
            return direct;
        }
        var file = environment.getProperty("svara.backup-passphrase-file", "");
        return file.isBlank() ? null : read(Path.of(file));
    }

    private static String read(Path file) {
        try {
            var text = Files.readString(file).strip();
            if (!text.isEmpty()) {
                return text;
            }
        } catch (IOException failed) {
            throw CannotStart.because("The passphrase cannot be read from " + file + ".");
        }
        throw CannotStart.because("There is no passphrase in " + file + ".");
    }

    private static String typedTwice() {
        var console = console();
        var first = typed("Passphrase for the secret key in this backup: ", console);
        if (!first.equals(typed("Once more: ", console))) {
            throw CannotStart.because("These were two different passphrases.");
        }
        return first;
    }

    private static String typed(String prompt, Console console) {
        var letters = console.readPassword("%s", prompt);
        if (letters == null || letters.length == 0) {
            throw CannotStart.because("No passphrase was typed.");
        }
        var passphrase = new String(letters);
        Arrays.fill(letters, ' ');
        return passphrase;
    }

    private static Console console() {
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            throw CannotStart.because(
                    "A passphrase is needed for the installation's secret key: set"
                            + " SVARA_BACKUP_PASSPHRASE or SVARA_BACKUP_PASSPHRASE_FILE, or leave the key out with --without-key.");
        }
        return console;
    }
}
