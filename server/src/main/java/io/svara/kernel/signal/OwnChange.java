package io.svara.kernel.signal;

import io.svara.kernel.AgentId;
import io.svara.kernel.Id;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Scope;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something has changed that only one agent sees: by their own hand, and their other screens are to show it too, or in
 * what they may do. Told after the commit to that agent's open screens and to nobody else.
 *
 * @param ticket the id of the ticket that it is about; null for none
 * @param kind which of several, where there are several at one ticket (a draft's kind)
 */
public record OwnChange(
        OrganizationId organization,
        AgentId agent,
        What what,
        @Nullable Long ticket,
        @Nullable String kind) {

    public enum What {
        DRAFT,
        SEEN,
        STAR,
        PROFILE,
        /** What the agent may do or see; changed by somebody else. */
        ACCESS;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static final String TOPIC = "mine";
    private static final String NONE = "-";

    /** By the agent of the scope. */
    public static OwnChange of(What what) {
        var agent = Scope.agent();
        return new OwnChange(agent.organization(), agent.agent(), what, null, null);
    }

    public static OwnChange of(What what, Id ticket) {
        var agent = Scope.agent();
        return new OwnChange(agent.organization(), agent.agent(), what, ticket.value(), null);
    }

    /** To an agent who has not made the change, but whom it concerns alone. */
    public static OwnChange to(OrganizationId organization, AgentId agent, What what) {
        return new OwnChange(organization, agent, what, null, null);
    }

    public OwnChange kind(String chosen) {
        return new OwnChange(organization, agent, what, ticket, chosen);
    }

    public void publishAfterCommit(Signals signals) {
        signals.publishAfterCommit(TOPIC, key());
    }

    String key() {
        return String.join(
                ".",
                Long.toString(organization.value()),
                Long.toString(agent.value()),
                what.word(),
                ticket == null ? NONE : ticket.toString(),
                kind == null ? NONE : kind);
    }

    public static OwnChange parse(String key) {
        var parts = key.split("\\.", -1);
        return new OwnChange(
                new OrganizationId(Long.parseLong(parts[0])),
                new AgentId(Long.parseLong(parts[1])),
                What.valueOf(parts[2].toUpperCase(Locale.ROOT)),
                parts[3].equals(NONE) ? null : Long.valueOf(parts[3]),
                parts[4].equals(NONE) ? null : parts[4]);
    }
}
