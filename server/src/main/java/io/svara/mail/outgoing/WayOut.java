package io.svara.mail.outgoing;

import io.svara.kernel.CannotStart;
import io.svara.kernel.SvaraSettings;
import io.svara.kernel.secret.LockedAway;
import io.svara.mail.relay.OwnRelays;
import io.svara.mail.send.MailServer;
import io.svara.mail.send.RelayAddress;
import io.svara.mail.send.RelayClient;
import io.svara.mail.send.SendingHost;
import io.svara.mailboxes.MailboxId;
import org.springframework.stereotype.Component;

/** How mail leaves: by the mailbox's own relay, else by the installation's, else straight to the recipients' servers. */
@Component
class WayOut {

    sealed interface Way {

        /** @param name whose it is; two may lead to the same server with other passwords */
        record Relay(String name, MailServer server) implements Way {}

        record Direct() implements Way {}

        /** The demo without a relay: nothing leaves, everything can be read. */
        record Keep() implements Way {}

        /** It waits until somebody has mended the settings. */
        record Hold(String reason) implements Way {}
    }

    private static final String LOCKED_AWAY = "The password of this mailbox's relay was kept under another key of this"
            + " installation, so this mail is held. Enter the password again.";

    private final OwnRelays relays;
    private final Way usual;
    private final RelayClient client;

    WayOut(OwnRelays relays, SvaraSettings settings, SendingHost host) {
        this.relays = relays;
        this.usual = way(settings);
        this.client = new RelayClient(host.hello(), RelayClient.Timeouts.defaults()).keepingConnections();
    }

    /** In the caller's transaction. */
    Way of(MailboxId mailbox) {
        try {
            return relays.of(mailbox)
                    .<Way>map(server -> new Way.Relay("mailbox " + mailbox.value(), server))
                    .orElse(usual);
        } catch (LockedAway otherKey) {
            return new Way.Hold(LOCKED_AWAY);
        }
    }

    RelayClient client() {
        return client;
    }

    private static Way way(SvaraSettings settings) {
        if (settings.relayUrl() == null) {
            return settings.demo() ? new Way.Keep() : new Way.Direct();
        }
        try {
            return new Way.Relay("installation", MailServer.relay(RelayAddress.parse(settings.relayUrl())));
        } catch (IllegalArgumentException malformed) {
            throw CannotStart.because("SVARA_RELAY_URL cannot be used: " + malformed.getMessage());
        }
    }
}
