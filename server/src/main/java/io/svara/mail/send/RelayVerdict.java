package io.svara.mail.send;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a look at a relay found: where it goes wrong first. */
public enum RelayVerdict {
    OK,
    HOST_UNKNOWN,
    /** This machine or a private network. */
    HOST_PRIVATE,
    REFUSED,
    TIMEOUT,
    TLS_FAILED,
    SIGN_IN_REFUSED,
    /** The account's owner has taken back what they granted, or it has run out. */
    GRANT_LAPSED,
    /** The account's provider does not know this installation. */
    PROVIDER_REFUSED,
    /** The provider gives out no token to sign in with just now. */
    PROVIDER_AWAY,
    SENDER_REFUSED,
    /** It answers something else than a mail server does, or is out of order. */
    UNUSABLE;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static RelayVerdict of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
