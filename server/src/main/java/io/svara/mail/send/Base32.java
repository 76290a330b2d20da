package io.svara.mail.send;

import java.util.Locale;
import java.util.Optional;

/** RFC 4648 base 32 in lower case and without padding: survives mail servers that change case. */
final class Base32 {

    static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private static final int BITS_PER_CHARACTER = 5;
    private static final int CHARACTER_MASK = 31;

    private Base32() {}

    static String encode(byte[] bytes) {
        var text = new StringBuilder((bytes.length * Byte.SIZE + 4) / BITS_PER_CHARACTER);
        int pending = 0;
        int bits = 0;
        for (byte value : bytes) {
            pending = pending << Byte.SIZE | value & 0xFF;
            bits += Byte.SIZE;
            while (bits >= BITS_PER_CHARACTER) {
                bits -= BITS_PER_CHARACTER;
                text.append(ALPHABET.charAt(pending >> bits & CHARACTER_MASK));
            }
            pending &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(pending << BITS_PER_CHARACTER - bits & CHARACTER_MASK));
        }
        return text.toString();
    }

    /** Empty when a character is foreign, or the bits left over are not none: each value has one text. */
    static Optional<byte[]> decode(String text) {
        byte[] bytes = new byte[text.length() * BITS_PER_CHARACTER / Byte.SIZE];
        var lower = text.toLowerCase(Locale.ROOT);
        int pending = 0;
        int bits = 0;
        int count = 0;
        for (int index = 0; index < lower.length(); index++) {
            int value = ALPHABET.indexOf(lower.charAt(index));
            if (value < 0) {
                return Optional.empty();
            }
            pending = pending << BITS_PER_CHARACTER | value;
            bits += BITS_PER_CHARACTER;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes[count++] = (byte) (pending >> bits);
                pending &= (1 << bits) - 1;
            }
        }
        return pending == 0 && bits < BITS_PER_CHARACTER ? Optional.of(bytes) : Optional.empty();
    }
}
