package io.svara.mail.send;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One try to hand a mail to a relay: the outcome for each recipient of the envelope, in its order. */
public record Delivery(Map<String, Outcome> outcomes) {

    public Delivery {
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    }

    static Delivery of(List<String> recipients, Function<String, Outcome> outcome) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        recipients.forEach(recipient -> outcomes.put(recipient, outcome.apply(recipient)));
        return new Delivery(outcomes);
    }

    /** The recipients that are worth another try. */
    public List<String> deferred() {
        return outcomes.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Outcome.Deferred)
                .map(Map.Entry::getKey)
                .toList();
    }
}
