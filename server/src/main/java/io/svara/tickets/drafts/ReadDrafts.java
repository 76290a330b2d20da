package io.svara.tickets.drafts;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Visibilities;
import org.jspecify.annotations.Nullable;

/** All that one has begun to write, newest first, and the one new ticket among it. */
@UseCase(permission = Permission.TICKETS, readOnly = true)
class ReadDrafts {

    private final DraftRows drafts;
    private final DraftViews views;
    private final Visibilities visibilities;

    ReadDrafts(DraftRows drafts, DraftViews views, Visibilities visibilities) {
        this.drafts = drafts;
        this.views = views;
        this.visibilities = visibilities;
    }

    /** Without those at tickets that the agent no longer sees; they are back when the ticket is. */
    Page<DraftView> list(int limit, @Nullable Cursor after) {
        var agent = Scope.agent();
        var visibility = visibilities.of(agent);
        var page = Page.cut(
                drafts.page(agent.agent(), visibility, after, limit + 1),
                limit,
                draft -> new Cursor(draft.updatedAt(), draft.id().value()));
        return new Page<>(views.all(page.items(), visibility), page.next());
    }

    DraftView newTicket() {
        return drafts.find(DraftPlace.newTicket())
                .map(draft -> views.one(draft, visibilities.ofCurrentAgent()))
                .orElseThrow(() ->
                        Problem.of(Problem.Kind.NOT_FOUND, "no-draft", "You have not begun to write a new ticket."));
    }
}
