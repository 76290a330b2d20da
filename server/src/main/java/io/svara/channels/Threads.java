package io.svara.channels;

import io.svara.mailboxes.MailboxId;
import java.util.Optional;

/** What a channel may ask of a conversation that it only knows by its id. Filled by tickets. */
public interface Threads {

    /** Where the conversation is now; empty when there is none of this id. Needs its organisation in scope. */
    Optional<MailboxId> mailbox(ThreadId thread);
}
