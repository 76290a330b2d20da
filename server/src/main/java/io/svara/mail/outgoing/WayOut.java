package io.svara.mail.outgoing;

import io.svara.kernel.CannotStart;
import io.svara.kernel.SvaraSettings;
import io.svara.kernel.secret.LockedAway;
import io.svara.mail.grant.AccessTokens;
import io.svara.mail.grant.Direction;
import io.svara.mail.grant.GrantFailure;
import io.svara.mail.relay.OwnRelays;
import io.svara.mail.relay.OwnRelays.OwnRelay;
import io.svara.mail.send.Delivery;
import io.svara.mail.send.Delivery.Trouble;
import io.svara.mail.send.MailServer;
import io.svara.mail.send.Outcome;
import io.svara.mail.send.OutgoingEnvelope;
import io.svara.mail.send.RawMail;
import io.svara.mail.send.RelayAddress;
import io.svara.mail.send.RelayClient;
import io.svara.mail.send.SendingHost;
import io.svara.mailboxes.MailboxId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How mail leaves: by the mailbox's own relay, else by the installation's, else straight to the recipients' servers. */
@Component
class WayOut {

    sealed interface Way {

        /**
         * @param name whose it is; two may lead to the same server with other passwords
         * @param sign who signs in there by what they have granted, each time anew
         */
        record Relay(
                String name, MailServer server, @Nullable Granted sign) implements Way {

            Relay(String name, MailServer server) {
                this(name, server, null);
            }
        }

        record Direct() implements Way {}

        /** The demo without a relay: nothing leaves, everything can be read. */
        record Keep() implements Way {}

        /** It waits until somebody has mended the settings. */
        record Hold(String reason) implements Way {}
    }

    record Granted(MailboxId mailbox, String user) {}

    private static final String LAPSED =
            "The account that this mailbox sends by is no longer connected, so this mail is held."
                    + " Connect it again in the mailbox's outgoing settings.";

    private static final String LOCKED_AWAY = "The password of this mailbox's relay was kept under another key of this"
            + " installation, so this mail is held. Enter the password again.";

    private final OwnRelays relays;
    private final AccessTokens tokens;
    private final Way usual;
    private final RelayClient client;

    WayOut(OwnRelays relays, AccessTokens tokens, SvaraSettings settings, SendingHost host) {
        this.relays = relays;
        this.tokens = tokens;
        this.usual = way(settings);
        this.client = new RelayClient(host.hello(), RelayClient.Timeouts.defaults()).keepingConnections();
    }

    /**
     * In the caller's transaction.
     *
     * @param mailbox null: what leaves from none goes the installation's way
     */
    Way of(@Nullable MailboxId mailbox) {
        if (mailbox == null) {
            return usual;
        }
        try {
            return relays.of(mailbox).map(relay -> way(mailbox, relay)).orElse(usual);
        } catch (LockedAway otherKey) {
            return new Way.Hold(LOCKED_AWAY);
        }
    }

    private static Way way(MailboxId mailbox, OwnRelay relay) {
        if (relay.lapsed()) {
            return new Way.Hold(LAPSED);
        }
        var granted = relay.granted() == null ? null : new Granted(mailbox, relay.granted());
        return new Way.Relay("mailbox " + mailbox.value(), relay.server(), granted);
    }

    /** Blocks: outside of a transaction. */
    Delivery deliver(Way.Relay relay, OutgoingEnvelope envelope, RawMail mail) {
        var sign = relay.sign();
        if (sign == null) {
            return client.deliver(relay.server(), envelope, mail);
        }
        try {
            var token = tokens.current(sign.mailbox(), Direction.OUTGOING);
            var delivery = client.deliver(relay.server().signedInBy(sign.user(), token.value()), envelope, mail);
            if (delivery.trouble() == Trouble.SIGN_IN) {
                // it may have been taken back before its time: the next try gets a new one
                tokens.refused(token);
            }
            return delivery;
        } catch (GrantFailure failed) {
            return Delivery.of(
                    envelope.recipients(),
                    _ -> new Outcome.Deferred("The account's provider does not let us sign in: " + failed.detail()),
                    Trouble.SIGN_IN);
        }
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
