package io.svara.mail.forwarding;

import io.svara.kernel.RandomText;
import io.svara.mail.parse.ParsedMail;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a test mail bears, in its Message-ID and in its subject: what is forwarded keeps the one or the other. */
final class ForwardingMark {

    private static final int BITS = 128;
    private static final String WORD = "forwarding-test-";
    private static final Pattern MARK = Pattern.compile(WORD + "([a-z2-7]{26})(?![a-z2-7])");

    private ForwardingMark() {}

    static String token() {
        return RandomText.base32(BITS);
    }

    static String of(String token) {
        return WORD + token;
    }

    /** The token of a test mail that has come. */
    static Optional<String> in(ParsedMail mail) {
        return first(Stream.of(text(mail.messageId()), text(mail.subject())));
    }

    /** The token of the test mail that a delivery report is about, of which some quote no more than a piece. */
    static Optional<String> reportedBy(ParsedMail mail) {
        var report = mail.report();
        return report == null
                ? Optional.empty()
                : first(Stream.of(text(report.originalMessageId()), text(mail.subject()), text(mail.text())));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    private static Optional<String> first(Stream<String> texts) {
        return texts.map(MARK::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }
}
