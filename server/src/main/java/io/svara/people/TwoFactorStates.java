package io.svara.people;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import io.svara.people.passkey.PasskeyTable;
import io.svara.people.twofactor.RecoveryCodeTable;
import io.svara.people.twofactor.TwoFactorTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which second factors the agents of the scope's organisation have. */
@Component
@Transactional(readOnly = true)
public class TwoFactorStates {

    private final TwoFactorTable factors;
    private final PasskeyTable passkeys;
    private final RecoveryCodeTable codes;

    TwoFactorStates(TwoFactorTable factors, PasskeyTable passkeys, RecoveryCodeTable codes) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.codes = codes;
    }

    public TwoFactorState of(AgentId agent) {
        return of(List.of(agent)).getOrDefault(agent, TwoFactorState.OFF);
    }

    /** Of each of these agents, also those that have none. Three statements. */
    public Map<AgentId, TwoFactorState> of(Collection<AgentId> agents) {
        var organization = Scope.organization();
        var switches = factors.switches(organization, agents);
        var passkeysOf = passkeys.counts(organization, agents);
        var codesOf = codes.left(organization, agents);
        var states = new HashMap<AgentId, TwoFactorState>();
        for (var agent : new HashSet<>(agents)) {
            var on = switches.getOrDefault(agent, TwoFactorTable.Switches.OFF);
            states.put(
                    agent,
                    new TwoFactorState(
                            on.app(), on.email(), passkeysOf.getOrDefault(agent, 0), codesOf.getOrDefault(agent, 0)));
        }
        return states;
    }
}
