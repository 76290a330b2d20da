package io.svara.tickets;

import io.svara.channels.InboundMessage;
import io.svara.channels.MessageId;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.MailboxId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What upper modules do with a message that has just come in, inside the transaction that makes its ticket: what must
 * be true at commit. Not run for mail of a blocked sender, which is in the trash by then. Steps run phase by phase; a failing step fails the intake, which is then tried again.
 */
public interface IntakeStep {

    /** In this order, whatever order the steps were registered in. */
    enum Phase {
        /** Mail flow: labels, assignee, priority, status. */
        ROUTE,
        /** Whom the mailbox gives it to, unless it is somebody's already. */
        ASSIGN,
        /** SLA: deadlines by what the ticket has become. */
        CLOCKS,
        /** Automatic response, unless an earlier phase has switched it off. The ticket has its number by now. */
        RESPOND
    }

    Phase phase();

    void run(Arrival arrival);

    /**
     * @param opened whether the message opened the ticket or joined it
     * @param held whether it claims to be an agent's, and is not believed yet
     * @param text what it says, as it is kept: of HTML what can be read
     * @param course what earlier steps have decided for later ones
     */
    record Arrival(
            TicketId ticket,
            MessageId messageId,
            boolean opened,
            boolean held,
            Mailbox mailbox,
            InboundMessage message,
            String text,
            Course course) {}

    /** What the steps of one arrival tell each other; of that one thread. */
    final class Course {

        private boolean assigned;
        private boolean silent;
        private boolean trashed;
        private @Nullable MailboxId movedTo;
        private final List<Runnable> last = new ArrayList<>();

        public boolean isAssigned() {
            return assigned;
        }

        public void assigned() {
            assigned = true;
        }

        /** Whether it is answered by nobody but an agent. */
        public boolean isSilent() {
            return silent;
        }

        public void silence() {
            silent = true;
        }

        /** Whether its ticket is in the trash: nobody works with it. */
        public boolean isTrashed() {
            return trashed;
        }

        public void trashed() {
            trashed = true;
        }

        /** Null: the ticket is where the message came to. */
        public @Nullable MailboxId movedTo() {
            return movedTo;
        }

        public void moved(MailboxId into) {
            movedTo = into;
        }

        /** To be done in this transaction when all steps have been run: what tells of the ticket as it has become. */
        public void atLast(Runnable work) {
            last.add(work);
        }

        public void end() {
            last.forEach(Runnable::run);
        }
    }
}
