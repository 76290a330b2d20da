package io.svara.mail.direct;

import io.svara.mail.dns.Dns;
import io.svara.mail.dns.DnsAnswer;
import io.svara.mail.send.Hosts;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Where a domain takes its mail (RFC 5321, 5.1; RFC 7505). */
@Component
class MailHosts {

    /** One address of a server. */
    record Host(String name, InetAddress address) {}

    sealed interface Found {

        /** In the order in which they are to be tried; never empty. */
        record Known(List<Host> hosts) implements Found {}

        /** It takes no mail, and that will not change by itself. */
        record Nowhere(String reason) implements Found {}

        /** DNS did not say; it may another time. */
        record Unknown(String reason) implements Found {}
    }

    /** A domain that names more can be reached by one of these, or not at all. */
    private static final int MOST_ADDRESSES = 8;

    private final Dns dns;
    private final RandomGenerator random = RandomGenerator.getDefault();

    MailHosts(Dns dns) {
        this.dns = dns;
    }

    /** @param domain in lower case, as {@code xn--} where it has other letters; or an address in brackets */
    Found of(String domain) {
        if (domain.startsWith("[")) {
            return literal(domain);
        }
        return switch (dns.exchanges(domain)) {
            case DnsAnswer.Unknown(var reason) -> unknown(domain, reason);
            case DnsAnswer.Found(var exchanges) -> exchanges(domain, exchanges);
            case DnsAnswer.Absent() -> addresses(domain, List.of(domain));
        };
    }

    private static Found literal(String domain) {
        var text = domain.substring(1, domain.length() - 1);
        return Hosts.literal(text.startsWith("ipv6:") ? text.substring("ipv6:".length()) : text)
                .<Found>map(address -> new Found.Known(List.of(new Host(domain, address))))
                .orElseGet(() -> new Found.Nowhere(domain + " is no address of a server."));
    }

    private Found exchanges(String domain, List<String> exchanges) {
        Map<Integer, List<String>> byPreference = new TreeMap<>();
        for (var exchange : exchanges) {
            var words = exchange.split(" ", 2);
            byPreference
                    .computeIfAbsent(Integer.valueOf(words[0]), _ -> new ArrayList<>())
                    .add(words[1]);
        }
        var names = new LinkedHashSet<String>();
        byPreference.values().forEach(equal -> {
            // so that each gets its share
            Collections.shuffle(equal, random);
            names.addAll(equal);
        });
        names.remove(".");
        return names.isEmpty()
                ? new Found.Nowhere("The domain " + domain + " takes no mail.")
                : addresses(domain, List.copyOf(names));
    }

    private Found addresses(String domain, List<String> names) {
        var hosts = new ArrayList<Host>();
        var unknown = new ArrayList<String>();
        for (var name : names) {
            switch (dns.addresses(name)) {
                case DnsAnswer.Found(var addresses) ->
                    addresses.forEach(
                            address -> Hosts.literal(address).ifPresent(literal -> hosts.add(new Host(name, literal))));
                case DnsAnswer.Unknown(var reason) -> unknown.add(reason);
                case DnsAnswer.Absent() -> {}
            }
            if (hosts.size() >= MOST_ADDRESSES) {
                break;
            }
        }
        if (!hosts.isEmpty()) {
            return new Found.Known(hosts.subList(0, Math.min(hosts.size(), MOST_ADDRESSES)));
        }
        return unknown.isEmpty()
                ? new Found.Nowhere("The domain " + domain + " has no mail server in DNS.")
                : unknown(domain, unknown.getFirst());
    }

    private static Found unknown(String domain, String reason) {
        return new Found.Unknown("DNS does not say where mail for " + domain + " goes: " + reason + ".");
    }
}
