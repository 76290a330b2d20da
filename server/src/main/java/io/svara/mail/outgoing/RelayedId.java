package io.svara.mail.outgoing;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The Message-ID that a relay gives a mail in place of ours, as far as its answer tells. Amazon SES answers
 * {@code 250 Ok <id>} and sends the mail as {@code <id>@<region>.amazonses.com}, in its oldest region as
 * {@code <id>@email.amazonses.com} ("Message-ID" in its developer guide); Microsoft 365 and Exchange write the whole id between angle brackets.
 *
 * <p>Only what a relay says that the operator or the mailbox's owner has chosen counts: a recipient's own server could name the id of
 * somebody else's mail.
 */
final class RelayedId {

    private static final Pattern SES_HOST =
            Pattern.compile("email-smtp(?:-fips)?\\.([a-z]{2}(?:-[a-z]+)+-\\d)\\.amazonaws\\.com(?:\\.cn)?");
    private static final String OLDEST_SES_REGION = "us-east-1";
    private static final Pattern SES_ANSWER = Pattern.compile("(?i)250 Ok ([0-9a-f][0-9a-f-]{20,98}[0-9a-f])");
    private static final Pattern BRACKETED =
            Pattern.compile("^2\\d\\d[ -][^<]{0,40}<([\\x21-\\x7e&&[^<>@]]{8,200}@[A-Za-z0-9.-]{1,200})>");

    private RelayedId() {}

    /**
     * @param host of the relay
     * @param answer to the mail, with its code
     * @param own the id that the mail left with, without brackets
     * @return without brackets
     */
    static Optional<String> of(String host, String answer, String own) {
        return given(host.toLowerCase(Locale.ROOT), answer.strip()).filter(id -> !id.equals(own));
    }

    private static Optional<String> given(String host, String answer) {
        var ses = SES_HOST.matcher(host);
        if (ses.matches()) {
            var id = SES_ANSWER.matcher(answer);
            var region = ses.group(1).equals(OLDEST_SES_REGION) ? "email" : ses.group(1);
            return id.matches() ? Optional.of(id.group(1) + "@" + region + ".amazonses.com") : Optional.empty();
        }
        var bracketed = BRACKETED.matcher(answer);
        return bracketed.find() ? Optional.of(bracketed.group(1)) : Optional.empty();
    }
}
