package io.svara.mail.fetch.imap;

import java.util.Locale;

/** Something went wrong between this and an IMAP server. {@link #detail()} is what the server or the network said. */
public final class ImapFailure extends Exception {

    private static final long serialVersionUID = 1;
    private static final int MAX_DETAIL = 300;

    /** What an administrator can do something about, one word for each. */
    public enum Kind {
        HOST_UNKNOWN(false),
        /** The host's address is one of this machine or its own network, and that is not allowed here. */
        HOST_PRIVATE(true),
        CONNECTION_REFUSED(false),
        TIMEOUT(false),
        /** Something answers, but no IMAP server. */
        NOT_IMAP(true),
        TLS_MISSING(true),
        TLS_UNTRUSTED(true),
        TLS_WRONG_NAME(true),
        TLS_EXPIRED(true),
        TLS_FAILED(true),
        SIGN_IN_REFUSED(true),
        /** The account's owner has taken back what they granted, or it has run out. */
        GRANT_LAPSED(true),
        /** The account's provider does not know this installation. */
        PROVIDER_REFUSED(true),
        /** Whoever gives out the tokens to sign in with does not. */
        PROVIDER_AWAY(false),
        FOLDER_MISSING(true),
        /** The server said no to something else. */
        REFUSED(false),
        CONNECTION_LOST(false);

        private final boolean needsPerson;

        Kind(boolean needsPerson) {
            this.needsPerson = needsPerson;
        }

        /** Whether it stays so until somebody changes something. */
        public boolean needsPerson() {
            return needsPerson;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;
    private final String detail;

    public ImapFailure(Kind kind, String detail) {
        super(kind.word(), null, false, false);
        this.kind = kind;
        this.detail = detail.length() > MAX_DETAIL ? detail.substring(0, MAX_DETAIL) : detail;
    }

    public Kind kind() {
        return kind;
    }

    public String detail() {
        return detail;
    }

    /** Whether the server is still there to be talked to. */
    public boolean isAnswer() {
        return kind == Kind.REFUSED || kind == Kind.FOLDER_MISSING || kind == Kind.SIGN_IN_REFUSED;
    }
}
