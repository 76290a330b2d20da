package io.svara.people.twofactor;

import io.svara.kernel.AgentId;
import java.util.List;

/**
 * @param required {@code none}, {@code any} or {@code app-or-passkey}
 * @param version 0: never chosen
 * @param agents how many there are
 * @param lacking those without a second factor that would do: for what is required, or any where nothing is
 */
record SecurityView(String required, long version, int agents, List<Lacking> lacking) {

    /** @param email only codes by mail are on */
    record Lacking(AgentId id, String name, String address, boolean email) {}
}
