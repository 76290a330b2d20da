package io.svara.kernel.network;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Which addresses Svara connects to when somebody other than its operator names the host: not those of the machine itself
 * and of its own network, where things listen that trust whoever reaches them (RFC 6890).
 */
public final class PublicAddress {

    private PublicAddress() {}

    public static boolean is(InetAddress address) {
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

    /** Beside what Java knows: this network, shared addresses of providers, protocols, tests of equipment, and what is reserved. */
    private static boolean isPublic(byte[] four) {
        int first = four[0] & 0xff;
        int second = four[1] & 0xff;
        boolean shared = first == 100 && (second & 0xc0) == 64;
        boolean protocols = first == 192 && second == 0 && four[2] == 0;
        boolean equipment = first == 198 && (second & 0xfe) == 18;
        return first != 0 && first < 240 && !shared && !protocols && !equipment;
    }

    /** The Internet's own are 2000::/3; those that carry an address of IPv4 are what that is. */
    private static boolean isPublicSix(byte[] six) {
        boolean translated = six[0] == 0 && six[1] == 0x64 && (six[2] & 0xff) == 0xff && (six[3] & 0xff) == 0x9b;
        boolean compatible = isZero(six, 12);
        if (translated || compatible) {
            return isPublicFour(Arrays.copyOfRange(six, 12, 16));
        }
        boolean sixToFour = six[0] == 0x20 && six[1] == 0x02;
        if (sixToFour) {
            return isPublicFour(Arrays.copyOfRange(six, 2, 6));
        }
        boolean teredo = six[0] == 0x20 && six[1] == 0x01 && six[2] == 0 && six[3] == 0;
        return (six[0] & 0xe0) == 0x20 && !teredo;
    }

    private static boolean isZero(byte[] bytes, int length) {
        for (int at = 0; at < length; at++) {
            if (bytes[at] != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPublicFour(byte[] four) {
        try {
            return is(InetAddress.getByAddress(four));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("An address of IPv4 has four bytes", impossible);
        }
    }
}
