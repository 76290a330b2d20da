package io.svara;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Whose a table is: the folder of the migration that makes it bears its module's name. */
final class TableOwners {

    private static final Pattern MADE = Pattern.compile("(?m)^create (table|(?:or replace )?view) (\\w+)");

    private static final Map<String, String> MODULES = new HashMap<>();
    private static final Set<String> VIEWS = new HashSet<>();

    static {
        readMigrations();
    }

    private TableOwners() {}

    /** A module sees its own tables, and all views: those are made for others to read. */
    static boolean maySee(String module, String table) {
        return VIEWS.contains(table) || module.equals(MODULES.get(table));
    }

    private static void readMigrations() {
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/*.sql")) {
                var folders = file.getURL().getPath().split("/");
                read(folders[folders.length - 2], file.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void read(String module, String migration) {
        var made = MADE.matcher(migration);
        while (made.find()) {
            if (made.group(1).equals("table")) {
                MODULES.put(made.group(2), module);
            } else {
                VIEWS.add(made.group(2));
            }
        }
    }
}
