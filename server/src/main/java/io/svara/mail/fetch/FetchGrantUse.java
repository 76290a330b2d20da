package io.svara.mail.fetch;

import io.svara.mail.fetch.FetchAccount.Settings;
import io.svara.mail.fetch.imap.ImapServer;
import io.svara.mail.fetch.imap.ImapServer.Security;
import io.svara.mail.grant.Direction;
import io.svara.mail.grant.GrantUse;
import io.svara.mail.grant.Provider;
import io.svara.mail.grant.ProviderSettings;
import io.svara.mailboxes.MailboxId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mail is fetched from the account that has been connected. */
@Component
class FetchGrantUse implements GrantUse {

    private final FetchRows rows;
    private final FolderRows folders;
    private final FetchWork work;
    private final ProviderSettings settings;
    private final Clock clock;

    FetchGrantUse(FetchRows rows, FolderRows folders, FetchWork work, ProviderSettings settings, Clock clock) {
        this.rows = rows;
        this.folders = folders;
        this.work = work;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Direction direction() {
        return Direction.INCOMING;
    }

    @Override
    public void connected(MailboxId mailbox, Provider provider, String account) {
        var app = settings.of(provider);
        var server = new ImapServer(app.imapHost(), app.imapPort(), Security.TLS);
        var before = rows.lock(mailbox).orElse(null);
        var wanted = settings(server, account, before == null ? null : before.settings());
        if (before == null) {
            rows.add(mailbox, wanted, clock.instant());
        } else {
            if (!wanted.isSameAccount(before.settings())) {
                folders.forget(mailbox);
            }
            rows.change(before, wanted);
        }
        work.changed(mailbox);
    }

    /** What else was set stays; so does a shared mailbox's address, when the account is only connected again. */
    private Settings settings(ImapServer server, String account, @Nullable Settings before) {
        if (before == null) {
            return new Settings(
                    server,
                    account,
                    null,
                    List.of("INBOX"),
                    clock.instant().truncatedTo(ChronoUnit.SECONDS),
                    AfterImport.NOTHING,
                    null,
                    true);
        }
        return new Settings(
                server,
                before.isGranted() ? before.user() : account,
                null,
                before.folders(),
                before.startAt(),
                before.afterImport(),
                before.moveTo(),
                true);
    }

    /** The session that meets it says so. */
    @Override
    public void lapsed(MailboxId mailbox) {}
}
