package io.svara.people;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import io.svara.kernel.signal.OwnChange;
import io.svara.kernel.signal.OwnChange.What;
import io.svara.kernel.signal.Signals;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Says that agents may do, or see, other things from now on: to all nodes, and to those agents' open desks. */
@Component
public class AccessNotice {

    private final Signals signals;

    AccessNotice(Signals signals) {
        this.signals = signals;
    }

    public void publishAfterCommit(Collection<AgentId> agents) {
        var organization = Scope.organization();
        for (var agent : agents) {
            CallerNotice.agent(organization, agent).publishAfterCommit(signals);
            OwnChange.to(organization, agent, What.ACCESS).publishAfterCommit(signals);
        }
    }
}
