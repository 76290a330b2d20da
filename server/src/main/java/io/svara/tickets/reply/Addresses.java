package io.svara.tickets.reply;

import io.svara.channels.Address;
import io.svara.kernel.problem.Checks;
import io.svara.tickets.Recipients;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What requests that write to customers have in common. */
public final class Addresses {

    private static final int MAX_BODY = 1_000_000;

    private Addresses() {}

    public static List<Address> of(@Nullable List<String> emails) {
        return emails == null
                ? List.of()
                : emails.stream().map(email -> new Address("", email.strip())).toList();
    }

    /**
     * Each address once, where it stands first.
     *
     * @param left addresses that are to be left out of Cc and Bcc
     */
    public static Recipients distinct(Recipients recipients, Set<String> left) {
        var seen = new java.util.HashSet<String>();
        var to = distinct(recipients.to(), seen);
        seen.addAll(left);
        var cc = distinct(recipients.cc(), seen);
        return new Recipients(to, cc, distinct(recipients.bcc(), seen));
    }

    private static List<Address> distinct(List<Address> addresses, Set<String> seen) {
        var kept = new ArrayList<Address>();
        for (var address : addresses) {
            if (seen.add(address.key())) {
                kept.add(address);
            }
        }
        return kept;
    }

    public static void checkBody(Checks checks, @Nullable String text, @Nullable String html) {
        var written = (text != null && !text.isBlank()) || (html != null && !html.isBlank());
        var length = Math.max(text == null ? 0 : text.length(), html == null ? 0 : html.length());
        checks.that(written, "text", "required", "Write something, as text or html.")
                .that(
                        length <= MAX_BODY,
                        "text",
                        "too-long",
                        "A message may have at most " + MAX_BODY + " characters.");
    }
}
