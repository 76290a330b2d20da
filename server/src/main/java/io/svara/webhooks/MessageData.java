package io.svara.webhooks;

import io.svara.channels.Address;
import io.svara.channels.MessageId;
import io.svara.kernel.AgentId;
import io.svara.tickets.MessageKind;
import io.svara.tickets.RuledTickets.Written;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as receivers of webhooks are told of it.
 *
 * @param from who sent it; null where an agent or Svara wrote it
 * @param replyTo where the sender wants the answer: as a rule, the same
 * @param agentId who wrote it here
 * @param text the first {@value #LONGEST} characters of what it says; the rest can be read by the API
 * @param truncated whether there is more
 */
public record MessageData(
        MessageId id,
        MessageKind kind,
        @Nullable Party from,
        @Nullable Party replyTo,
        @Nullable AgentId agentId,
        String subject,
        String text,
        boolean truncated,
        int attachments,
        Instant createdAt) {

    static final int LONGEST = 10_000;

    public record Party(String name, String address) {

        static @Nullable Party of(@Nullable Address address) {
            return address == null ? null : new Party(address.name(), address.email());
        }
    }

    public static MessageData of(Written message) {
        var header = message.header();
        return new MessageData(
                header.id(),
                header.kind(),
                Party.of(header.sender()),
                Party.of(header.replyTo() == null ? header.sender() : header.replyTo()),
                header.author(),
                header.subject(),
                beginning(message.text()),
                message.text().length() > LONGEST,
                message.attachments(),
                header.createdAt());
    }

    /** Never half of a character. */
    private static String beginning(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }
}
