package io.svara.webhooks.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as the Standard Webhooks specification says, so that receivers can check with its libraries (standardwebhooks.com). */
public final class Signature {

    private static final String PREFIX = "whsec_";
    private static final String WAY = "HmacSHA256";
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Signature() {}

    /** As the receiver is given it. */
    public static String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** The header's value: a signature by each secret, of which the receiver believes any. */
    static String of(String messageId, Instant at, String body, List<String> secrets) {
        var signed = messageId + "." + at.getEpochSecond() + "." + body;
        return secrets.stream().map(secret -> "v1," + sign(signed, secret)).collect(Collectors.joining(" "));
    }

    private static String sign(String text, String secret) {
        try {
            var mac = Mac.getInstance(WAY);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), WAY));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + WAY, impossible);
        }
    }
}
