package io.svara.mail.send;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is to leave. Line breaks in texts of the header become spaces; in ids and addresses they are refused.
 *
 * @param envelopeFrom where failure reports go; empty for {@code <>}
 * @param bcc receive the mail but stand in none of its headers
 * @param text the plain text; always there, also beside HTML
 * @param messageId with angle brackets, written exactly as it is
 * @param references oldest first; the first and the newest are kept when they are many
 * @param automatic marked so that other machines do not answer it
 */
public record OutgoingMail(
        MailAddress from,
        String envelopeFrom,
        List<MailAddress> to,
        List<MailAddress> cc,
        List<MailAddress> bcc,
        @Nullable MailAddress replyTo,
        String subject,
        String text,
        @Nullable String html,
        String messageId,
        @Nullable String inReplyTo,
        List<String> references,
        boolean automatic,
        List<OutgoingAttachment> attachments,
        Instant date) {

    private static final int MAX_SUBJECT_CHARACTERS = 900;
    private static final int MAX_LATER_REFERENCES = 20;

    public OutgoingMail {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        attachments = List.copyOf(attachments);
        subject = HeaderText.cut(HeaderText.clean(subject), MAX_SUBJECT_CHARACTERS);
        HeaderText.requireMessageId("messageId", messageId);
        // what a customer's program once sent must not keep our answer from leaving
        inReplyTo = inReplyTo != null && MessageIds.isMessageId(inReplyTo) ? inReplyTo : null;
        references = bounded(references);
    }

    /** All who receive it, each once. */
    public OutgoingEnvelope envelope() {
        Set<String> recipients = new LinkedHashSet<>();
        Stream.of(to, cc, bcc).flatMap(List::stream).map(MailAddress::address).forEach(recipients::add);
        return new OutgoingEnvelope(envelopeFrom, List.copyOf(recipients));
    }

    private static List<String> bounded(List<String> references) {
        List<String> ids =
                references.stream().filter(MessageIds::isMessageId).distinct().toList();
        if (ids.size() <= MAX_LATER_REFERENCES + 1) {
            return ids;
        }
        List<String> kept = new ArrayList<>(List.of(ids.getFirst()));
        kept.addAll(ids.subList(ids.size() - MAX_LATER_REFERENCES, ids.size()));
        return List.copyOf(kept);
    }
}
