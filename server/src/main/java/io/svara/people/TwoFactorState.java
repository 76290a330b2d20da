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

    /** How many there are, recovery codes aside. */
    public int factors() {
        return passkeys + (app ? 1 : 0) + (email ? 1 : 0);
    }

    /** Whether signing in takes a second step. */
    public boolean isOn() {
        return factors() > 0;
    }
}
