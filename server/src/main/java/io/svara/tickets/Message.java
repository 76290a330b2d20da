package io.svara.tickets;

import io.svara.channels.Address;
import io.svara.channels.DeliveryState;
import io.svara.channels.MessageId;
import io.svara.channels.Protection;
import io.svara.kernel.AgentId;
import io.svara.storage.Sha256;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message's header. Its body is read apart.
 *
 * @param replyTo where the sender wants the answer, when that is elsewhere
 * @param forwardedFrom who wrote the mail that this one forwards; null where nothing is forwarded, or nobody knows
 * @param internetId its Message-ID without brackets; null for notes
 * @param delivery null where nothing leaves
 * @param thirdParty whether somebody wrote it to whom the conversation was forwarded
 * @param failure what a delivery report says of it
 * @param outside whether it was written in another program, by an agent or from the mailbox's own address
 * @param held what it claims to be; null once that is believed, or not, and of all others
 * @param matchedBy how a received one came into its ticket; null where nobody knows
 * @param authenticity {@link io.svara.channels.Authenticity}'s word; null where that was not asked, or not yet
 * @param protection how its writer has signed or encrypted it; null where that was not done
 */
public record Message(
        MessageId id,
        TicketId ticket,
        MessageKind kind,
        @Nullable AgentId author,
        @Nullable Address sender,
        @Nullable Address replyTo,
        @Nullable Address forwardedFrom,
        Recipients recipients,
        String subject,
        @Nullable String internetId,
        @Nullable Sha256 raw,
        @Nullable DeliveryState delivery,
        @Nullable String deliveryDetail,
        DeliveryFailure failure,
        boolean thirdParty,
        boolean outside,
        @Nullable HeldMessage held,
        @Nullable Match matchedBy,
        @Nullable String authenticity,
        @Nullable Protection protection,
        Instant createdAt) {}
