package io.svara.mail.domain;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;

/**
 * What a domain's mail is signed with (RFC 6376).
 *
 * @param publicKey SubjectPublicKeyInfo in DER, as DNS tells it in base64
 */
record SigningKey(String domain, String selector, PrivateKey privateKey, byte[] publicKey) {

    /** What all receivers know; 1024 bits are too few by now, and 4096 do not fit into one answer of DNS. */
    private static final int BITS = 2048;

    static SigningKey make(String domain, String selector) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            return new SigningKey(
                    domain, selector, pair.getPrivate(), pair.getPublic().getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has RSA", impossible);
        }
    }

    static SigningKey of(String domain, String selector, byte[] privateKey, byte[] publicKey) {
        try {
            var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(privateKey));
            return new SigningKey(domain, selector, key, publicKey);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The key of " + domain + " cannot be read", broken);
        }
    }
}
