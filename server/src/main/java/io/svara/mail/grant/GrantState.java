package io.svara.mail.grant;

import io.svara.kernel.RandomText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The secrets of one request to a provider. */
final class GrantState {

    private static final int BITS = 256;

    private GrantState() {}

    /** For {@code state} and for RFC 7636's verifier: 52 letters and digits. */
    static String secret() {
        return RandomText.base32(BITS);
    }

    /** RFC 7636, 4.2: {@code S256}. */
    static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(verifier));
    }

    /** Found again by the same state in the same session only. */
    static byte[] digest(String state, String session) {
        return sha256(state + "\n" + session);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
