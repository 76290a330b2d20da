package io.svara.mail.relay;

import io.svara.kernel.access.Scope;
import io.svara.kernel.secret.SecretBox;
import io.svara.mail.domain.MailboxRelays;
import io.svara.mail.relay.RelayRows.Relay;
import io.svara.mail.send.MailServer;
import io.svara.mail.send.RelayAddress;
import io.svara.mail.send.RelayAddress.Credentials;
import io.svara.mail.send.RelaySettings;
import io.svara.mail.send.RelayVerdict;
import io.svara.mailboxes.MailboxId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mailboxes' own relays, as those need them that send. In the caller's transaction. */
@Component
public class OwnRelays implements MailboxRelays {

    private final RelayRows rows;
    private final SecretBox box;
    private final RelaySettings settings;

    OwnRelays(RelayRows rows, SecretBox box, RelaySettings settings) {
        this.rows = rows;
        this.box = box;
        this.settings = settings;
    }

    /**
     * @param granted who signs in there by what they have granted; null: who signs in, if anybody, stands in the server's address
     * @param lapsed whether that has to be granted anew
     */
    public record OwnRelay(MailServer server, @Nullable String granted, boolean lapsed) {}

    /** @throws io.svara.kernel.secret.LockedAway when its password was locked under another key */
    public Optional<OwnRelay> of(MailboxId mailbox) {
        return rows.find(mailbox)
                .map(relay -> new OwnRelay(
                        server(relay),
                        relay.granted() ? relay.user() : null,
                        relay.verdict() == RelayVerdict.GRANT_LAPSED));
    }

    @Override
    public State state(MailboxId mailbox) {
        return rows.find(mailbox).map(relay -> state(relay.verdict())).orElse(State.NONE);
    }

    private static State state(@Nullable RelayVerdict verdict) {
        return switch (verdict) {
            case null -> State.UNTRIED;
            case OK -> State.WORKS;
            case HOST_UNKNOWN,
                    HOST_PRIVATE,
                    REFUSED,
                    TIMEOUT,
                    TLS_FAILED,
                    SIGN_IN_REFUSED,
                    GRANT_LAPSED,
                    PROVIDER_REFUSED,
                    PROVIDER_AWAY,
                    SENDER_REFUSED,
                    UNUSABLE -> State.FAILS;
        };
    }

    MailServer server(Relay relay) {
        var security = switch (relay.security()) {
            case TLS -> RelayAddress.Security.TLS;
            case STARTTLS -> RelayAddress.Security.STARTTLS_REQUIRED;
            case PLAIN -> RelayAddress.Security.PLAIN;
        };
        var address = new RelayAddress(
                relay.host(), relay.port(), security, security != RelayAddress.Security.PLAIN, credentials(relay));
        return MailServer.relay(address, !settings.privateHosts());
    }

    private @Nullable Credentials credentials(Relay relay) {
        if (relay.user() == null || relay.password() == null) {
            return null;
        }
        var password = box.openText(relay.password(), place(relay.mailbox()));
        return new Credentials(relay.user(), password);
    }

    byte[] locked(String password, MailboxId mailbox) {
        return box.lockText(password, place(mailbox));
    }

    private static String place(MailboxId mailbox) {
        return "relay:" + Scope.organization().value() + ":" + mailbox.value();
    }
}
