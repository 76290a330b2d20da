package io.svara.contacts.companies;

import io.svara.kernel.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What making and changing companies are refused for alike. */
final class Refusals {

    private Refusals() {}

    static Problem nameTaken() {
        return Problem.of(Problem.Kind.CONFLICT, "company-exists", "There is a company of this name already.");
    }

    static void unlessFree(@Nullable String taken) {
        if (taken != null) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "domain-taken",
                    "The domain " + taken + " is another company's. Take it away there first.");
        }
    }
}
