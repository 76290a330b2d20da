package io.svara.mail.receive.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An address of an envelope: more than this need not be known to find a mailbox or to keep a sender. */
record EnvelopeAddress(String localPart, String domain) {

    /** Local parts of bounce addresses are often longer than the 64 that RFC 5321 gives them. */
    private static final int MAX_BYTES = 320;

    private static final Pattern LOCAL_PART =
            Pattern.compile("\"[^\\p{Cntrl}]*\"|[^\\p{Cntrl}\\s\"<>()\\[\\],;:@\\\\]+");
    private static final Pattern DOMAIN =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]+(\\.[\\p{L}\\p{M}\\p{N}_-]+)*|\\[[0-9A-Za-z:.]+]");

    static Optional<EnvelopeAddress> parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return Optional.empty();
        }
        var localPart = text.substring(0, at);
        var domain = text.substring(at + 1);
        if (!LOCAL_PART.matcher(localPart).matches() || !DOMAIN.matcher(domain).matches()) {
            return Optional.empty();
        }
        return Optional.of(new EnvelopeAddress(localPart, domain.toLowerCase(Locale.ROOT)));
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 128);
    }

    @Override
    public String toString() {
        return localPart + "@" + domain;
    }
}
