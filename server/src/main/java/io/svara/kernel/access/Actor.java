package io.svara.kernel.access;

import io.svara.kernel.AccountId;
import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import java.util.Set;

/** Who acts, and in which organisation. */
public sealed interface Actor {

    OrganizationId organization();

    boolean may(Permission permission);

    /** A signed-in agent, or a program with that agent's token. */
    record Agent(
            OrganizationId organization,
            AgentId agent,
            AccountId account,
            boolean superadmin,
            Set<Permission> permissions)
            implements Actor {

        public Agent {
            permissions = Set.copyOf(permissions);
        }

        @Override
        public boolean may(Permission permission) {
            return switch (permission) {
                case NONE, SIGNED_IN -> true;
                // an agent without a mailbox sees no ticket: the visibility is empty, the call itself is allowed
                case TICKETS -> true;
                case SUPERADMIN -> superadmin;
                case AGENTS, GROUPS, LABELS, SCHEDULES, MAILBOXES, DELETE_TICKETS, RECIPIENTS, API_TOKENS, AUDIT_LOG ->
                    superadmin || permissions.contains(permission);
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
