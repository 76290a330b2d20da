package io.svara.installation.setup;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.organization.Organizations;
import io.svara.people.AddAgent;
import io.svara.people.NewAgent;
import io.svara.tickets.Statuses;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the first organisation and its superadmin, and what else its maker wants, in one transaction. */
@Component
public class FirstOrganization {

    private final Organizations organizations;
    private final AddAgent addAgent;
    private final Statuses statuses;
    private final SetupRow setup;
    private final Log log;
    private final TransactionTemplate transaction;

    FirstOrganization(
            Organizations organizations,
            AddAgent addAgent,
            Statuses statuses,
            SetupRow setup,
            Log log,
            TransactionTemplate transaction) {
        this.organizations = organizations;
        this.addAgent = addAgent;
        this.statuses = statuses;
        this.setup = setup;
        this.log = log;
        this.transaction = transaction;
    }

    /** @param furnish runs inside the organisation and the transaction, with the superadmin made */
    public void make(SetupRow.Kind kind, String name, String language, NewAgent superadmin, Consumer<AgentId> furnish) {
        var id = organizations.nextId();
        Scope.run(
                new Actor.Svara(id, "setup"),
                () -> transaction.executeWithoutResult(_ -> {
                    if (!setup.complete(kind)) {
                        throw Problem.of(
                                Problem.Kind.CONFLICT, "already-set-up", "This installation has been set up already.");
                    }
                    organizations.add(name, language);
                    log.append(Change.of("organization.created", "organization", id));
                    statuses.addSystemStatuses();
                    furnish.accept(addAgent.add(superadmin));
                }));
    }
}
