package io.svara.mail.relay;

import io.svara.mail.domain.OutgoingStatus;
import io.svara.mail.grant.Direction;
import io.svara.mail.grant.GrantUse;
import io.svara.mail.grant.Provider;
import io.svara.mail.grant.ProviderSettings;
import io.svara.mail.relay.RelayRows.Security;
import io.svara.mail.send.RelayVerdict;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** A mailbox's mail leaves by the account that has been connected. */
@Component
class RelayGrantUse implements GrantUse {

    private final RelayRows rows;
    private final Mailboxes mailboxes;
    private final OutgoingStatus status;
    private final ProviderSettings settings;
    private final Clock clock;

    RelayGrantUse(RelayRows rows, Mailboxes mailboxes, OutgoingStatus status, ProviderSettings settings, Clock clock) {
        this.rows = rows;
        this.mailboxes = mailboxes;
        this.status = status;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Direction direction() {
        return Direction.OUTGOING;
    }

    @Override
    public void connected(MailboxId mailbox, Provider provider, String account) {
        var app = settings.of(provider);
        rows.grant(mailbox, app.smtpHost(), app.smtpPort(), Security.of(app.smtpSecurity()), account);
        status.renew(mailboxes.get(mailbox));
    }

    @Override
    public void lapsed(MailboxId mailbox) {
        rows.lock(mailbox).ifPresent(relay -> {
            rows.checked(relay, RelayVerdict.GRANT_LAPSED, "", clock.instant());
            mailboxes.find(mailbox).ifPresent(status::renew);
        });
    }
}
