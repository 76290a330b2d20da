package io.svara.web.pages;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The pages' texts in one language, by key. A key that is missing is a defect, never an empty place on a page. */
public final class PageTexts {

    private static final Map<PageLanguage, PageTexts> ALL = loadAll();

    private final Map<String, String> texts;

    private PageTexts(Map<String, String> texts) {
        this.texts = Collections.unmodifiableMap(texts);
    }

    public static PageTexts in(PageLanguage language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    /** The text with its {@code {0}}, {@code {1}} ... filled in. */
    public String get(String key, Object... values) {
        var text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("There is no text \"" + key + "\"");
        }
        for (int index = 0; index < values.length; index++) {
            text = text.replace("{" + index + "}", String.valueOf(values[index]));
        }
        return text;
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    Map<String, String> all() {
        return texts;
    }

    private static Map<PageLanguage, PageTexts> loadAll() {
        var all = new EnumMap<PageLanguage, PageTexts>(PageLanguage.class);
        for (var language : PageLanguage.values()) {
            all.put(language, load("/pages/messages_" + language.code() + ".properties"));
        }
        return all;
    }

    private static PageTexts load(String file) {
        try (var content = Objects.requireNonNull(PageTexts.class.getResourceAsStream(file), file)) {
            var properties = new Properties();
            properties.load(new InputStreamReader(content, StandardCharsets.UTF_8));
            var texts = new HashMap<String, String>();
            properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
            return new PageTexts(texts);
        } catch (IOException failed) {
            throw new UncheckedIOException("The texts " + file + " cannot be read", failed);
        }
    }
}
