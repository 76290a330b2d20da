package io.svara.kernel.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * How far an API token reaches, beside what its agent may: the desk's work or what administrators set, to read or to
 * write too. Who may write may read.
 */
public enum TokenScope {
    TICKETS_READ,
    TICKETS_WRITE,
    ADMIN_READ,
    ADMIN_WRITE;

    /** As the API names it: {@code tickets:read}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    public static Optional<TokenScope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }

    /**
     * What a use case asks of a token. What any program has to know to find its way (labels, mailboxes, who it is) can be
     * read with every scope, so that stands for the least of them.
     */
    static TokenScope neededFor(Permission permission, boolean reading) {
        return switch (permission) {
            case NONE, SIGNED_IN, TICKETS, DELETE_TICKETS -> reading ? TICKETS_READ : TICKETS_WRITE;
            default -> reading ? ADMIN_READ : ADMIN_WRITE;
        };
    }

    static boolean allow(Collection<TokenScope> scopes, Permission permission, boolean reading) {
        if (permission == Permission.NONE || (permission == Permission.SIGNED_IN && reading)) {
            return true;
        }
        return scopes.stream().anyMatch(scope -> scope.covers(neededFor(permission, reading)));
    }

    private boolean covers(TokenScope needed) {
        return this == needed
                || (this == TICKETS_WRITE && needed == TICKETS_READ)
                || (this == ADMIN_WRITE && needed == ADMIN_READ);
    }
}
