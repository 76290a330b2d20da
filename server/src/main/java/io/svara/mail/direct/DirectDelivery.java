package io.svara.mail.direct;

import io.svara.mail.direct.MailHosts.Found;
import io.svara.mail.direct.MailHosts.Host;
import io.svara.mail.send.Delivery;
import io.svara.mail.send.Delivery.Trouble;
import io.svara.mail.send.MailServer;
import io.svara.mail.send.Outcome;
import io.svara.mail.send.OutgoingEnvelope;
import io.svara.mail.send.RawMail;
import io.svara.mail.send.RelayAddress;
import io.svara.mail.send.RelayAddress.Security;
import io.svara.mail.send.RelayClient;
import io.svara.mail.send.RelaySettings;
import io.svara.mail.send.SendingHost;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Hands a mail to the servers of one domain: the preferred first, the next where one cannot be used. With TLS where it is
 * offered, whoever's certificate; without, where TLS fails, as the mail would travel no better if it were not offered. Blocks;
 * outside of a transaction.
 */
@Component
public class DirectDelivery {

    /** A server that does not answer holds up the ones behind it. */
    private static final RelayClient.Timeouts TIMEOUTS =
            new RelayClient.Timeouts(Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofMinutes(1));

    /** Begun with no further server after that. */
    private static final Duration ENOUGH = Duration.ofMinutes(1);

    private final MailHosts hosts;
    private final RelayClient client;
    private final RelaySettings settings;
    private final int port;

    @Autowired
    DirectDelivery(MailHosts hosts, SendingHost host, RelaySettings settings) {
        this(hosts, host, settings, TIMEOUTS);
    }

    DirectDelivery(MailHosts hosts, SendingHost host, RelaySettings settings, RelayClient.Timeouts timeouts) {
        this.hosts = hosts;
        this.client = new RelayClient(host.hello(), timeouts).keepingConnections();
        this.settings = settings;
        this.port = host.port();
    }

    /** @param envelope with recipients of this domain only */
    public Delivery deliver(String domain, OutgoingEnvelope envelope, RawMail mail) {
        return switch (hosts.of(domain)) {
            case Found.Nowhere(var reason) -> Delivery.of(envelope.recipients(), _ -> new Outcome.Refused(reason));
            case Found.Unknown(var reason) ->
                Delivery.of(envelope.recipients(), _ -> new Outcome.Deferred(reason), Trouble.CONNECTION);
            case Found.Known(var known) -> deliver(known, envelope, mail);
        };
    }

    private Delivery deliver(Iterable<Host> known, OutgoingEnvelope envelope, RawMail mail) {
        var began = System.nanoTime();
        Delivery last = null;
        for (var host : known) {
            last = deliver(host, envelope, mail);
            boolean untouched = last.trouble() == Trouble.CONNECTION;
            if (!untouched || System.nanoTime() - began > ENOUGH.toNanos()) {
                break;
            }
        }
        if (last == null) {
            throw new IllegalArgumentException("No host to deliver to");
        }
        return last;
    }

    private Delivery deliver(Host host, OutgoingEnvelope envelope, RawMail mail) {
        var server = server(host, Security.STARTTLS_OPTIONAL);
        var delivery = client.deliver(server, envelope, mail);
        return delivery.trouble() == Trouble.TLS
                ? client.deliver(server(host, Security.PLAIN), envelope, mail)
                : delivery;
    }

    private MailServer server(Host host, Security security) {
        var address = host.address().getHostAddress();
        return new MailServer(
                "The server " + host.name() + " (" + address + ")",
                new RelayAddress(address, port, security, false, null),
                !settings.privateHosts());
    }
}
