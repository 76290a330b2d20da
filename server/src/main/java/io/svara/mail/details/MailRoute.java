package io.svara.mail.details;

import io.svara.channels.ReceivedMail.HandedOver;
import io.svara.channels.ReceivedMail.Hop;
import io.svara.mail.parse.RawHeader;
import io.svara.mail.parse.RawHeader.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the way of a mail from its {@code Received} fields (RFC 5321, 4.4), as far as servers keep to their form. */
final class MailRoute {

    /** More are a loop. */
    private static final int MOST_HOPS = 60;

    private static final int LONGEST = 2_000;
    private static final int LONGEST_NAME = 300;
    private static final Pattern FROM =
            Pattern.compile("(?i)^\\s*from\\s+(\\S+(?:\\s+\\([^()]{0,300}(?:\\([^()]*\\)[^()]*)?\\))?)");
    private static final Pattern BY = Pattern.compile("(?i)(?:^|\\s)by\\s+([^\\s;()]+)");
    private static final Pattern WITH =
            Pattern.compile("(?i)\\swith\\s+(?:Microsoft\\s+)?([A-Za-z][A-Za-z0-9-]{1,30})");
    private static final Pattern ENCRYPTED = Pattern.compile("(?i)\\b(?:(?:version|using)[= ]\\s*TLS|cipher[= ])");
    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");

    private MailRoute() {}

    /** @param own how the mail came to us, null where nobody knows */
    static List<Hop> of(RawHeader header, @Nullable HandedOver own, String ownName) {
        var hops = new ArrayList<Hop>();
        var fields = header.all("received");
        for (var field : fields.subList(0, Math.min(MOST_HOPS, fields.size())).reversed()) {
            hops.add(hop(field, last(hops)));
        }
        if (own != null) {
            var from = own.helo() + " (" + own.address() + ")";
            var delay = delay(last(hops), own.receivedAt());
            hops.add(new Hop(from, ownName, own.tls() ? "ESMTPS" : "ESMTP", own.tls(), own.receivedAt(), delay, true));
        }
        return hops;
    }

    private static Hop hop(Field field, @Nullable Instant before) {
        var text = field.value(LONGEST);
        int semicolon = text.lastIndexOf(';');
        var at = semicolon < 0 ? null : RawHeader.date(text.substring(semicolon + 1));
        var bare = withoutComments(text);
        var protocol = found(WITH, bare);
        return new Hop(
                found(FROM, text),
                found(BY, bare),
                protocol,
                isEncrypted(protocol) || ENCRYPTED.matcher(text).find(),
                at,
                delay(before, at),
                false);
    }

    /** RFC 3848: an S behind the protocol's name says so. */
    private static boolean isEncrypted(@Nullable String protocol) {
        var name = protocol == null ? "" : protocol.toUpperCase(Locale.ROOT);
        return name.matches("(?:UTF8)?(?:SMTP|ESMTP|LMTP)S(?:A)?|HTTPS");
    }

    private static String withoutComments(String text) {
        var inner = COMMENT.matcher(text).replaceAll(" ");
        return COMMENT.matcher(inner).replaceAll(" ");
    }

    private static @Nullable String found(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) {
            return null;
        }
        var name = found.group(1);
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private static @Nullable Instant last(List<Hop> hops) {
        return hops.isEmpty() ? null : hops.getLast().at();
    }

    private static @Nullable Long delay(@Nullable Instant before, @Nullable Instant at) {
        return before == null || at == null
                ? null
                : Long.valueOf(Duration.between(before, at).toSeconds());
    }
}
