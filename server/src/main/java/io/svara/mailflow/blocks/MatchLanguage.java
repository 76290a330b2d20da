package io.svara.mailflow.blocks;

import io.svara.flow.Condition;
import io.svara.flow.Field;
import io.svara.flow.Given;
import io.svara.mailflow.language.Languages;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** In which language the mail is written. Where that cannot be told, it is in none. */
final class MatchLanguage implements Condition<Mail, MatchLanguage.Settings> {

    private static final Field LANGUAGES = Field.choice("languages", "languages", Languages.CODES);

    record Settings(Set<String> languages) {}

    @Override
    public String type() {
        return "match-language";
    }

    @Override
    public String group() {
        return "mail";
    }

    @Override
    public List<Field> fields() {
        return List.of(LANGUAGES);
    }

    @Override
    public Map<String, Object> example() {
        return Map.of("languages", List.of("sv", "no", "da"));
    }

    @Override
    public Settings read(Given given) {
        return new Settings(Set.copyOf(given.words(LANGUAGES)));
    }

    @Override
    public Predicate<Mail> test(Settings settings) {
        return mail -> {
            var language = mail.language().code();
            return language != null && settings.languages().contains(language);
        };
    }
}
