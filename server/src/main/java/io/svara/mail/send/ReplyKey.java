package io.svara.mail.send;

import java.util.Objects;

/**
 * A key that reply addresses are signed with.
 *
 * @param id 0 to 31; travels in the address, so that an older key still reads what it signed
 */
public record ReplyKey(int id, byte[] secret) {

    private static final int MAX_ID = 31;
    private static final int MIN_SECRET_BYTES = 32;

    public ReplyKey {
        Objects.checkIndex(id, MAX_ID + 1);
        if (secret.length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException("A reply key has at least " + MIN_SECRET_BYTES + " bytes");
        }
        secret = secret.clone();
    }

    @Override
    public byte[] secret() {
        return secret.clone();
    }

    /** Without the secret: it must not find its way into a log. */
    @Override
    public String toString() {
        return "ReplyKey[" + id + "]";
    }
}
