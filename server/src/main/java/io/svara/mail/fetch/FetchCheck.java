package io.svara.mail.fetch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of trying an account's settings.
 *
 * @param result {@code ok}, or what is wrong: {@code host-unknown}, {@code host-private}, {@code connection-refused},
 *     {@code timeout}, {@code not-imap}, {@code tls-missing}, {@code tls-untrusted}, {@code tls-wrong-name}, {@code tls-expired},
 *     {@code tls-failed}, {@code sign-in-refused}, {@code grant-lapsed}, {@code provider-refused},
 *     {@code provider-away}, {@code folder-missing}, {@code refused}, {@code connection-lost}
 * @param detail what the server or the network said
 * @param folders all that the account has, once it was entered
 * @param counts of the folders that are to be fetched
 */
record FetchCheck(String result, @Nullable String detail, List<String> folders, List<Count> counts) {

    /** @param sinceStart how many came on the day of the start date or later */
    record Count(String folder, long messages, long sinceStart) {}
}
