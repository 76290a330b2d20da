package io.svara.people.twofactor;

/** RFC 4648 without padding, as authenticator apps take a secret that is typed. */
final class Base32 {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    static String encode(byte[] bytes) {
        var text = new StringBuilder();
        int buffer = 0;
        int held = 0;
        for (var one : bytes) {
            buffer = (buffer << Byte.SIZE | one & 0xff) & 0xfff;
            held += Byte.SIZE;
            while (held >= BITS) {
                held -= BITS;
                text.append(LETTERS.charAt(buffer >> held & 31));
            }
        }
        return held == 0
                ? text.toString()
                : text.append(LETTERS.charAt(buffer << (BITS - held) & 31)).toString();
    }
}
