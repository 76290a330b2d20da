package io.svara.mail.send;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The relay of {@code SVARA_RELAY_URL}: {@code smtp://[user:password@]host[:port][?starttls=...][&verify=no]} or {@code
 * smtps://...} (TLS from the first byte).
 *
 * <p>{@code starttls} is {@code optional} (used where it is offered; the default), {@code required} or {@code never}.
 * With a password it is {@code required} by default, unless the relay is this machine: nobody's password goes over a
 * network in the clear because somebody in between has struck out an offer. Where TLS is required the certificate must
 * be good for the host ({@code verify=no} forgoes that); where it is optional it is not looked at, as any encryption is
 * then better than none. The port is 25, with a password 587, for smtps 465.
 */
public record RelayAddress(
        String host,
        int port,
        Security security,
        boolean verifiesCertificate,
        @Nullable Credentials credentials) {

    public enum Security {
        TLS,
        STARTTLS_REQUIRED,
        STARTTLS_OPTIONAL,
        PLAIN
    }

    /** @param token whether the password is a token that the user has granted, for XOAUTH2 */
    public record Credentials(String user, String password, boolean token) {

        public Credentials(String user, String password) {
            this(user, password, false);
        }

        /** Without the password: it must not find its way into a log. */
        @Override
        public String toString() {
            return "Credentials[" + user + "]";
        }
    }

    private static final int PORT = 25;
    private static final int SUBMISSION_PORT = 587;
    private static final int TLS_PORT = 465;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");
    private static final Set<String> OPTIONS = Set.of("starttls", "verify");

    /** @throws IllegalArgumentException with a sentence on what is wrong; it never holds the password */
    public static RelayAddress parse(String url) {
        var uri = uri(url);
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("smtp") && !scheme.equals("smtps")) {
            throw wrong("it begins with smtp:// or smtps://");
        }
        if (uri.getHost() == null) {
            throw wrong("the host is missing, or a special character in the user or password is not written as %XX");
        }
        if (uri.getRawPath() != null
                && !uri.getRawPath().isEmpty()
                && !uri.getRawPath().equals("/")) {
            throw wrong("nothing but options such as ?starttls=required follows the port");
        }
        return of(scheme.equals("smtps"), uri);
    }

    private static RelayAddress of(boolean tls, URI uri) {
        var host = uri.getHost().replaceAll("^\\[|]$", "");
        var credentials = credentials(uri.getRawUserInfo());
        var options = options(uri.getRawQuery());
        boolean secret = credentials != null && !LOOPBACK.contains(host);
        var security =
                tls ? Security.TLS : startTls(options.getOrDefault("starttls", secret ? "required" : "optional"));
        boolean verifies = (security == Security.TLS || security == Security.STARTTLS_REQUIRED) && verifies(options);
        int port = uri.getPort() >= 0 ? uri.getPort() : defaultPort(tls, credentials != null);
        if (port < 1 || port > 65535) {
            throw wrong("the port lies between 1 and 65535");
        }
        return new RelayAddress(host, port, security, verifies, credentials);
    }

    private static URI uri(String url) {
        try {
            return new URI(url.strip());
        } catch (URISyntaxException unreadable) {
            // its message repeats the whole text, password and all
            throw wrong("it is no URL (position " + unreadable.getIndex()
                    + "); a special character in the user or password is written as %XX");
        }
    }

    private static @Nullable Credentials credentials(@Nullable String userInfo) {
        if (userInfo == null) {
            return null;
        }
        int colon = userInfo.indexOf(':');
        if (colon < 1) {
            throw wrong("a user is given with a password, as user:password@host");
        }
        return new Credentials(decoded(userInfo.substring(0, colon)), decoded(userInfo.substring(colon + 1)));
    }

    /** Percent signs only: a plus is a plus outside of forms. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static Map<String, String> options(@Nullable String query) {
        Map<String, String> options = new HashMap<>();
        if (query == null || query.isEmpty()) {
            return options;
        }
        for (var option : query.split("&")) {
            var pair = option.split("=", 2);
            if (pair.length != 2 || !OPTIONS.contains(pair[0])) {
                throw wrong("the options are starttls=required|optional|never and verify=yes|no");
            }
            options.put(pair[0], pair[1]);
        }
        return options;
    }

    private static Security startTls(String option) {
        return switch (option) {
            case "required" -> Security.STARTTLS_REQUIRED;
            case "optional" -> Security.STARTTLS_OPTIONAL;
            case "never" -> Security.PLAIN;
            default -> throw wrong("starttls is required, optional or never");
        };
    }

    private static boolean verifies(Map<String, String> options) {
        return switch (options.getOrDefault("verify", "yes")) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw wrong("verify is yes or no");
        };
    }

    private static int defaultPort(boolean tls, boolean signsIn) {
        if (tls) {
            return TLS_PORT;
        }
        return signsIn ? SUBMISSION_PORT : PORT;
    }

    private static IllegalArgumentException wrong(String rule) {
        return new IllegalArgumentException("SVARA_RELAY_URL cannot be used: " + rule + ".");
    }

    @Override
    public String toString() {
        return (security == Security.TLS ? "smtps://" : "smtp://") + host + ":" + port;
    }
}
