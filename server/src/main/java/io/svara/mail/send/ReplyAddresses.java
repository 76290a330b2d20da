package io.svara.mail.send;

import io.svara.kernel.OrganizationId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Reply addresses that carry their ticket: {@code reply+<token>@inbound-domain}. The token is the key's id, a signature
 * (HMAC-SHA256 cut to 112 bits) and the ids, hidden under a mask that is made from the signature: a customer can
 * neither forge one nor read from it how many tickets there are. The same ticket always has the same address. It keeps
 * within the 64 characters of a local part and may change case on its way.
 */
public final class ReplyAddresses {

    /** What a reply address stands for. It proves that the address was ours, not who writes to it. */
    public record Target(OrganizationId organization, long ticketId) {}

    private static final String PREFIX = "reply+";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 14;
    private static final int IDS_BYTES = 2 * Long.BYTES;
    private static final int TOKEN_LENGTH = 1 + (SIGNATURE_BYTES + IDS_BYTES) * 8 / 5;

    private final String domain;
    private final ReplyKey current;
    private final Map<Integer, ReplyKey> keys = new HashMap<>();

    /** @param older keys that sign no more but are still believed */
    public ReplyAddresses(String domain, ReplyKey current, Collection<ReplyKey> older) {
        this.domain = domain.toLowerCase(Locale.ROOT);
        this.current = current;
        older.forEach(key -> keys.put(key.id(), key));
        keys.put(current.id(), current);
    }

    public String sign(Target target) {
        byte[] ids = ByteBuffer.allocate(IDS_BYTES)
                .putLong(target.organization().value())
                .putLong(target.ticketId())
                .array();
        byte[] signature = signature(current, ids);
        byte[] signed = ByteBuffer.allocate(SIGNATURE_BYTES + IDS_BYTES)
                .put(signature)
                .put(masked(current, signature, ids))
                .array();
        return PREFIX + Base32.ALPHABET.charAt(current.id()) + Base32.encode(signed) + "@" + domain;
    }

    /** What the address was signed for; empty when it is no reply address or was not signed by one of our keys. */
    public Optional<Target> verify(String address) {
        return token(address.toLowerCase(Locale.ROOT)).flatMap(this::open);
    }

    private Optional<String> token(String address) {
        int at = address.lastIndexOf('@');
        boolean ours = at == PREFIX.length() + TOKEN_LENGTH
                && address.startsWith(PREFIX)
                && address.substring(at + 1).equals(domain);
        return ours ? Optional.of(address.substring(PREFIX.length(), at)) : Optional.empty();
    }

    private Optional<Target> open(String token) {
        return Optional.ofNullable(keys.get(Base32.ALPHABET.indexOf(token.charAt(0))))
                .flatMap(key -> Base32.decode(token.substring(1)).flatMap(signed -> open(key, signed)));
    }

    private static Optional<Target> open(ReplyKey key, byte[] signed) {
        byte[] signature = Arrays.copyOf(signed, SIGNATURE_BYTES);
        byte[] ids = masked(key, signature, Arrays.copyOfRange(signed, SIGNATURE_BYTES, signed.length));
        if (!MessageDigest.isEqual(signature, signature(key, ids))) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(ids);
        return Optional.of(new Target(new OrganizationId(buffer.getLong()), buffer.getLong()));
    }

    private static byte[] signature(ReplyKey key, byte[] ids) {
        return Arrays.copyOf(hmac(key, "reply-address-signature", ids), SIGNATURE_BYTES);
    }

    /** Masking twice is unmasking. */
    private static byte[] masked(ReplyKey key, byte[] signature, byte[] ids) {
        byte[] mask = hmac(key, "reply-address-mask", signature);
        byte[] masked = new byte[ids.length];
        for (int index = 0; index < ids.length; index++) {
            masked[index] = (byte) (ids[index] ^ mask[index]);
        }
        return masked;
    }

    /** The purpose keeps signature and mask from ever being the same function of the same bytes. */
    private static byte[] hmac(ReplyKey key, String purpose, byte[] bytes) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.secret(), ALGORITHM));
            mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, impossible);
        }
    }
}
