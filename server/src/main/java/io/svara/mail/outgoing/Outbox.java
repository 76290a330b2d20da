package io.svara.mail.outgoing;

import io.svara.channels.ThreadId;
import io.svara.channels.Threads;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import io.svara.kernel.problem.Problem;
import io.svara.mail.outgoing.OutgoingMailRows.Outgoing;
import io.svara.mailboxes.Visibilities;
import io.svara.storage.Blobs;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has left, waits or is kept, and why. A kept mail can be read whole. */
@UseCase(permission = Permission.TICKETS, readOnly = true)
class Outbox {

    private final OutgoingMailRows rows;
    private final Visibilities visibilities;
    private final Threads threads;
    private final Blobs blobs;

    Outbox(OutgoingMailRows rows, Visibilities visibilities, Threads threads, Blobs blobs) {
        this.rows = rows;
        this.visibilities = visibilities;
        this.threads = threads;
        this.blobs = blobs;
    }

    Page<Outgoing> list(int limit, @Nullable Cursor after) {
        var found = rows.page(after, limit + 1);
        var page = Page.cut(found, limit, mail -> new Cursor(mail.createdAt(), mail.id()));
        var seen = seen(page.items());
        // a page can be shorter than asked: who may see a mail is its ticket's to say, wherever that is now
        return new Page<>(
                page.items().stream()
                        .filter(mail -> seen.contains(mail.thread()))
                        .toList(),
                page.next());
    }

    private Set<ThreadId> seen(List<Outgoing> mails) {
        return threads.visible(
                visibilities.ofCurrentAgent(),
                mails.stream().map(Outgoing::thread).toList());
    }

    InputStream raw(long id) {
        return rows.find(id)
                .filter(mail -> seen(List.of(mail)).contains(mail.thread()))
                .flatMap(mail -> Optional.ofNullable(mail.raw()))
                .map(raw -> blobs.open(Scope.organization(), raw))
                .orElseThrow(() -> Problem.notFound("kept-mail"));
    }
}
