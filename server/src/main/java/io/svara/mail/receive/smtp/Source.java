package io.svara.mail.receive.smtp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who calls, as far as an address tells. One sender of the IPv6 world has a whole /64 to call from.
 *
 * @param network the address, or of IPv6 its first half in hexadecimal
 */
public record Source(String network) {

    private static final int IPV6_NETWORK_BYTES = 8;

    public static Source of(InetAddress address) {
        if (address instanceof Inet6Address) {
            var network = Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES);
            return new Source(HexFormat.of().formatHex(network));
        }
        return new Source(address.getHostAddress());
    }
}
