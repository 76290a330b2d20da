package io.svara.people.twofactor;

import io.nayuki.qrcodegen.QrCode;
import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** What an authenticator app and Svara share, and how it gets there. */
final class AppSecret {

    /** As many as the hash gives (RFC 4226, section 4). */
    private static final int BYTES = 20;

    private static final String ISSUER = "Svara";
    private static final SecureRandom RANDOM = new SecureRandom();

    private AppSecret() {}

    /**
     * What its owner is shown once.
     *
     * @param key to be typed where no camera is
     * @param uri {@code otpauth:}, as apps on the same device open it
     * @param qr the same as a picture
     */
    record Offer(String key, String uri, Qr qr) {

        /** Never the secret: this may end up in a log. */
        @Override
        public String toString() {
            return "Offer[...]";
        }
    }

    /**
     * @param size modules each way, without a margin
     * @param path the dark ones, as an SVG path in units of a module
     */
    record Qr(int size, String path) {}

    static byte[] make() {
        var secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    static Offer offer(byte[] secret, String email) {
        var key = Base32.encode(secret);
        var uri = "otpauth://totp/" + ISSUER + ":" + encoded(email) + "?secret=" + key + "&issuer=" + ISSUER;
        return new Offer(key, uri, qr(uri));
    }

    /** Where a locked secret belongs. */
    static String place(OrganizationId organization, AgentId agent) {
        return "totp:" + organization.value() + ":" + agent.value();
    }

    private static Qr qr(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return new Qr(code.size, path.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
