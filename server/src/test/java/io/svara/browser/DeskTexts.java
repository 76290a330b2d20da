package io.svara.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.databind.json.JsonMapper;

/** What the desk says in each language. */
final class DeskTexts {

    private static final Path SOURCES = Path.of("..", "web", "desk", "src");

    private DeskTexts() {}

    /** What must not be seen where this language was chosen: words in English alone, and names of texts. */
    static Set<String> foreignTo(String language) {
        var foreign = new HashSet<String>();
        each("en", (key, text) -> {
            foreign.add(key);
            foreign.add(text);
        });
        each(language, (key, text) -> foreign.remove(text));
        // names that are words: a customer may say them
        foreign.removeIf(text -> text.contains("{{") || text.matches("[a-z]{1,12}"));
        return foreign;
    }

    private static void each(String language, BiConsumer<String, String> text) {
        try (var files = Files.walk(SOURCES)) {
            files.filter(file -> file.endsWith(Path.of("texts", language + ".json")))
                    .forEach(file -> JsonMapper.shared()
                            .readTree(file.toFile())
                            .properties()
                            .forEach(entry ->
                                    text.accept(entry.getKey(), entry.getValue().asString())));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
