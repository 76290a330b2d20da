package io.svara.channels;

import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Visibility;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** What a channel may ask of a conversation that it only knows by its id. Filled by tickets. */
public interface Threads {

    /** Where the conversation is now; empty when there is none of this id. Needs its organisation in scope. */
    Optional<MailboxId> mailbox(ThreadId thread);

    /** Those of the conversations that may be seen where they are now. */
    Set<ThreadId> visible(Visibility visibility, Collection<ThreadId> threads);
}
