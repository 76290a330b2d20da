package io.svara.mailflow.blocks;

import io.svara.channels.MessageHeader.SpamVerdict;
import io.svara.flow.Condition;
import io.svara.flow.Field;
import io.svara.flow.Given;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What the filter of the mail server in front of Svara found, where its word is believed. */
final class MatchSpam implements Condition<Mail, SpamVerdict> {

    private static final Field VERDICT = Field.choice("verdict", "choice", SpamVerdict.WORDS);

    @Override
    public String type() {
        return "match-spam";
    }

    @Override
    public String group() {
        return "mail";
    }

    @Override
    public List<Field> fields() {
        return List.of(VERDICT);
    }

    @Override
    public Map<String, Object> example() {
        return Map.of("verdict", "spam");
    }

    @Override
    public SpamVerdict read(Given given) {
        return SpamVerdict.of(given.word(VERDICT));
    }

    @Override
    public Predicate<Mail> test(SpamVerdict verdict) {
        return mail -> mail.header().spam() == verdict;
    }
}
