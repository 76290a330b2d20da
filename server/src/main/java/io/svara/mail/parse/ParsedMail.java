package io.svara.mail.parse;

import io.svara.channels.Protection;
import io.svara.channels.html.HtmlText;
import io.svara.mail.parse.report.DeliveryReport;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says. All strings are free of NUL and bounded; those of the header are on one line, decoded, and free of
 * control characters and of characters that turn the direction of writing.
 *
 * @param messageId without angle brackets; null when the mail has none
 * @param inReplyTo message ids, without angle brackets
 * @param references message ids, without angle brackets, oldest first; of a very long list the last ones
 * @param from whom the mail says it is from; usually one, can be empty
 * @param subject empty when there is none
 * @param date when it was written, by the sender's clock; null when missing or senseless
 * @param text the mail's plain text, lines ended by {@code \n}; null when it has only HTML
 * @param html the HTML as it came, <b>not safe to show</b>; null when it has only text
 * @param report what it reports of a mail sent before; null when it is no report
 * @param attachedSender who wrote the one mail that is attached to it; null where none is, or several are
 * @param protection how it was signed or encrypted; null where it was not
 * @param contentDigest SHA-256 (hex) over From, Date, Subject and the body's bytes, not over the marks that servers
 *     leave on the way: two copies of a mail have the same
 * @param flaws what could not be taken as it was
 */
public record ParsedMail(
        @Nullable String messageId,
        List<String> inReplyTo,
        List<String> references,
        List<MailAddress> from,
        List<MailAddress> replyTo,
        List<MailAddress> to,
        List<MailAddress> cc,
        String subject,
        @Nullable Instant date,
        @Nullable String text,
        @Nullable String html,
        List<MailAttachment> attachments,
        MailHeaders headers,
        Automation automation,
        @Nullable DeliveryReport report,
        @Nullable MailAddress attachedSender,
        @Nullable Protection protection,
        String contentDigest,
        Set<Flaw> flaws) {

    /** Where {@link #isWhole} is false, something of the mail is only in its raw bytes. */
    public enum Flaw {
        /** There is no header of a mail; all of it is taken as text. */
        NO_HEADER,
        /** Fields too long or too many were cut. */
        HEADER_CUT,
        /** Text or HTML too long was cut. */
        TEXT_CUT,
        /** Parts nested too deep are together in one attachment. */
        TOO_DEEP,
        /** Parts behind the first thousand were not opened. */
        TOO_MANY_PARTS,
        /** The structure breaks off; what came before is here. */
        BROKEN_STRUCTURE,
        /** It took too long; what was read by then is here. */
        OUT_OF_TIME
    }

    public ParsedMail {
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
        from = List.copyOf(from);
        replyTo = List.copyOf(replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        attachments = List.copyOf(attachments);
        flaws = Set.copyOf(flaws);
    }

    /** The text, made from the HTML where the mail brings none; empty when it brings neither. */
    public String readableText() {
        if (text != null) {
            return text;
        }
        return html == null ? "" : HtmlText.toText(html);
    }

    /** False where the caller should attach the raw mail, because something of it is not here. */
    public boolean isWhole() {
        return flaws.isEmpty() || flaws.equals(Set.of(Flaw.TOO_DEEP));
    }
}
