package io.svara.kernel.idempotency;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.problem.Problem;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets a write that carries a key happen once: the key, what the write does, and its answer are one transaction. A
 * second call with the key waits for the first and gets its answer; a crash leaves all or nothing; a refused write
 * leaves nothing, so that it can be mended and sent again with the same key.
 */
@Component
public class Idempotency {

    static final Duration KEPT_FOR = Duration.ofHours(48);
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final IdempotencyTable table;
    private final TransactionOperations transaction;
    private final Clock clock;

    Idempotency(IdempotencyTable table, TransactionOperations transaction, Clock clock) {
        this.table = table;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What the write does. It joins the transaction around it. */
    @FunctionalInterface
    interface Write {

        @Nullable
        Object run() throws Throwable;
    }

    /** Reads the answer's parts off what the write gave back. */
    @FunctionalInterface
    interface AnswerOf {

        Answer read(@Nullable Object result);
    }

    /** An answer as it was sent. {@code body} is JSON, null where there is none. */
    public record Answer(
            int status, @Nullable String location, @Nullable String body) {}

    /**
     * Runs the write, unless its key has been used: then throws {@link Replayed}, which carries the answer given then.
     *
     * @param requestHash 32 bytes over all that makes the request this one and no other
     */
    @Nullable
    Object once(Actor.Agent agent, String key, byte[] requestHash, Write write, AnswerOf answerOf) throws Throwable {
        if (!KEY.matcher(key).matches()) {
            throw Problem.invalid(
                    "Idempotency-Key", "malformed-key", "Use 1 to 200 visible ASCII characters, such as a UUID.");
        }
        try {
            var result = transaction.execute(_ -> inTransaction(agent, key, requestHash, write, answerOf));
            return result == null ? null : result.orElse(null);
        } catch (Checked checked) {
            throw checked.failure;
        }
    }

    /** Forgets the old answers of the organisation in scope. Its writes do so as well, a few at a time. */
    public void forgetOld() {
        var organization = Scope.organization();
        var before = clock.instant().minus(KEPT_FOR);
        transaction.executeWithoutResult(_ -> table.deleteAll(organization, before));
    }

    private Optional<Object> inTransaction(
            Actor.Agent agent, String key, byte[] requestHash, Write write, AnswerOf answerOf) {
        try {
            return Optional.ofNullable(claimed(agent, key, requestHash, write, answerOf));
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new Checked(failure);
        }
    }

    private @Nullable Object claimed(Actor.Agent agent, String key, byte[] requestHash, Write write, AnswerOf answerOf)
            throws Throwable {
        if (!table.claim(agent, key, requestHash, clock.instant())) {
            throw replay(agent, key, requestHash);
        }
        var result = write.run();
        var answer = answerOf.read(result);
        table.keep(agent, key, answer.status(), answer.location(), answer.body());
        table.sweep(agent, clock.instant().minus(KEPT_FOR));
        return result;
    }

    private RuntimeException replay(Actor.Agent agent, String key, byte[] requestHash) {
        var kept = table.find(agent, key);
        if (kept.isEmpty() || kept.get().status() == null) {
            return Problem.of(
                    Problem.Kind.CONFLICT,
                    "idempotency-key-in-use",
                    "A call with this key has just ended. Send it again.");
        }
        if (!MessageDigest.isEqual(kept.get().requestHash(), requestHash)) {
            return Problem.of(
                    Problem.Kind.UNPROCESSABLE,
                    "idempotency-key-reused",
                    "This key has been used for another request. Make a new key for each write.");
        }
        return new Replayed(new Answer(
                kept.get().status(), kept.get().location(), kept.get().body()));
    }

    /** Carries a checked failure out of the transaction, which it rolls back. */
    private static final class Checked extends RuntimeException {

        private final Throwable failure;

        Checked(Throwable failure) {
            super(null, failure, false, false);
            this.failure = failure;
        }
    }
}
