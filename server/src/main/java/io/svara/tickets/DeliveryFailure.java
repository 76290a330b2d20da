package io.svara.tickets;

import io.svara.channels.FailureReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report says in fixed words of a message that did not arrive, or not yet.
 *
 * @param reason null where no report said anything
 * @param recipients who has not got it, as the report spells them
 */
public record DeliveryFailure(@Nullable FailureReason reason, List<String> recipients) {

    public static final DeliveryFailure NONE = new DeliveryFailure(null, List.of());

    public DeliveryFailure {
        recipients = List.copyOf(recipients);
    }
}
