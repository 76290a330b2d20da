package io.svara.people.seats;

import io.svara.kernel.access.Scope;
import io.svara.kernel.problem.Problem;
import io.svara.people.account.AgentTable;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The seats of the scope's organisation. Beyond its limit nobody is added without consent (ORG-3). */
@Component
public class Seats {

    /** @param price of one more seat, in words; null: not said */
    public record Limit(int seats, @Nullable String price) {}

    /**
     * @param limit how many agents there may be
     * @param used how many there are
     * @param price of one more, in words; null: not said
     */
    public record State(int limit, int used, @Nullable String price) {}

    /** A seat for one more. {@code used} counts it already. */
    public record Taken(int limit, int used) {

        private static final Taken WITHOUT_LIMIT = new Taken(Integer.MAX_VALUE, 0);

        public void ifBeyond(Consumer<Taken> work) {
            if (used > limit) {
                work.accept(this);
            }
        }
    }

    private final SeatTable table;
    private final AgentTable agents;

    Seats(SeatTable table, AgentTable agents) {
        this.table = table;
        this.agents = agents;
    }

    /** Empty: no limit is set. */
    public Optional<State> state() {
        var organization = Scope.organization();
        return table.find(organization)
                .map(limit -> new State(limit.seats(), agents.countActive(organization), limit.price()));
    }

    /**
     * A seat for an agent who is added in this transaction; others who ask wait until it ends.
     *
     * @throws Problem {@code seat-limit} when none is left and nobody has agreed to one more
     */
    public Taken take(boolean acceptExtra) {
        var organization = Scope.organization();
        var limit = table.lock(organization);
        if (limit.isEmpty()) {
            return Taken.WITHOUT_LIMIT;
        }
        var used = agents.countActive(organization);
        if (used >= limit.get().seats() && !acceptExtra) {
            throw atTheLimit(limit.get(), used);
        }
        return new Taken(limit.get().seats(), used + 1);
    }

    /**
     * For some who are asked, and take their seats when they come.
     *
     * @param more those who were asked before among them
     * @throws Problem as {@link #take}
     */
    public void expect(int more, boolean acceptExtra) {
        var organization = Scope.organization();
        var used = agents.countActive(organization);
        table.find(organization)
                .filter(limit -> used + more > limit.seats() && !acceptExtra)
                .ifPresent(limit -> {
                    throw atTheLimit(limit, used);
                });
    }

    private static Problem atTheLimit(Limit limit, int used) {
        var price = limit.price() == null ? "" : " One more costs " + limit.price() + ".";
        return Problem.of(
                Problem.Kind.CONFLICT,
                "seat-limit",
                "All seats are taken: " + used + " of " + limit.seats() + "." + price
                        + " Repeat with acceptExtraSeat true to add one more, or remove an agent first.");
    }
}
