package io.svara.mail.fetch;

import io.svara.mail.grant.Grants;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account that mail is fetched from, as the API shows it: without its password.
 *
 * @param state {@code off}, {@code working} or {@code failed}
 * @param lastSuccessAt when the account's folders were last read to their end; null: never yet
 * @param leftOut how many mails stay in the account because they cannot be taken
 * @param leftOutLast which the last of them was, and why
 * @param grant by which it is used; null: by a password
 * @param version to send as {@code ifVersion} with the next change
 */
record FetchView(
        String host,
        int port,
        String security,
        String user,
        List<String> folders,
        Instant startAt,
        String afterImport,
        @Nullable String moveTo,
        boolean enabled,
        String state,
        @Nullable Trouble trouble,
        @Nullable Instant lastSuccessAt,
        int leftOut,
        @Nullable String leftOutLast,
        Grants.@Nullable GrantView grant,
        long version) {

    /**
     * @param code a word as in {@link FetchCheck}, or {@code after-import-refused}
     * @param detail what the server said
     * @param since when it began; null: mail is fetched nevertheless
     */
    record Trouble(
            String code, @Nullable String detail, @Nullable Instant since) {}

    /** @param account null when there is none */
    record Answer(@Nullable FetchView account) {}

    static FetchView of(FetchAccount account, Grants.@Nullable GrantView grant) {
        var set = account.settings();
        var health = account.health();
        return new FetchView(
                set.server().host(),
                set.server().port(),
                set.server().security().word(),
                set.user(),
                set.folders(),
                set.startAt(),
                set.afterImport().word(),
                set.moveTo(),
                set.enabled(),
                health.state().word(),
                health.error() == null
                        ? null
                        : new Trouble(health.error(), health.errorDetail(), health.failingSince()),
                health.lastSuccessAt(),
                health.leftOut(),
                health.leftOutLast(),
                grant,
                account.version());
    }
}
