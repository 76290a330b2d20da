package io.svara.walls;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test class whose servers ran statements without an organisation; found by JUnit, active everywhere. */
public final class GuardedStatements implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) {
        var broken = StatementGuard.takeBroken();
        if (!broken.isEmpty()) {
            throw new AssertionError(String.join("\n", broken));
        }
    }
}
