package io.svara.mail.send;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One try to hand a mail over: the outcome for each recipient of the envelope, in its order. */
public record Delivery(Map<String, Outcome> outcomes, Trouble trouble) {

    /** Whether the server itself could be used, whatever it thinks of the mail. */
    public enum Trouble {
        NONE,
        /** It offers TLS, and that failed. */
        TLS,
        /** It could not be reached, did not greet, or takes no mail now. */
        CONNECTION,
        /** It did not let us sign in. */
        SIGN_IN,
        /** It broke off after it had begun to take the mail: it may have it. */
        WITHIN_MAIL
    }

    public Delivery {
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    }

    public static Delivery of(List<String> recipients, Function<String, Outcome> outcome) {
        return of(recipients, outcome, Trouble.NONE);
    }

    public static Delivery of(List<String> recipients, Function<String, Outcome> outcome, Trouble trouble) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        recipients.forEach(recipient -> outcomes.put(recipient, outcome.apply(recipient)));
        return new Delivery(outcomes, trouble);
    }

    /** Of several servers that had recipients each. */
    public static Delivery all(Collection<Delivery> deliveries) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        deliveries.forEach(delivery -> outcomes.putAll(delivery.outcomes()));
        return new Delivery(outcomes, Trouble.NONE);
    }

    /** The recipients that are worth another try. */
    public List<String> deferred() {
        return outcomes.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Outcome.Deferred)
                .map(Map.Entry::getKey)
                .toList();
    }
}
