package io.svara.mail.fetch.imap;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Tells addresses of the Internet from those of this machine and the networks around it (RFC 6890). */
final class PublicAddress {

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isPublicSix(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic(byte[] address) {
        var first = address[0] & 0xff;
        var second = address[1] & 0xff;
        var shared = first == 100 && second >= 64 && second < 128;
        var special = first == 192 && second == 0 && address[2] == 0;
        var benchmark = first == 198 && (second == 18 || second == 19);
        return first != 0 && first < 240 && !shared && !special && !benchmark;
    }

    /** The Internet's own are 2000::/3. Those that lead to an address of IPv4 by translation or tunnel are not needed. */
    private static boolean isPublicSix(byte[] address) {
        var global = (address[0] & 0xe0) == 0x20;
        var tunnel = address[0] == 0x20 && address[1] == 0x02;
        var teredo = address[0] == 0x20 && address[1] == 0x01 && address[2] == 0 && address[3] == 0;
        return global && !tunnel && !teredo;
    }
}
