package io.svara.tickets.scan;

import io.svara.kernel.CannotStart;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param address {@code host:port}, or the path of a socket on this machine; empty: files are not checked */
@ConfigurationProperties("svara.clamav")
record ClamAvSettings(String address) {

    ClamAvSettings {
        address = address.strip();
        if (!address.isEmpty()) {
            parse(address);
        }
    }

    /** Looked up anew each time: the daemon may move. Null where there is none. */
    @Nullable
    SocketAddress socket() {
        return address.isEmpty() ? null : parse(address);
    }

    private static SocketAddress parse(String address) {
        try {
            if (address.startsWith("/")) {
                return UnixDomainSocketAddress.of(address);
            }
            var colon = address.lastIndexOf(':');
            var host = address.substring(0, Math.max(0, colon)).replaceAll("^\\[|]$", "");
            if (!host.isEmpty()) {
                return new InetSocketAddress(host, Integer.parseInt(address.substring(colon + 1)));
            }
        } catch (IllegalArgumentException | UnsupportedOperationException unusable) {
            // said below
        }
        throw CannotStart.because(
                "SVARA_CLAMAV cannot be used: \"" + address + "\" is neither host:port nor the path of a socket.");
    }
}
