package io.svara.kernel.idempotency;

/** Not a failure: the write has been done before, and this is what was answered then. The web module sends it. */
public final class Replayed extends RuntimeException {

    private final transient Idempotency.Answer answer;

    Replayed(Idempotency.Answer answer) {
        super("already answered", null, false, false);
        this.answer = answer;
    }

    public Idempotency.Answer answer() {
        return answer;
    }
}
