package io.svara.people.account;

import io.svara.kernel.problem.Problem;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id, dear by intent. Only so many run at a time: a flood of sign-ins waits in line and is turned away, while
 * the rest of Svara goes on with the other processors and the memory.
 */
@Component
public class Passwords {

    /** The figures that OWASP names: 19 MiB, two passes, about 50 ms on a small machine. */
    private static final int MEMORY_KIB = 19 * 1024;

    private static final int PASSES = 2;
    private static final int LONGEST_WAIT_SECONDS = 5;

    private final Argon2PasswordEncoder argon = new Argon2PasswordEncoder(16, 32, 1, MEMORY_KIB, PASSES);
    private final Semaphore turns =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    /** The hash of no password, so that an unknown address costs as much time as a wrong password. */
    private final String nobodys;

    Passwords() {
        nobodys = encode("nobody's password");
    }

    public String hash(String password) {
        return inTurn(() -> encode(password));
    }

    /** Whether this is the password. It takes as long when there is no hash to compare with. */
    public boolean matches(String password, @Nullable String hash) {
        var same = inTurn(() -> argon.matches(password, hash == null ? nobodys : hash));
        return same && hash != null;
    }

    private String encode(String password) {
        var hash = argon.encode(password);
        if (hash == null) {
            throw new IllegalStateException("Argon2 made no hash");
        }
        return hash;
    }

    private <T> T inTurn(Supplier<T> work) {
        if (!turnCame()) {
            throw Problem.of(
                    Problem.Kind.UNAVAILABLE, "sign-in-busy", "Too many are signing in right now. Try again soon.");
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private boolean turnCame() {
        try {
            return turns.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
