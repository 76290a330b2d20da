package io.svara.mailflow.blocks;

import io.svara.flow.Condition;
import io.svara.flow.Field;
import io.svara.flow.Given;
import io.svara.flow.text.Text;
import io.svara.flow.text.TextMatch;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Whether a part of the mail says something.
 *
 * @param of the part, which may be several texts
 */
record MatchText(String type, Function<Mail, Collection<Text>> of, Map<String, Object> example)
        implements Condition<Mail, TextMatch> {

    static MatchText of(String type, Function<Mail, Collection<Text>> of, String operator, String... values) {
        return new MatchText(type, of, Map.of("operator", operator, "values", List.of(values)));
    }

    @Override
    public String group() {
        return "mail";
    }

    @Override
    public List<Field> fields() {
        return List.of(TextMatch.FIELD);
    }

    @Override
    public TextMatch read(Given given) {
        return TextMatch.read(given);
    }

    @Override
    public Predicate<Mail> test(TextMatch match) {
        return mail -> match.holds(of.apply(mail));
    }
}
