package io.svara.mail.outgoing;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import io.svara.kernel.problem.Problem;
import io.svara.mail.outgoing.OutgoingMailRows.Outgoing;
import io.svara.storage.Blobs;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has left, waits or is kept, and why. A kept mail can be read whole. */
@UseCase(permission = Permission.TICKETS, readOnly = true)
class Outbox {

    private final OutgoingMailRows rows;
    private final SeenMails seen;
    private final Blobs blobs;

    Outbox(OutgoingMailRows rows, SeenMails seen, Blobs blobs) {
        this.rows = rows;
        this.seen = seen;
        this.blobs = blobs;
    }

    Page<Outgoing> list(int limit, @Nullable Cursor after) {
        var found = rows.page(after, limit + 1);
        var page = Page.cut(found, limit, mail -> new Cursor(mail.createdAt(), mail.id()));
        // a page can be shorter than asked: who may see a mail is its ticket's to say, wherever that is now
        return new Page<>(page.items().stream().filter(seen.among(page.items())).toList(), page.next());
    }

    InputStream raw(long id) {
        return rows.find(id)
                .filter(seen::isSeen)
                .flatMap(mail -> Optional.ofNullable(mail.raw()))
                .map(raw -> blobs.open(Scope.organization(), raw))
                .orElseThrow(() -> Problem.notFound("kept-mail"));
    }
}
