package io.svara.mail.fetch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an account as the API takes them.
 *
 * @param port absent: 993 with {@code tls}, else 143
 * @param security {@code tls} or {@code starttls}
 * @param password may be absent when host, port, security and user stay as they are
 * @param folders absent: {@code INBOX}
 * @param startAt mail that came before is left in the account; absent: as it was, or now
 * @param afterImport {@code nothing}, {@code seen} or {@code move}; absent: {@code nothing}
 * @param moveTo the folder, with {@code move}
 * @param enabled absent: true
 * @param granted true keeps the account that is connected at Google or Microsoft: then host, port, security and password are absent
 */
record FetchRequest(
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String security,
        @Nullable String user,
        @Nullable String password,
        @Nullable List<@Nullable String> folders,
        @Nullable Instant startAt,
        @Nullable String afterImport,
        @Nullable String moveTo,
        @Nullable Boolean enabled,
        @Nullable Boolean granted,
        @Nullable Long ifVersion) {

    @Override
    public String toString() {
        return "FetchRequest[host=" + host + "]";
    }
}
