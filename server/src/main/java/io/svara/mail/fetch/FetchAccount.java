package io.svara.mail.fetch;

import io.svara.mail.fetch.imap.ImapServer;
import io.svara.mailboxes.MailboxId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The account from which a mailbox's mail is fetched.
 *
 * @param settings what an administrator has set
 * @param createdAt with the version, it tells one state of the settings from each other
 */
record FetchAccount(MailboxId mailbox, Settings settings, Health health, Instant createdAt, long version) {

    enum State {
        OFF,
        WORKING,
        /** Somebody has to look at it. */
        FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * @param password locked; null where the account's owner has granted its use
     * @param startAt mail that came before is left in the account
     * @param moveTo the folder for what was taken; null but for {@link AfterImport#MOVE}
     */
    record Settings(
            ImapServer server,
            String user,
            byte @Nullable [] password,
            List<String> folders,
            Instant startAt,
            AfterImport afterImport,
            @Nullable String moveTo,
            boolean enabled) {

        boolean isGranted() {
            return password == null;
        }

        boolean isSameAccount(Settings other) {
            return server.equals(other.server()) && user.equals(other.user());
        }
    }

    /**
     * @param error a word for what went wrong last; null while nothing does
     * @param errorDetail what the server said
     * @param failures in a row
     * @param leftOut how many mails stay in the account because they cannot be taken
     * @param leftOutLast folder, UID, size and reason of the last of them
     */
    record Health(
            State state,
            @Nullable String error,
            @Nullable String errorDetail,
            @Nullable Instant failingSince,
            int failures,
            @Nullable Instant lastSuccessAt,
            int leftOut,
            @Nullable String leftOutLast) {}
}
