package io.svara.mail.authentication;

import io.svara.channels.MessageId;
import io.svara.channels.ReceivedMail;
import io.svara.channels.SenderChecks;
import io.svara.kernel.queue.DueQueue;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Lets a message's sender be checked, once its transaction has committed. */
@Component
public class SenderQuestions {

    private final AuthenticationRows rows;
    private final DueQueue queue;
    private final Clock clock;

    SenderQuestions(AuthenticationRows rows, @Qualifier("mailAuthentication") DueQueue queue, Clock clock) {
        this.rows = rows;
        this.queue = queue;
        this.clock = clock;
    }

    /** @param checks null until DNS was asked */
    public record Answer(
            ReceivedMail.HandedOver handedOver, @Nullable SenderChecks checks) {}

    /** Empty where nobody asked. */
    public Optional<Answer> answer(MessageId message) {
        return rows.find(message)
                .map(known -> new Answer(
                        new ReceivedMail.HandedOver(
                                known.remoteAddress(),
                                known.helo(),
                                known.sender(),
                                known.recipient(),
                                known.tls(),
                                known.receivedAt()),
                        known.checks()));
    }

    public void ask(Map<MessageId, HandedOver> mails) {
        if (!mails.isEmpty()) {
            rows.add(mails, clock.instant());
            queue.wakeAfterCommit();
        }
    }
}
