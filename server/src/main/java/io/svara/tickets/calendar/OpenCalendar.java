package io.svara.tickets.calendar;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.problem.Problem.Kind;
import io.svara.mailboxes.Mailboxes;
import io.svara.storage.Blobs;
import io.svara.storage.Sha256;
import io.svara.tickets.Attachment;
import io.svara.tickets.AttachmentId;
import io.svara.tickets.FileKind;
import io.svara.tickets.messages.VisibleAttachments;
import io.svara.tickets.store.TicketRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** What a calendar file says, in its mailbox's time zone. */
@UseCase(permission = Permission.TICKETS, readOnly = true)
class OpenCalendar {

    /** An invitation is 3 kB. */
    private static final int MOST_BYTES = 500_000;

    private record Found(Sha256 file, ZoneId zone) {}

    private final VisibleAttachments attachments;
    private final TicketRows tickets;
    private final Mailboxes mailboxes;
    private final Blobs blobs;
    private final TransactionOperations transaction;

    OpenCalendar(
            VisibleAttachments attachments,
            TicketRows tickets,
            Mailboxes mailboxes,
            Blobs blobs,
            TransactionOperations transaction) {
        this.attachments = attachments;
        this.tickets = tickets;
        this.mailboxes = mailboxes;
        this.blobs = blobs;
        this.transaction = transaction;
    }

    /** The file is read from storage, so no transaction is around that. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public CalendarView open(AttachmentId id) {
        var found = Objects.requireNonNull(transaction.execute(_ -> find(id)));
        try (var file = blobs.open(Scope.organization(), found.file())) {
            return CalendarReader.read(file.readNBytes(MOST_BYTES), found.zone())
                    .orElseThrow(OpenCalendar::noCalendar);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Found find(AttachmentId id) {
        var attachment = attachments.get(id);
        var blob = attachment.blob();
        if (!FileKind.isCalendar(blob.name(), blob.contentType()) || blob.size() > MOST_BYTES) {
            throw noCalendar();
        }
        return new Found(blob.sha256(), zone(attachment));
    }

    /** An upload that is not sent has no mailbox yet. */
    private ZoneId zone(Attachment attachment) {
        var ticket = attachment.ticket();
        return ticket == null
                ? ZoneOffset.UTC
                : tickets.find(ticket)
                        .map(found -> mailboxes.get(found.mailbox()).zone())
                        .orElse(ZoneOffset.UTC);
    }

    private static Problem noCalendar() {
        return Problem.of(
                Kind.UNPROCESSABLE,
                "not-a-calendar",
                "This file is no calendar file that can be read here. Download it instead.");
    }
}
