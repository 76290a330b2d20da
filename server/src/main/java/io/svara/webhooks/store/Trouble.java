package io.svara.webhooks.store;

import java.util.Locale;

/** Why a try failed. */
public enum Trouble {
    /** The receiver answered something else than 2xx. */
    STATUS,
    /** Where it points to is not gone to: the address has to be changed. */
    REDIRECT,
    /** It answered 410: it wants nothing more. */
    GONE,
    TIMEOUT,
    UNKNOWN_HOST,
    PRIVATE_ADDRESS,
    TLS,
    UNREACHABLE,
    /** The webhook was switched off before it was tried. */
    SWITCHED_OFF;

    /** As the API names it: {@code unknown-host}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
