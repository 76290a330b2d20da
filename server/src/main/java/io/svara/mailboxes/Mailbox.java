package io.svara.mailboxes;

import io.svara.kernel.AgentId;
import io.svara.organization.schedules.ScheduleId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox's settings as other modules need them.
 *
 * @param address the address that customers know
 * @param inboundAddress the unguessable address on this installation's receiver, to which mail is forwarded
 * @param zone in which its tickets' times are shown
 * @param schedule whose hours it keeps; null: always open
 * @param responds whether its new tickets are answered by themselves
 * @param removal null: it stays
 * @param messageOrder in which messages are shown in its tickets, to agents who want no other
 */
public record Mailbox(
        MailboxId id,
        String name,
        String address,
        String inboundAddress,
        String numberPrefix,
        Status incoming,
        Status outgoing,
        Behaviours behaviours,
        ZoneId zone,
        @Nullable ScheduleId schedule,
        boolean responds,
        @Nullable Removal removal,
        MessageOrder messageOrder,
        long version) {

    /**
     * It is being removed: nothing new comes to it.
     *
     * @param into where its tickets go; null: into the trash
     */
    public record Removal(Instant since, @Nullable MailboxId into) {}

    public boolean removing() {
        return removal != null;
    }

    /**
     * What it does by itself (MBX-14).
     *
     * @param statusAfterReply a kind of status, such as {@code pending}, where the agent does not say
     * @param assignee who gets new tickets, where it is always the same agent
     */
    public record Behaviours(
            ClosedPolicy closedPolicy,
            String statusAfterReply,
            Assignment assignment,
            @Nullable AgentId assignee) {}

    /** Whether mail is known to flow: pending until the first one has, then success. */
    public enum Status {
        PENDING,
        SUCCESS,
        FAILED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Who gets a new ticket (TIC-10). */
    public enum Assignment {
        NONE,
        /** Always the same one. */
        AGENT,
        /** Those who see the mailbox, one after the other. */
        ROUND_ROBIN,
        /** Whoever of them has the fewest open tickets. */
        LEAST_LOADED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Assignment of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** What a customer's message to a closed ticket does (TIC-1). */
    public enum ClosedPolicy {
        FOLLOW_UP,
        REOPEN;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static ClosedPolicy of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** In which order the messages of a ticket are shown (MBX-8). */
    public enum MessageOrder {
        OLDEST_FIRST,
        NEWEST_FIRST;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<MessageOrder> find(String word) {
            return Arrays.stream(values())
                    .filter(value -> value.word().equals(word))
                    .findAny();
        }
    }

    /** The part of the address after the @. */
    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
