package io.svara.walls;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test whose servers ran statements without an organisation, and a class for those of background jobs that came
 * after its last test; found by JUnit, active everywhere.
 */
public final class GuardedStatements implements AfterEachCallback, AfterAllCallback {

    @Override
    public void afterEach(ExtensionContext context) {
        failIfBroken();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        failIfBroken();
    }

    private static void failIfBroken() {
        var broken = StatementGuard.takeBroken();
        if (!broken.isEmpty()) {
            throw new AssertionError(String.join("\n", broken));
        }
    }
}
