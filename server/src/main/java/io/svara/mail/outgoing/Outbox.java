package io.svara.mail.outgoing;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has left, waits or is kept, and why. A kept mail can be read whole. */
@UseCase(permission = Permission.TICKETS, readOnly = true)
class Outbox {

    private final OutgoingMailRows rows;
    private final Visibilities visibilities;
    private final Blobs blobs;

    Outbox(OutgoingMailRows rows, Visibilities visibilities, Blobs blobs) {
        this.rows = rows;
        this.visibilities = visibilities;
        this.blobs = blobs;
    }

    Page<Outgoing> list(int limit, @Nullable Cursor after) {
        var found = rows.page(visibilities.ofCurrentAgent(), after, limit + 1);
        return Page.cut(found, limit, mail -> new Cursor(mail.createdAt(), mail.id()));
    }

    InputStream raw(long id) {
        var visibility = visibilities.ofCurrentAgent();
        return rows.find(id)
                .filter(mail -> visibility.sees(mail.mailbox()))
                .flatMap(mail -> Optional.ofNullable(mail.raw()))
                .map(raw -> blobs.open(Scope.organization(), raw))
                .orElseThrow(() -> Problem.notFound("kept-mail"));
    }
}
