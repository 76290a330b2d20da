package io.svara.mailflow.blocks;

import io.svara.flow.Condition;
import io.svara.flow.Field;
import io.svara.flow.Given;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Whether who asks has asked before, in another ticket. */
final class MatchContact implements Condition<Mail, MatchContact.Settings> {

    private static final String KNOWN = "known";
    private static final Field CONTACT = Field.choice("contact", "choice", List.of("new", KNOWN));

    record Settings(boolean known) {}

    @Override
    public String type() {
        return "match-contact";
    }

    @Override
    public String group() {
        return "mail";
    }

    @Override
    public List<Field> fields() {
        return List.of(CONTACT);
    }

    @Override
    public Map<String, Object> example() {
        return Map.of("contact", KNOWN);
    }

    @Override
    public Settings read(Given given) {
        return new Settings(given.word(CONTACT).equals(KNOWN));
    }

    @Override
    public Predicate<Mail> test(Settings settings) {
        return mail -> mail.ticket().isRequesterKnown() == settings.known();
    }
}
