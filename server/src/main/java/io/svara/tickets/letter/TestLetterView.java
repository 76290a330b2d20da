package io.svara.tickets.letter;

import io.svara.channels.TestMailId;
import io.svara.channels.TestMails;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A test mail and what became of it.
 *
 * @param state {@code queued}, {@code sent}, {@code kept} (the demo sends nothing) or {@code failed}
 * @param detail the server's answer, or why it waits; null where there is nothing to say
 */
record TestLetterView(
        TestMailId id, String to, String state, @Nullable String detail, Instant sentAt) {

    static TestLetterView of(TestMails.Sent sent) {
        return new TestLetterView(sent.id(), sent.to(), sent.state().word(), sent.detail(), sent.sentAt());
    }
}
