package io.svara.people;

/** What an agent proves besides the password. */
public record TwoFactorState(boolean app, boolean email, int passkeys, int recoveryCodesLeft) {

    public static final TwoFactorState OFF = new TwoFactorState(false, false, 0, 0);

    /** The strongest of them: {@code passkey}, {@code app}, {@code email} or {@code none}. */
    public String strongest() {
        if (passkeys > 0) {
            return "passkey";
        }
        if (app) {
            return "app";
        }
        return email ? "email" : "none";
    }

    /** Whether signing in takes a second step. */
    public boolean isOn() {
        return app || email || passkeys > 0;
    }
}
