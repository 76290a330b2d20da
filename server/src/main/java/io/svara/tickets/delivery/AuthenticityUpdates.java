package io.svara.tickets.delivery;

import io.svara.channels.Authenticity;
import io.svara.channels.AuthenticityListener;
import io.svara.channels.MessageId;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.tickets.outside.HeldMessages;
import io.svara.tickets.store.MessageRows;
import org.springframework.stereotype.Component;

/**
 * Shows on a message whether its sender is who they say. A held one whose domain vouches for it becomes what it claims to
 * be.
 */
@Component
class AuthenticityUpdates implements AuthenticityListener {

    private final MessageRows messages;
    private final HeldMessages held;
    private final Log log;

    AuthenticityUpdates(MessageRows messages, HeldMessages held, Log log) {
        this.messages = messages;
        this.held = held;
        this.log = log;
    }

    @Override
    public void checked(MessageId message, Authenticity authenticity) {
        messages.authenticity(message, authenticity);
        messages.find(message).ifPresent(found -> {
            if (found.held() != null && authenticity == Authenticity.VERIFIED) {
                held.believe(found);
            }
            // for screens that show it already
            log.append(Change.of("message.authenticated", "ticket", found.ticket())
                    .with("message", message)
                    .with("authenticity", authenticity));
        });
    }
}
