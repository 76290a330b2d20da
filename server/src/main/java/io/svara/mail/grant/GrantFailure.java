package io.svara.mail.grant;

import java.util.Locale;

/** An account cannot be used by its grant now. {@link #getMessage()} is what the provider or the network said. */
public final class GrantFailure extends Exception {

    private static final long serialVersionUID = 1;
    private static final int MAX_DETAIL = 300;

    public enum Kind {
        /** Taken back, or run out: the account's owner has to connect again. */
        GRANT_LAPSED,
        /** The provider does not know this installation's app, or not any more: its operator has to look at it. */
        PROVIDER_REFUSED,
        /** It passes. */
        PROVIDER_AWAY;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;

    GrantFailure(Kind kind, String detail) {
        super(detail.length() > MAX_DETAIL ? detail.substring(0, MAX_DETAIL) : detail, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
