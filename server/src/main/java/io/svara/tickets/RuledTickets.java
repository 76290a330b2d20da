package io.svara.tickets;

import io.svara.channels.Address;
import io.svara.channels.AttachedBlob;
import io.svara.channels.MessageHeader;
import io.svara.channels.MessageId;
import io.svara.contacts.ContactId;
import io.svara.kernel.log.Change;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Visibility;
import io.svara.organization.LabelId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What rules of upper modules ask of tickets, and do to them, in the caller's transaction. Filled inside the module. */
public interface RuledTickets {

    /**
     * Does all of it at once. Each change is in the ticket's history; what is so already is none.
     *
     * @param why what the rule itself tells; its cause becomes that of each change
     */
    void change(TicketId ticket, TicketChanges changes, Change why);

    /** Has its labels guessed, soon after the caller's transaction. */
    void suggestLabels(TicketId ticket);

    /** As it is now, for whoever tells of it: starred and unread by nobody. Empty: it is there no more. */
    Optional<TicketView> view(TicketId ticket);

    /** Any message, with what it says, for whoever tells of it. */
    Optional<Written> message(MessageId message);

    /** @param attachments how many files come with it; pictures in the text are none */
    record Written(Message header, String text, int attachments) {}

    Priority priority(TicketId ticket);

    Set<LabelId> labels(TicketId ticket);

    /** Who asks. */
    ContactId requester(TicketId ticket);

    /** Whether who asked had asked before, in another ticket. */
    boolean isRequesterKnown(TicketId ticket);

    /** Whether a ticket can be given this status. */
    boolean hasStatus(String kindOrId);

    /** Whether a ticket can be given this type. */
    boolean hasType(TypeId type);

    /** Whether tickets have this field. */
    boolean hasField(FieldId field);

    /** Those that an agent stands in. */
    List<FieldId> fieldsOfAgents();

    /** Whether this may stand in the field, as its kind is and its options are now; a field that is gone refuses nothing. */
    boolean takes(FieldId field, Object value);

    /** A customer's message as it came, if the agent may see it. */
    Optional<Received> received(MessageId message, Visibility visibility);

    /**
     * @param opened whether it opened its ticket
     * @param mailbox in which its ticket is now
     * @param header reads the mail from storage: to be asked outside of a transaction
     */
    record Received(
            TicketId ticket,
            boolean opened,
            MailboxId mailbox,
            Address from,
            Address requester,
            String subject,
            String text,
            List<AttachedBlob> attachments,
            Instant at,
            Supplier<MessageHeader> header) {}
}
