package io.svara.mail.fetch;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.mail.fetch.FetchAccount.Settings;
import io.svara.mail.grant.Direction;
import io.svara.mail.grant.Grants;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import java.time.Clock;

/** Says, whole, from which account a mailbox's mail is fetched, and how. */
@UseCase(permission = Permission.MAILBOXES)
class SetFetch {

    private final Mailboxes mailboxes;
    private final FetchRows rows;
    private final FolderRows folders;
    private final FetchRequests requests;
    private final FetchWork work;
    private final Grants grants;
    private final Log log;
    private final Clock clock;

    SetFetch(
            Mailboxes mailboxes,
            FetchRows rows,
            FolderRows folders,
            FetchRequests requests,
            FetchWork work,
            Grants grants,
            Log log,
            Clock clock) {
        this.mailboxes = mailboxes;
        this.rows = rows;
        this.folders = folders;
        this.requests = requests;
        this.work = work;
        this.grants = grants;
        this.log = log;
        this.clock = clock;
    }

    FetchView set(MailboxId mailbox, FetchRequest request) {
        mailboxes.get(mailbox);
        var before = rows.lock(mailbox).orElse(null);
        var settings = requests.read(mailbox, request, before == null ? null : before.settings());
        if (before == null) {
            rows.add(mailbox, settings, clock.instant());
        } else {
            change(before, settings, request);
        }
        if (!settings.isGranted()) {
            grants.remove(mailbox, Direction.INCOMING);
        }
        var wasEnabled = before != null && before.settings().enabled();
        log.append(Change.of("mailbox.fetch-changed", "mailbox", mailbox)
                .with("enabled", settings.enabled())
                .changing("fetching", wasEnabled, settings.enabled()));
        work.changed(mailbox);
        return FetchView.of(
                rows.find(mailbox).orElseThrow(),
                grants.find(mailbox, Direction.INCOMING).orElse(null));
    }

    private void change(FetchAccount before, Settings settings, FetchRequest request) {
        if (request.ifVersion() != null && request.ifVersion() != before.version()) {
            throw Problem.stale(before.version());
        }
        // other mails, or some that were passed over: duplicates are known
        if (!settings.isSameAccount(before.settings())
                || settings.startAt().isBefore(before.settings().startAt())) {
            folders.forget(before.mailbox());
        }
        rows.change(before, settings);
    }
}
