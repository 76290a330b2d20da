package io.svara.mail.fetch;

import io.micrometer.core.instrument.MeterRegistry;
import io.svara.kernel.access.Scope;
import io.svara.mail.fetch.imap.FoundMail;
import io.svara.mail.fetch.imap.ImapServer.Security;
import io.svara.mail.receive.MailIntake;
import io.svara.mail.receive.MailIntake.Origin;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import io.svara.storage.Blob;
import io.svara.storage.Blobs;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a session writes down. A mail's bytes are durable first; then one transaction takes the mail and moves the folder's
 * place beyond it, so that a death at any moment leaves both or neither.
 */
@Component
class TakenMails {

    /** After this, duplicates are not known for certain; see {@code ForgetReceipts}. */
    private static final Duration KNOWN_AGAIN = Duration.ofDays(60);

    /** At a time on this node, so that many accounts' backlogs are no more than a few mails in memory and on disk. */
    private static final int DOWNLOADS = 8;

    private static final Logger LOG = LoggerFactory.getLogger(TakenMails.class);

    private final FolderRows folders;
    private final FetchRows accounts;
    private final Mailboxes mailboxes;
    private final Blobs blobs;
    private final MailIntake intake;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Semaphore downloads = new Semaphore(DOWNLOADS);

    TakenMails(
            FolderRows folders,
            FetchRows accounts,
            Mailboxes mailboxes,
            Blobs blobs,
            MailIntake intake,
            TransactionTemplate transaction,
            Clock clock,
            MeterRegistry meters) {
        this.folders = folders;
        this.accounts = accounts;
        this.mailboxes = mailboxes;
        this.blobs = blobs;
        this.intake = intake;
        this.transaction = transaction;
        this.clock = clock;
        this.meters = meters;
    }

    /** What is to be fetched, and in which state; empty when nothing is (any more). */
    Optional<FetchAccount> wanted(MailboxId mailbox) {
        return Objects.requireNonNull(transaction.execute(_ -> accounts.find(mailbox)
                .filter(account -> account.settings().enabled())
                .filter(_ -> mailboxes.find(mailbox).isPresent())));
    }

    boolean isCurrent(FetchAccount account) {
        return Objects.requireNonNull(transaction.execute(_ ->
                accounts.isCurrent(account) && mailboxes.find(account.mailbox()).isPresent()));
    }

    Optional<FolderPlace> place(FetchAccount account, String folder) {
        return Objects.requireNonNull(transaction.execute(_ -> folders.find(account.mailbox(), folder)));
    }

    /**
     * From when on mails count. When the server numbers its mails anew, those that came in the last weeks are taken again
     * and known for duplicates.
     */
    Instant startOf(FetchAccount account, boolean anew) {
        var set = account.settings().startAt();
        var lately = clock.instant().minus(KNOWN_AGAIN);
        return anew && set.isBefore(lately) ? lately : set;
    }

    void begin(FetchAccount account, FolderPlace place) {
        transaction.executeWithoutResult(_ -> {
            // its places go when the account does
            if (!accounts.isCurrent(account)) {
                throw new Superseded();
            }
            folders.begin(account.mailbox(), place);
        });
    }

    /** Makes a mail's bytes durable while they come. */
    Blob keep(InputStream mail) throws IOException, InterruptedException {
        downloads.acquire();
        try {
            return blobs.put(Scope.organization(), mail);
        } finally {
            downloads.release();
        }
    }

    /** The mail is Svara's from here on, and will not be fetched again. */
    FolderPlace take(FetchAccount account, FolderPlace place, FoundMail mail, Blob blob) {
        var unfinished = account.settings().afterImport() == AfterImport.NOTHING ? null : mail.uid();
        transaction.executeWithoutResult(_ -> {
            advance(account, place, mail.uid(), unfinished);
            accounts.progressed(account.mailbox());
            var mailbox = mailboxes.get(account.mailbox());
            var isSecure = account.settings().server().security() != Security.NONE;
            intake.add(
                    account.mailbox(),
                    null,
                    blob,
                    new Origin(null, mailbox.address(), null, null, isSecure, clock.instant()));
        });
        meters.counter("svara.mail.fetched").increment();
        return place.at(mail.uid(), unfinished);
    }

    FolderPlace passOver(FetchAccount account, FolderPlace place, long uid) {
        transaction.executeWithoutResult(_ -> advance(account, place, uid, null));
        return place.at(uid, null);
    }

    /** It stays in the account, and an administrator is told of it. */
    FolderPlace leaveOut(FetchAccount account, FolderPlace place, FoundMail mail, String reason) {
        LOG.warn(
                "Mail {} of mailbox {} stays in its account: {}",
                mail.uid(),
                account.mailbox().value(),
                reason);
        transaction.executeWithoutResult(_ -> {
            advance(account, place, mail.uid(), null);
            accounts.leftOut(
                    account.mailbox(),
                    place.name() + ", UID " + mail.uid() + ", " + (mail.size() + 999_999) / 1_000_000 + " MB: "
                            + reason);
        });
        return place.at(mail.uid(), null);
    }

    private void advance(FetchAccount account, FolderPlace place, long uid, @Nullable Long unfinished) {
        if (!folders.advance(account.mailbox(), place, uid, unfinished)) {
            throw new Superseded();
        }
    }

    FolderPlace finished(FetchAccount account, FolderPlace place) {
        transaction.executeWithoutResult(_ -> folders.finished(account.mailbox(), place.name()));
        return place.at(place.lastUid(), null);
    }

    int tried(FetchAccount account, FolderPlace place) {
        return Objects.requireNonNull(transaction.execute(_ -> folders.tried(account.mailbox(), place.name())));
    }

    void succeeded(FetchAccount account) {
        transaction.executeWithoutResult(_ -> accounts.succeeded(account, clock.instant()));
    }

    void warned(FetchAccount account, String word, String detail) {
        transaction.executeWithoutResult(_ -> accounts.warned(account, word, detail, clock.instant()));
    }
}
