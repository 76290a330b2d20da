package io.svara.backup;

import io.svara.kernel.CannotStart;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One file, and options in any place. */
record CommandLine(Path file, Set<String> options) {

    static final String WITHOUT_KEY = "--without-key";
    static final String OVERWRITE = "--overwrite";

    /** @param usage told when it is something else */
    static CommandLine parse(List<String> arguments, Set<String> known, String usage) {
        var options = arguments.stream().filter(word -> word.startsWith("-")).collect(Collectors.toSet());
        var files = arguments.stream().filter(word -> !word.startsWith("-")).toList();
        if (files.size() != 1 || files.getFirst().isBlank() || !known.containsAll(options)) {
            throw CannotStart.because("Say it so: " + usage);
        }
        return new CommandLine(Path.of(files.getFirst()), options);
    }

    boolean withoutKey() {
        return options.contains(WITHOUT_KEY);
    }

    boolean overwrite() {
        return options.contains(OVERWRITE);
    }
}
