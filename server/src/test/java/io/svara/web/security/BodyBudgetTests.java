package io.svara.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.problem.Problem;
import org.junit.jupiter.api.Test;

class BodyBudgetTests {

    private final BodyBudget budget = new BodyBudget(100);

    @Test
    void refusesForNowWhatIsTooMuchTogether() {
        try (var first = budget.share();
                var second = budget.share()) {
            first.take(60);
            second.take(40);
            assertThatThrownBy(() -> second.take(1)).isInstanceOfSatisfying(Problem.class, problem -> {
                assertThat(problem.kind()).isEqualTo(Problem.Kind.UNAVAILABLE);
                assertThat(problem.code()).isEqualTo("too-busy");
            });
        }
    }

    @Test
    void hasAllAgainWhenTheRequestsHaveEndedAlsoTheRefusedOnes() {
        try (var refused = budget.share()) {
            assertThatThrownBy(() -> refused.take(1_000)).isInstanceOf(Problem.class);
        }
        try (var next = budget.share()) {
            assertThatCode(() -> next.take(100)).doesNotThrowAnyException();
        }
    }

    @Test
    void takesNothingForWhatWasOnlyAnnounced() {
        try (var slow = budget.share();
                var other = budget.share()) {
            slow.take(0);
            assertThatCode(() -> other.take(100)).doesNotThrowAnyException();
        }
    }
}
