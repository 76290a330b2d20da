package io.svara.people.twofactor;

import io.svara.people.TwoFactorState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an organisation asks of all its agents (ORG-11). */
public enum Requirement {
    NONE,
    ANY,
    /** A code by mail is worth what the mailbox is worth, so it does not do. */
    APP_OR_PASSKEY;

    public boolean isMetBy(TwoFactorState state) {
        return switch (this) {
            case NONE -> true;
            case ANY -> state.isOn();
            case APP_OR_PASSKEY -> state.app() || state.passkeys() > 0;
        };
    }

    /** As the API and the database name it: {@code app-or-passkey}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Requirement> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
