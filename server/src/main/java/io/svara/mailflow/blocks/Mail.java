package io.svara.mailflow.blocks;

import io.svara.channels.Address;
import io.svara.channels.MessageHeader;
import io.svara.contacts.CompanyId;
import io.svara.flow.text.Text;
import io.svara.mailboxes.MailboxId;
import io.svara.mailflow.language.MailLanguage;
import io.svara.organization.LabelId;
import io.svara.tickets.Priority;
import io.svara.tickets.TicketChanges;
import io.svara.webhooks.WebhookId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Mail Flow looks at: a mail, its ticket, and what the flow has decided so far, which later blocks see as if it were done.
 *
 * @param mailbox to which it came; null where somebody tries a flow out without saying
 * @param first whether it opened its ticket
 * @param at when it came, on the clock of its mailbox
 * @param from the address in From, whatever Reply-To says, and the name that stands with it
 * @param requester the same of Reply-To where there is one, else of From
 * @param body what can be read of it, with what it quotes
 * @param header read from storage only for blocks that ask for it
 * @param language found out only for blocks that ask for it
 * @param changes of its ticket, decided so far
 * @param silent whether it is not to be answered by itself
 * @param webhooks that are to be told of it
 */
public record Mail(
        @Nullable MailboxId mailbox,
        boolean first,
        ZonedDateTime at,
        List<Text> from,
        List<Text> requester,
        Text subject,
        Text body,
        List<File> files,
        MessageHeader header,
        MailLanguage language,
        TicketSight ticket,
        TicketChanges changes,
        boolean silent,
        Set<WebhookId> webhooks) {

    /** An attachment; pictures in the text are none. */
    public record File(Text name, Text type, long bytes) {

        public static File of(String name, String type, long bytes) {
            return new File(Text.of(name), Text.of(type), bytes);
        }
    }

    /** The mail's ticket as it was before the flow. Asked only when a block wants to know. */
    public interface TicketSight {

        Priority priority();

        Set<LabelId> labels();

        /** Whether who asks had asked before, in another ticket. */
        boolean isRequesterKnown();

        /** Whose contact who asks is. */
        Optional<CompanyId> company();
    }

    /** An address and the name that stands with it are compared each for itself. */
    public static List<Text> texts(Address address) {
        return Stream.of(address.email(), address.name())
                .filter(part -> !part.isBlank())
                .map(Text::of)
                .toList();
    }

    /** Of the fields of this name, of which there may be several; a single empty one where there is none. */
    List<Text> headers(String name) {
        var values = header.all(name);
        return values.isEmpty()
                ? List.of(Text.of(""))
                : values.stream().map(Text::of).toList();
    }

    public Priority priority() {
        return changes.priority() == null ? ticket.priority() : changes.priority();
    }

    public Set<LabelId> labels() {
        var labels = new HashSet<>(ticket.labels());
        labels.addAll(changes.added());
        labels.removeAll(changes.removed());
        return labels;
    }

    public Mail with(MessageHeader read) {
        return new Mail(
                mailbox, first, at, from, requester, subject, body, files, read, language, ticket, changes, silent,
                webhooks);
    }

    Mail with(TicketChanges more) {
        return decided(more, silent, webhooks);
    }

    Mail silenced() {
        return decided(changes, true, webhooks);
    }

    Mail telling(WebhookId webhook) {
        var more = new HashSet<>(webhooks);
        more.add(webhook);
        return decided(changes, silent, Set.copyOf(more));
    }

    private Mail decided(TicketChanges more, boolean isSilent, Set<WebhookId> told) {
        return new Mail(
                mailbox, first, at, from, requester, subject, body, files, header, language, ticket, more, isSilent,
                told);
    }
}
