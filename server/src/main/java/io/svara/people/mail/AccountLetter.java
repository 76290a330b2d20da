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
    /** An administrator has set it: {@code organization}. */
    PASSWORD_SET,
    /** To the address that signs in from now on, {@code email}: {@code organization}. */
    ADDRESS_GIVEN,
    /** To the one that did, {@code email}: {@code organization}. It may be a stranger's, so the new one is not in it. */
    ADDRESS_TAKEN,
    TWO_FACTOR_ON,
    TWO_FACTOR_OFF,
    /** Beside others. */
    APP_ADDED,
    /** Others stay. */
    APP_REMOVED,
    /** Beside others. */
    EMAIL_CODE_ADDED,
    /** Others stay. */
    EMAIL_CODE_REMOVED,
    /** {@code passkey}: the name that its owner gave it. */
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    /** {@code left}: how many there are still. */
    RECOVERY_CODE_USED,
    RECOVERY_CODES_RENEWED,
    /** {@code token}: the name that its owner gave it. */
    API_TOKEN_MADE;

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
