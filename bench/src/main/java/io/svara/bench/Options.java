package io.svara.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands behind a benchmark's name: {@code --tickets 1000 --full}. */
public final class Options {

    private final Map<String, String> values = new LinkedHashMap<>();

    public static Options of(List<String> arguments) {
        var options = new Options();
        for (int at = 0; at < arguments.size(); at++) {
            var word = arguments.get(at);
            if (!word.startsWith("--")) {
                throw new IllegalArgumentException("\"" + word + "\" is not an option");
            }
            var hasValue = at + 1 < arguments.size() && !arguments.get(at + 1).startsWith("--");
            options.values.put(word.substring(2), hasValue ? arguments.get(++at) : "");
        }
        return options;
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public int number(String name, int otherwise) {
        var value = values.get(name);
        return value == null ? otherwise : Integer.parseInt(value.replace("_", ""));
    }

    /** A number that a full run has larger. */
    public int size(String name, int small, int full) {
        return number(name, has("full") ? full : small);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public Optional<Path> path(String name) {
        return Optional.ofNullable(values.get(name)).map(Path::of).map(Path::toAbsolutePath);
    }
}
