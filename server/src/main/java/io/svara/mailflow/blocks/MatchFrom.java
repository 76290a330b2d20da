package io.svara.mailflow.blocks;

import io.svara.flow.Condition;
import io.svara.flow.Field;
import io.svara.flow.Given;
import io.svara.flow.text.TextMatch;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Who sent it: the address in From, whatever Reply-To says; or the name that stands with it. */
final class MatchFrom implements Condition<Mail, TextMatch> {

    @Override
    public String type() {
        return "match-from";
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
    public Map<String, Object> example() {
        return Map.of("operator", "equals", "values", List.of("robot@shop.example"));
    }

    @Override
    public TextMatch read(Given given) {
        return TextMatch.read(given);
    }

    @Override
    public Predicate<Mail> test(TextMatch match) {
        return mail -> match.holds(mail.from());
    }
}
