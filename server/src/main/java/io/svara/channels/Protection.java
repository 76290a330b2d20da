package io.svara.channels;

import java.util.Arrays;

/** How a mail was sealed by its writer. Nobody checks the seals here; what is encrypted cannot be read here. */
public enum Protection {
    SIGNED_SMIME("signed-smime"),
    SIGNED_PGP("signed-pgp"),
    ENCRYPTED_SMIME("encrypted-smime"),
    ENCRYPTED_PGP("encrypted-pgp");

    private final String word;

    Protection(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public boolean isEncrypted() {
        return this == ENCRYPTED_SMIME || this == ENCRYPTED_PGP;
    }

    public static Protection of(String word) {
        return Arrays.stream(values())
                .filter(protection -> protection.word.equals(word))
                .findFirst()
                .orElseThrow();
    }
}
