package io.svara.tickets;

import io.svara.channels.Address;
import io.svara.channels.FailureReason;
import io.svara.channels.MessageId;
import io.svara.kernel.AgentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as the API shows it.
 *
 * @param forwardedFrom who wrote the mail that this one forwards, for an agent to take as the requester; null where
 *     nothing is forwarded, or nobody knows by whom
 * @param html safe to show; remote images wait as {@code data-src}; the mail that it answers stands in a
 *     {@code <div class="quoted-tail">}, a signature in a {@code <div class="signature">}
 * @param quotedTextFrom where in the text the mail that it answers begins, null where none does
 * @param remoteImages how many images wait
 * @param delivery null where nothing leaves
 * @param thirdParty whether somebody wrote it to whom the conversation was forwarded (TIC-8)
 * @param outside whether it was written in another program, by an agent or from the mailbox's own address
 * @param held what it claims to be, for an agent to confirm or not; null where nothing is to be decided
 * @param authenticity whether the sender is who they say: {@code verified}, {@code unverified}, {@code suspicious} or
 *     {@code unknown}; null where that was not asked, or not yet
 * @param protection {@code signed-smime}, {@code signed-pgp}, {@code encrypted-smime} or {@code encrypted-pgp}: nobody has checked
 *     the signature, and what is encrypted cannot be read here; null where neither was done
 * @param truncated whether the rest is only in the raw mail
 */
public record MessageView(
        MessageId id,
        MessageKind kind,
        @Nullable Address from,
        @Nullable AgentId agentId,
        @Nullable Address forwardedFrom,
        List<Address> to,
        List<Address> cc,
        List<Address> bcc,
        String subject,
        String text,
        String html,
        @Nullable Integer quotedTextFrom,
        int remoteImages,
        boolean truncated,
        List<AttachmentView> attachments,
        @Nullable Delivery delivery,
        boolean thirdParty,
        boolean outside,
        @Nullable HeldMessage held,
        boolean hasRaw,
        @Nullable String authenticity,
        @Nullable String protection,
        Instant createdAt) {

    /**
     * @param inline shown in its place in the text, so that it needs none in the list of files
     * @param role what else it is than a file: {@code calendar} and {@code mail} can be opened in place, a {@code signature} and
     *     what is {@code encrypted} say something of the message; null for all others
     * @param risky whether a computer would run it when it is opened
     * @param scan what the virus checker says; null where there is none, or was none when the file came
     */
    public record AttachmentView(
            AttachmentId id,
            String name,
            String contentType,
            long size,
            boolean inline,
            @Nullable String role,
            boolean risky,
            @Nullable ScanView scan) {}

    /**
     * @param state {@code waiting}, {@code clean}, {@code infected} (then it is locked) or {@code unchecked}
     * @param detail the virus' name; or why it is not checked: {@code unreachable} (tried again), {@code too-large},
     *     {@code failed}
     */
    public record ScanView(String state, @Nullable String detail) {}

    /**
     * @param state {@code scheduled}, {@code queued}, {@code sent}, {@code kept}, {@code delayed}, {@code failed} or
     *     {@code bounced}
     * @param detail the other side's answer, or why it waits
     * @param reason of what a delivery report says, a {@link FailureReason}'s word such as {@code mailbox-full}; null
     *     where there is no report
     * @param recipients who has not got it, as the report spells them; empty where it names nobody
     */
    public record Delivery(
            String state, @Nullable String detail, @Nullable String reason, List<String> recipients) {}
}
