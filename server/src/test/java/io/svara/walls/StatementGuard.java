package io.svara.walls;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

/**
 * Refuses statements that break the {@link StatementRule}, in all servers under test. Those of background jobs, which
 * would only be tried again, are remembered for {@link GuardedStatements}.
 */
public final class StatementGuard implements ExecuteListener {

    private static final List<String> BROKEN = new CopyOnWriteArrayList<>();

    /** A statement that could see another organisation's rows. */
    public static final class UnwalledStatement extends RuntimeException {

        private UnwalledStatement(String message) {
            super(message);
        }
    }

    @Override
    public void executeStart(ExecuteContext context) {
        Arrays.stream(context.batchSQL()).filter(Objects::nonNull).forEach(StatementGuard::check);
    }

    private static void check(String sql) {
        StatementRule.violation(sql).ifPresent(violation -> {
            BROKEN.add(violation);
            throw new UnwalledStatement(violation);
        });
    }

    /** All since this was last called. */
    static List<String> takeBroken() {
        var broken = List.copyOf(BROKEN);
        BROKEN.removeAll(broken);
        return broken;
    }
}
