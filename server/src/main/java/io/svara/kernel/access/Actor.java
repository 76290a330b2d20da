package io.svara.kernel.access;

import io.svara.kernel.AccountId;
import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who acts, and in which organisation. */
public sealed interface Actor {

    OrganizationId organization();

    boolean may(Permission permission);

    /**
     * A signed-in agent, or a program with that agent's token.
     *
     * @param token null for a person at a browser, and for a use case that calls another
     */
    record Agent(
            OrganizationId organization,
            AgentId agent,
            AccountId account,
            boolean superadmin,
            Set<Permission> permissions,
            @Nullable Token token)
            implements Actor {

        public Agent {
            permissions = Set.copyOf(permissions);
        }

        public Agent(
                OrganizationId organization,
                AgentId agent,
                AccountId account,
                boolean superadmin,
                Set<Permission> permissions) {
            this(organization, agent, account, superadmin, permissions, null);
        }

        public Agent by(Token used) {
            return new Agent(organization, agent, account, superadmin, permissions, used);
        }

        @Override
        public boolean may(Permission permission) {
            return switch (permission) {
                case NONE, SIGNED_IN, TICKETS -> true;
                case SUPERADMIN -> superadmin;
                default -> superadmin || permissions.contains(permission);
            };
        }
    }

    /** Svara itself: a mail came in, a job runs. {@code cause} is a stable word for the log, such as {@code mail}. */
    record Svara(OrganizationId organization, String cause) implements Actor {

        @Override
        public boolean may(Permission permission) {
            return true;
        }
    }
}
