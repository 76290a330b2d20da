package io.svara.people;

import io.svara.kernel.access.Permission;
import io.svara.kernel.problem.Problem;
import io.svara.people.account.PasswordRules;
import java.util.Set;

/**
 * An agent to be added.
 *
 * @param email the username; it may be undeliverable
 * @param passwordKind how good the password has to be, and whether it lasts
 */
public record NewAgent(
        String name,
        String email,
        String password,
        PasswordKind passwordKind,
        String department,
        Office office,
        boolean superadmin,
        Set<Permission> permissions) {

    /** Front office may be shown to visitors; back office works inside. */
    public enum Office {
        FRONT,
        BACK
    }

    public enum PasswordKind {
        /** Chosen by the agent. */
        OWN,
        /** Set by an administrator: to be changed at the first sign-in. */
        TEMPORARY,
        /** The well-known password of the demo. No rule is asked of it. */
        DEMO
    }

    /** Known to everybody, so it opens accounts where the server runs as a demo and nowhere else. */
    public static final String DEMO_PASSWORD = "svara-demo";

    public static final int MIN_PASSWORD_LENGTH = PasswordRules.MIN_LENGTH;
    private static final int MAX_LENGTH = 100;

    public NewAgent {
        permissions = Set.copyOf(permissions);
        name = name.strip();
        department = department.strip();
        if (name.isEmpty() || name.length() > MAX_LENGTH) {
            throw Problem.invalid("name", "out-of-range", "Give a name of at most " + MAX_LENGTH + " characters.");
        }
        if (department.length() > MAX_LENGTH) {
            throw Problem.invalid("department", "too-long", "Use at most " + MAX_LENGTH + " characters.");
        }
    }

    /** Never the password: this may end up in a log. */
    @Override
    public String toString() {
        return "NewAgent[...]";
    }

    public static NewAgent superadmin(String name, String email, String password, PasswordKind passwordKind) {
        return new NewAgent(name, email, password, passwordKind, "", Office.FRONT, true, Set.of());
    }

    public static NewAgent agent(String name, String email, String password, PasswordKind passwordKind) {
        return new NewAgent(name, email, password, passwordKind, "", Office.FRONT, false, Set.of());
    }
}
