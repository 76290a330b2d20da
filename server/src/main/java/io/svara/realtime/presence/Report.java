package io.svara.realtime.presence;

import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.tickets.TicketId;
import java.util.Locale;

/**
 * One screen says where it is.
 *
 * @param screen what tells the agent's screens apart; letters, digits, {@code -} and {@code _}
 * @param order grows from one report of a screen to the next: a notice does not keep their order
 */
record Report(
        OrganizationId organization, TicketId ticket, AgentId agent, String screen, PresenceState state, long order) {

    static final String TOPIC = "presence";

    String key() {
        return String.join(
                ".",
                Long.toString(organization.value()),
                Long.toString(ticket.value()),
                Long.toString(agent.value()),
                screen,
                state.name().toLowerCase(Locale.ROOT),
                Long.toString(order));
    }

    static Report parse(String key) {
        var parts = key.split("\\.", -1);
        return new Report(
                new OrganizationId(Long.parseLong(parts[0])),
                new TicketId(Long.parseLong(parts[1])),
                new AgentId(Long.parseLong(parts[2])),
                parts[3],
                PresenceState.valueOf(parts[4].toUpperCase(Locale.ROOT)),
                Long.parseLong(parts[5]));
    }
}
