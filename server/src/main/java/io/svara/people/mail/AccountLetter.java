package io.svara.people.mail;

import java.util.Locale;

/** What agents are written about their accounts. Each has its words in {@code mails/messages_*.properties}, in each language. */
public enum AccountLetter {
    /** Added by an administrator: {@code organization}, {@code email}; the link leads to the sign-in page. */
    INTRODUCTION,
    /** Invited: {@code organization}, {@code inviter}, {@code until} (a date); the link leads to the invitation. */
    INVITATION,
    /** The link sets a new password: {@code minutes}. */
    PASSWORD_RESET,
    /** An administrator has asked for a new password; the link sets it: {@code organization}, {@code hours}. */
    PASSWORD_RESET_BY_ADMIN,
    /** {@code code}, {@code minutes}. */
    SIGN_IN_CODE,
    PASSWORD_CHANGED,
    TWO_FACTOR_ON,
    TWO_FACTOR_OFF,
    /** {@code passkey}: the name that its owner gave it. */
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    /** {@code left}: how many there are still. */
    RECOVERY_CODE_USED;

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
