package io.svara.tickets.letter;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import org.jspecify.annotations.Nullable;

/** Writes one's own signature anew. What it already says is no change. */
@UseCase(permission = Permission.SIGNED_IN)
class ChangeSignature {

    /**
     * @param signature HTML with tags; empty: none
     * @param ifVersion the version that the writer saw; 0 where there was none
     */
    record Request(@Nullable String signature, @Nullable Long ifVersion) {}

    private final SignatureWriter writer;

    ChangeSignature(SignatureWriter writer) {
        this.writer = writer;
    }

    SignatureView change(Request request) {
        return writer.write(Scope.agent().agent(), request);
    }
}
