package io.svara.people.twofactor;

import io.svara.kernel.access.Scope;
import io.svara.people.AgentSummary;
import io.svara.people.Agents;
import io.svara.people.TwoFactorState;
import io.svara.people.TwoFactorStates;
import org.springframework.stereotype.Component;

/** In the caller's transaction. */
@Component
class SecurityViews {

    private final RequirementTable requirements;
    private final Agents agents;
    private final TwoFactorStates states;

    SecurityViews(RequirementTable requirements, Agents agents, TwoFactorStates states) {
        this.requirements = requirements;
        this.agents = agents;
        this.states = states;
    }

    SecurityView current() {
        var chosen = requirements.find(Scope.organization());
        var wanted = chosen.required() == Requirement.NONE ? Requirement.ANY : chosen.required();
        var all = agents.active();
        var states = this.states.of(all.stream().map(AgentSummary::id).toList());
        var lacking = all.stream()
                .filter(one -> !wanted.isMetBy(states.getOrDefault(one.id(), TwoFactorState.OFF)))
                .map(one -> new SecurityView.Lacking(
                        one.id(),
                        one.name(),
                        one.email(),
                        states.getOrDefault(one.id(), TwoFactorState.OFF).email()))
                .toList();
        return new SecurityView(chosen.required().word(), chosen.version(), all.size(), lacking);
    }
}
