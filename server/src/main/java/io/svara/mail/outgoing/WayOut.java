package io.svara.mail.outgoing;

import io.svara.kernel.CannotStart;
import io.svara.kernel.SvaraSettings;
import io.svara.mail.send.RelayAddress;
import io.svara.mail.send.RelayClient;
import org.springframework.stereotype.Component;

/** How mail leaves this installation, by its settings. */
@Component
class WayOut {

    sealed interface Way {

        record Relay(RelayAddress address) implements Way {}

        /** The demo without a relay: nothing leaves, everything can be read. */
        record Keep() implements Way {}

        /** No relay, and delivery straight to the recipients' servers is not built yet: it waits. */
        record Hold() implements Way {}
    }

    private final Way way;
    private final RelayClient client;

    WayOut(SvaraSettings settings) {
        this.way = way(settings);
        this.client = new RelayClient(settings.inboundDomain(), RelayClient.Timeouts.defaults());
    }

    Way way() {
        return way;
    }

    RelayClient client() {
        return client;
    }

    private static Way way(SvaraSettings settings) {
        if (settings.relayUrl() == null) {
            return settings.demo() ? new Way.Keep() : new Way.Hold();
        }
        try {
            return new Way.Relay(RelayAddress.parse(settings.relayUrl()));
        } catch (IllegalArgumentException malformed) {
            throw CannotStart.because("SVARA_RELAY_URL cannot be used: " + malformed.getMessage());
        }
    }
}
