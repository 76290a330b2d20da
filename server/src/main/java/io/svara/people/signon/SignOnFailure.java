package io.svara.people.signon;

import io.svara.kernel.problem.Problem;
import java.util.Locale;

/** Why a provider could not be used, or is not believed. Blocks of text come from it, so only its kind is shown to strangers. */
final class SignOnFailure extends Exception {

    enum Kind {
        /** No answer, or one that is none. */
        PROVIDER_AWAY,
        /** It is not on the Internet, and the operator allows no other. */
        PRIVATE_HOST,
        NOT_HTTPS,
        /** It says that it is another. */
        WRONG_ISSUER,
        /** It shows no key that could be used. */
        NO_KEYS,
        /** It does not know this client, or not with this secret. */
        BAD_CLIENT,
        /** It takes the code for none of its own. */
        CODE_REFUSED,
        /** What it said is not signed by it, not for us, not for this sign-in, or no longer true. */
        TOKEN_REFUSED;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;

    SignOnFailure(Kind kind, String detail) {
        super(detail);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** What the provider said in its own words stays with those who set it up. */
    Problem problem() {
        return switch (kind) {
            case PROVIDER_AWAY, NO_KEYS ->
                Problem.of(
                        Problem.Kind.UNAVAILABLE,
                        "provider-away",
                        "Your organisation's provider cannot be reached just now. Try again in a while.");
            case PRIVATE_HOST, NOT_HTTPS, WRONG_ISSUER, BAD_CLIENT ->
                Problem.of(
                        Problem.Kind.CONFLICT,
                        "provider-misset",
                        "Sign-in at the provider is not set up rightly. Ask an administrator to test its connection.");
            case CODE_REFUSED, TOKEN_REFUSED ->
                Problem.of(
                        Problem.Kind.FORBIDDEN,
                        "id-token-refused",
                        "What the provider says cannot be believed: " + detail() + " Try again.");
        };
    }

    String detail() {
        var message = getMessage();
        return message == null ? "" : message;
    }
}
