package io.svara.mailflow.blocks;

import io.svara.flow.Condition;
import io.svara.flow.Field;
import io.svara.flow.Given;
import io.svara.flow.text.TextMatch;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Whether a field of the mail's header says something. One that is not there says nothing, as an empty one does. */
final class MatchHeader implements Condition<Mail, MatchHeader.Settings> {

    private static final Field HEADER = Field.text("header", "text", 100);

    /** RFC 5322, 3.6.8: what is printable, but the colon that ends it. */
    private static final Pattern NAME = Pattern.compile("[!-9;-~]+");

    record Settings(String name, TextMatch match) {}

    @Override
    public String type() {
        return "match-header";
    }

    @Override
    public String group() {
        return "mail";
    }

    @Override
    public List<Field> fields() {
        return List.of(HEADER, TextMatch.FIELD);
    }

    @Override
    public Map<String, Object> example() {
        return Map.of("header", "X-Order-Source", "operator", "equals", "values", List.of("shop"));
    }

    @Override
    public Settings read(Given given) {
        var name = given.text(HEADER).strip();
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            given.problem(
                    HEADER.name(),
                    "invalid-header",
                    "Give the name of a header as it stands before the colon, such as X-Priority.");
        }
        return new Settings(name, TextMatch.read(given));
    }

    @Override
    public Predicate<Mail> test(Settings settings) {
        return mail -> settings.match().holds(mail.headers(settings.name()));
    }
}
