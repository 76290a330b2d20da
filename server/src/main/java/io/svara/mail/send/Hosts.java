package io.svara.mail.send;

import io.svara.kernel.network.PublicAddress;
import java.net.IDN;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of servers as people enter them. Nothing here asks DNS. */
public final class Hosts {

    private static final Pattern NAME = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]|\\.(?!\\.))*");
    private static final Pattern FOUR = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+|0x[0-9a-f.x]+");
    private static final Pattern SIX = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*");

    private Hosts() {}

    /** In lower case, {@code xn--} where it has other letters, without brackets around an address; as it is where it is no name. */
    public static String ascii(String host) {
        var plain = host.strip().toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
        try {
            return plain.contains(":") ? plain : IDN.toASCII(plain, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException noName) {
            return plain;
        }
    }

    public static boolean isHost(String ascii) {
        if (ascii.contains(":") || NUMBERS.matcher(ascii).matches()) {
            return literal(ascii).isPresent();
        }
        return ascii.length() <= 253 && NAME.matcher(ascii).matches();
    }

    public static boolean isPrivateLiteral(String ascii) {
        return ascii.equals("localhost")
                || ascii.endsWith(".localhost")
                || literal(ascii).filter(address -> !PublicAddress.is(address)).isPresent();
    }

    /** An address that is written as such. */
    public static Optional<InetAddress> literal(String text) {
        if (!FOUR.matcher(text).matches() && !SIX.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
