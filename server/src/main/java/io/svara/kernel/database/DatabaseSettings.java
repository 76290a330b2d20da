package io.svara.kernel.database;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is. Read before Spring reads anything, since the database starts beside it: from an option
 * {@code --svara.data=...}, a system property or the environment.
 *
 * @param url an external database; null for the embedded one in the data folder
 * @param ownerUrl the role that migrates the external database; null when {@code url}'s does
 * @param use what the database is wanted for
 */
public record DatabaseSettings(
        Path data, @Nullable String url, @Nullable String ownerUrl, Use use) {

    public enum Use {
        SERVE,
        COMMAND,
        /** As it is: a backup changes nothing, least of all before an upgrade. */
        BACK_UP,
        /** As it is, which should be empty; or half restored, which no other use takes. */
        RESTORE;

        /** Another process may be running the embedded database: then sign in there. */
        boolean besideServer() {
            return this == COMMAND || this == BACK_UP;
        }

        boolean migrates() {
            return this == SERVE || this == COMMAND;
        }
    }

    public static DatabaseSettings early(List<String> options) {
        return new DatabaseSettings(
                Path.of(find("data", options).orElse("./data")),
                find("database-url", options).orElse(null),
                find("database-owner-url", options).orElse(null),
                Use.SERVE);
    }

    public DatabaseSettings toBeUsedTo(Use other) {
        return new DatabaseSettings(data, url, ownerUrl, other);
    }

    private static Optional<String> find(String name, List<String> options) {
        var prefix = "--svara." + name + "=";
        return options.stream()
                .filter(option -> option.startsWith(prefix))
                .map(option -> option.substring(prefix.length()))
                .findFirst()
                .or(() -> Optional.ofNullable(System.getProperty("svara." + name)))
                .or(() -> Optional.ofNullable(System.getenv(variable(name))))
                .filter(value -> !value.isBlank());
    }

    private static String variable(String name) {
        return "SVARA_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Addresses hold passwords. */
    @Override
    public String toString() {
        return "DatabaseSettings[data=" + data + "]";
    }
}
