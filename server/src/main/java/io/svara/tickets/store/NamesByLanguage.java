package io.svara.tickets.store;

import io.svara.kernel.problem.Checks;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What something of the organisation's own is called in each language; one or more may be missing. */
public final class NamesByLanguage {

    /** In the order in which one stands in for another. */
    public static final List<String> LANGUAGES = List.of("en", "sv", "no");

    private NamesByLanguage() {}

    /** What is empty is left out. Another language than ours is refused. */
    public static Map<String, String> read(@Nullable Map<String, @Nullable String> given, int longest, Checks checks) {
        var names = new HashMap<String, String>();
        if (given != null) {
            checks.that(
                    LANGUAGES.containsAll(given.keySet()),
                    "names",
                    "unknown-language",
                    "Use the languages en, sv and no.");
            given.forEach((language, name) -> {
                var stripped = name == null ? "" : name.strip();
                checks.that(
                        stripped.length() <= longest,
                        "names." + language,
                        "too-long",
                        "This may have at most " + longest + " characters.");
                if (!stripped.isEmpty()) {
                    names.put(language, stripped);
                }
            });
        }
        return names;
    }

    /** In the first language that it has one in. */
    public static Optional<String> first(Map<String, String> names) {
        return LANGUAGES.stream().map(names::get).filter(Objects::nonNull).findFirst();
    }

    /** Whether both are called the same in a language: where they are chosen, they could not be told apart. */
    public static boolean areAlike(Map<String, String> some, Map<String, String> others) {
        return some.entrySet().stream().anyMatch(name -> {
            var other = others.get(name.getKey());
            return other != null && lower(other).equals(lower(name.getValue()));
        });
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
