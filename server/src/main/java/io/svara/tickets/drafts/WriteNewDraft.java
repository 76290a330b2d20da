package io.svara.tickets.drafts;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Visibilities;

/** Keeps what an agent types of a ticket that is not there yet (TIC-13), or throws it away. */
@UseCase(permission = Permission.TICKETS)
class WriteNewDraft {

    private final Drafts drafts;
    private final DraftViews views;
    private final Visibilities visibilities;

    WriteNewDraft(Drafts drafts, DraftViews views, Visibilities visibilities) {
        this.drafts = drafts;
        this.views = views;
        this.visibilities = visibilities;
    }

    DraftView save(DraftRequest request) {
        var visibility = visibilities.ofCurrentAgent();
        if (request.mailboxId() != null && !visibility.sees(request.mailboxId())) {
            throw Problem.invalid("mailboxId", "unknown-mailbox", "Choose one of your own mailboxes.");
        }
        return views.one(drafts.save(DraftPlace.newTicket(), request), visibility);
    }

    void remove() {
        drafts.remove(DraftPlace.newTicket());
    }
}
