package io.svara.mail.fetch;

import io.svara.mail.fetch.imap.FoundMail;
import io.svara.mail.fetch.imap.ImapClient;
import io.svara.mail.fetch.imap.ImapClient.Opened;
import io.svara.mail.fetch.imap.ImapFailure;
import io.svara.mail.fetch.imap.ImapFailure.Kind;
import io.svara.storage.Blob;
import java.io.InterruptedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Takes what is new in one folder, in the order of UIDs. For one session; the folder is open while it is used. */
final class FolderReader {

    /** As the SMTP receiver takes. */
    static final long MAX_BYTES = 50L * 1024 * 1024;

    /** UIDs that are looked at in one question; more where few of them are in use. */
    private static final long WINDOW = 1_000;

    private static final long WIDEST = 1L << 24;
    private static final int FEW = 100;

    /** A server that answers no will hardly change its mind; a connection that breaks may have other reasons than the mail. */
    private static final int TRIES_REFUSED = 3;

    private static final int TRIES_LOST = 12;

    private final FetchAccount account;
    private final ImapClient client;
    private final TakenMails taken;
    private FolderPlace place;
    /** UIDs up to here have been looked at; what was not wanted of them is not written down one by one. */
    private long looked;

    private @Nullable ImapFailure warning;

    private FolderReader(FetchAccount account, ImapClient client, TakenMails taken, FolderPlace place) {
        this.account = account;
        this.client = client;
        this.taken = taken;
        this.place = place;
        this.looked = place.lastUid();
    }

    /** @param opened what the server said when the folder was opened */
    static FolderReader of(FetchAccount account, ImapClient client, TakenMails taken, String folder, Opened opened)
            throws ImapFailure {
        var known = taken.place(account, folder).orElse(null);
        if (known != null && known.uidValidity() == opened.uidValidity()) {
            return new FolderReader(account, client, taken, known);
        }
        var startAt = taken.startOf(account, known != null);
        // a day earlier: SINCE goes by the server's days
        var day = LocalDate.ofInstant(startAt, ZoneOffset.UTC).minusDays(1);
        var firstNew = opened.uidNext() == 0 ? Long.MAX_VALUE : opened.uidNext();
        var first = client.uidsSince(day).filter(uid -> uid > 0).min().orElse(opened.uidNext());
        var before = Math.max(0, Math.min(first, firstNew) - 1);
        var place = new FolderPlace(folder, opened.uidValidity(), before, firstNew, startAt, null);
        taken.begin(account, place);
        return new FolderReader(account, client, taken, place);
    }

    /** @param uidNext of the folder when it was opened; 0: not known */
    void read(long uidNext) throws ImapFailure, InterruptedException {
        finish();
        var width = WINDOW;
        while (looked + 1 < uidNext) {
            var last = Math.min(looked + width, uidNext - 1);
            var found = client.look(looked + 1, last);
            take(found);
            looked = last;
            width = found.size() < FEW ? Math.min(width * 2, WIDEST) : Math.max(WINDOW, width / 2);
        }
        take(client.look(looked + 1));
        if (looked > place.lastUid()) {
            place = taken.passOver(account, place, looked);
        }
    }

    /** Why the last mail that was taken could not be flagged or moved. */
    @Nullable
    ImapFailure warning() {
        return warning;
    }

    private void take(Iterable<FoundMail> found) throws ImapFailure, InterruptedException {
        for (var mail : found) {
            if (place.isWanted(mail.uid(), mail.arrivedAt())) {
                take(mail);
            }
            looked = Math.max(looked, mail.uid());
        }
    }

    private void take(FoundMail mail) throws ImapFailure, InterruptedException {
        if (mail.size() > MAX_BYTES) {
            place = taken.leaveOut(account, place, mail, "too-large");
            return;
        }
        try {
            var blob = keep(mail);
            // null: somebody has taken it out of the account meanwhile
            if (blob != null) {
                place = taken.take(account, place, mail, blob);
            }
        } catch (ImapFailure failed) {
            if (taken.tried(account, place) < (failed.isAnswer() ? TRIES_REFUSED : TRIES_LOST)) {
                throw failed;
            }
            place = taken.leaveOut(account, place, mail, "unreadable");
            if (!failed.isAnswer()) {
                throw failed;
            }
        }
        finish();
    }

    private @Nullable Blob keep(FoundMail mail) throws ImapFailure, InterruptedException {
        var kept = new AtomicReference<@Nullable Blob>();
        var there = client.read(mail.uid(), (bytes, size) -> {
            if (size > MAX_BYTES) {
                return;
            }
            try {
                kept.set(taken.keep(bytes));
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        });
        if (there && kept.get() == null) {
            throw new ImapFailure(Kind.REFUSED, "The mail is larger than the server said.");
        }
        return kept.get();
    }

    /** Flags or moves what was taken; also what a session before this one did not come to. */
    private void finish() throws ImapFailure {
        var uid = place.unfinishedUid();
        if (uid == null) {
            return;
        }
        try {
            var settings = account.settings();
            switch (settings.afterImport()) {
                case NOTHING -> {}
                case SEEN -> client.markSeen(uid);
                case MOVE -> client.move(uid, String.valueOf(settings.moveTo()));
            }
            warning = null;
        } catch (ImapFailure failed) {
            if (!failed.isAnswer()) {
                throw failed;
            }
            // the mail is taken: that it stays where it was is no reason to take no other
            warning = failed;
        }
        place = taken.finished(account, place);
    }
}
