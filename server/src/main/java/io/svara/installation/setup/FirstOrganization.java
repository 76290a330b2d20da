package io.svara.installation.setup;

import io.svara.kernel.AgentId;
import io.svara.kernel.problem.Problem;
import io.svara.people.NewAgent;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Makes the installation's first organisation: once, whoever tries at the same time. */
@Component
public class FirstOrganization {

    static final String ALREADY_SET_UP = "already-set-up";

    private final NewOrganization newOrganization;
    private final SetupRow setup;

    FirstOrganization(NewOrganization newOrganization, SetupRow setup) {
        this.newOrganization = newOrganization;
        this.setup = setup;
    }

    public void make(SetupRow.Kind kind, String name, String language, NewAgent superadmin, Consumer<AgentId> furnish) {
        newOrganization.make(name, language, superadmin, first -> {
            if (!setup.complete(kind)) {
                throw alreadySetUp();
            }
            furnish.accept(first);
        });
    }

    static Problem alreadySetUp() {
        return Problem.of(Problem.Kind.CONFLICT, ALREADY_SET_UP, "This installation has been set up already.");
    }
}
