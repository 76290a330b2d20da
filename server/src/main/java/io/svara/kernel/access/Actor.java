package io.svara.kernel.access;

import io.svara.kernel.AccountId;
import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who acts, and in which organisation. */
public sealed interface Actor {

    OrganizationId organization();

    boolean may(Permission permission);

    /** Whether it may hand this on to others: what it may itself. A superadmin everything, whatever their own licence level. */
    default boolean mayGive(Permission permission) {
        return may(Permission.SUPERADMIN) || may(permission);
    }

    /**
     * A signed-in agent, or a program with that agent's token.
     *
     * @param permissions all that were given, also those that do not count
     * @param services of the licence level: permissions of others do not count, not even a superadmin's
     * @param token null for a person at a browser, and for a use case that calls another
     */
    record Agent(
            OrganizationId organization,
            AgentId agent,
            AccountId account,
            boolean superadmin,
            Set<Permission> permissions,
            Set<Permission.Service> services,
            @Nullable Token token)
            implements Actor {

        public Agent {
            permissions = Set.copyOf(permissions);
            services = Set.copyOf(services);
        }

        public Agent(
                OrganizationId organization,
                AgentId agent,
                AccountId account,
                boolean superadmin,
                Set<Permission> permissions) {
            this(organization, agent, account, superadmin, permissions, EnumSet.allOf(Permission.Service.class), null);
        }

        public Agent by(Token used) {
            return new Agent(organization, agent, account, superadmin, permissions, services, used);
        }

        @Override
        public boolean may(Permission permission) {
            return switch (permission) {
                case NONE, SIGNED_IN, TICKETS -> true;
                case SUPERADMIN -> superadmin;
                default -> services.contains(permission.service()) && (superadmin || permissions.contains(permission));
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
