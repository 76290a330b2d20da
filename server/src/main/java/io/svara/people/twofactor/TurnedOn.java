package io.svara.people.twofactor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param recoveryCodes shown this once; null: there are some already */
record TurnedOn(@Nullable List<String> recoveryCodes) {

    /** Never the codes: this may end up in a log. */
    @Override
    public String toString() {
        return "TurnedOn[...]";
    }
}
