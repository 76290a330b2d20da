package io.svara.organization.schedules.edit;

import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.organization.schedules.ScheduleRules;
import org.springframework.stereotype.Component;

/** What making and changing a schedule check alike. */
@Component
class RequestReader {

    private static final int MAX_NAME = 100;

    private final RulesReader rules;

    RequestReader(RulesReader rules) {
        this.rules = rules;
    }

    ScheduleRules rules(ScheduleRequest request) {
        var checks = new Checks().text(request.name(), "name", MAX_NAME);
        return rules.read(request.rules(), checks);
    }

    static Problem nameTaken() {
        return Problem.of(
                Problem.Kind.CONFLICT, "schedule-exists", "There is a schedule of this name already. Choose another.");
    }
}
