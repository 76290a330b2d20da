package io.svara.tickets.delivery;

import io.svara.channels.Authenticity;
import io.svara.channels.AuthenticityListener;
import io.svara.channels.MessageId;
import io.svara.tickets.store.MessageRows;
import org.springframework.stereotype.Component;

/** Shows on a message whether its sender is who they say. */
@Component
class AuthenticityUpdates implements AuthenticityListener {

    private final MessageRows messages;

    AuthenticityUpdates(MessageRows messages) {
        this.messages = messages;
    }

    @Override
    public void checked(MessageId message, Authenticity authenticity) {
        messages.authenticity(message, authenticity);
    }
}
