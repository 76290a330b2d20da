package io.svara.people.session;

import io.svara.kernel.problem.Problem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody shows to be who they are.
 *
 * @param method {@code app}, {@code email}, {@code recovery}, {@code passkey}; for confirmations also {@code password}
 * @param code of an app or a mail, a recovery code, or the password
 * @param credential the browser's answer, {@code PublicKeyCredential.toJSON()} as JSON text
 */
record Proof(
        @NotBlank @Size(max = 20) String method,
        @Nullable @Size(max = 1000) String code,
        @Nullable @Size(max = 20_000) String credential) {

    private static final Set<String> METHODS = Set.of("password", "app", "email", "recovery", "passkey");

    String given() {
        return code == null ? "" : code;
    }

    /** For the log, which takes no foreign word. */
    String word() {
        return METHODS.contains(method) ? method : "other";
    }

    String credentialJson() {
        if (credential == null) {
            throw Problem.invalid("credential", "missing", "Send the browser's answer as JSON text.");
        }
        return credential;
    }

    /** Never what it says: this may end up in a log. */
    @Override
    public String toString() {
        return "Proof[" + method + "]";
    }
}
