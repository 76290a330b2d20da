package io.svara.mail.dns;

import io.svara.kernel.CannotStart;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param servers {@code host} or {@code host:port}; none: those that the machine asks */
@ConfigurationProperties("svara.dns")
record DnsSettings(List<String> servers) {

    private static final int PORT = 53;

    DnsSettings {
        servers = servers.stream()
                .map(String::strip)
                .filter(server -> !server.isEmpty())
                .toList();
    }

    List<InetSocketAddress> addresses() {
        return servers.stream().map(DnsSettings::address).toList();
    }

    private static InetSocketAddress address(String server) {
        var colon = server.lastIndexOf(':');
        // more than one colon: an address of IPv6
        var hasPort = colon >= 0 && server.indexOf(':') == colon;
        try {
            var port = hasPort ? Integer.parseInt(server.substring(colon + 1)) : PORT;
            return new InetSocketAddress(InetAddress.getByName(hasPort ? server.substring(0, colon) : server), port);
        } catch (UnknownHostException | IllegalArgumentException unusable) {
            throw CannotStart.because(
                    "SVARA_DNS_SERVERS cannot be used: \"" + server + "\" is not an address, nor address:port.");
        }
    }
}
