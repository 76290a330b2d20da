package io.svara.mail.fetch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes, in the account, of a mail that has been taken. */
enum AfterImport {
    NOTHING,
    SEEN,
    MOVE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<AfterImport> of(@Nullable String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
