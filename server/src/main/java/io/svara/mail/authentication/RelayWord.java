package io.svara.mail.authentication;

import io.svara.channels.SenderChecks.Claim;
import io.svara.channels.SenderChecks.Relay;
import io.svara.channels.SenderChecks.Spam;
import io.svara.channels.SenderChecks.Verdict;
import io.svara.mail.authentication.AuthenticationRows.Known;
import io.svara.mail.parse.RawHeader;
import io.svara.mail.parse.RawHeader.Field;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the relay that handed the mail over says of it. Anybody can write such fields into a mail: they count where a trusted relay handed
 * it over, and of {@code Authentication-Results} only the topmost, and only under that relay's own name.
 *
 * @param relay null where no trusted one handed the mail over
 * @param verdicts empty where it wrote none
 * @param claims what others wrote
 */
record RelayWord(
        @Nullable Relay relay,
        List<Verdict> verdicts,
        List<Claim> claims,
        @Nullable Spam spam) {

    private static final int MOST_CLAIMS = 10;
    private static final int LONGEST_CLAIM = 1_000;
    private static final Pattern BY = Pattern.compile("(?i)\\bby\\s+([a-z0-9._-]{1,255})");

    static RelayWord of(RawHeader header, Known mail, Optional<TrustedRelays.Entry> trusted) {
        var fields = header.all("authentication-results");
        var topmost = fields.stream().findFirst().map(field -> AuthenticationResults.parse(field.value(LONGEST_CLAIM)));
        var counts = trusted.isPresent()
                && topmost.isPresent()
                && isOf(trusted.get(), topmost.get().writer(), mail, header);
        return new RelayWord(
                trusted.isPresent()
                        ? new Relay(mail.remoteAddress(), counts ? topmost.get().writer() : "")
                        : null,
                counts ? topmost.get().verdicts() : List.of(),
                claims(header, counts ? fields.subList(1, fields.size()) : fields),
                trusted.isPresent() ? spam(header) : null);
    }

    private static boolean isOf(TrustedRelays.Entry relay, String writer, Known mail, RawHeader header) {
        if (!relay.name().isEmpty()) {
            return relay.name().equals(writer);
        }
        var received = header.all("received").stream()
                .findFirst()
                .map(field -> BY.matcher(field.value()))
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group(1).toLowerCase(Locale.ROOT));
        return !writer.isEmpty()
                && (writer.equals(mail.helo().toLowerCase(Locale.ROOT))
                        || received.filter(writer::equals).isPresent());
    }

    private static List<Claim> claims(RawHeader header, List<Field> results) {
        var seals = Stream.of("arc-authentication-results", "received-spf").flatMap(name -> header.all(name).stream());
        return Stream.concat(results.stream(), seals)
                .limit(MOST_CLAIMS)
                .map(field -> new Claim(
                        field.is("authentication-results")
                                ? AuthenticationResults.parse(field.value(LONGEST_CLAIM))
                                        .writer()
                                : field.name(),
                        field.value(LONGEST_CLAIM)))
                .toList();
    }

    private static @Nullable Spam spam(RawHeader header) {
        return SpamHeaders.read(name -> first(header, name))
                .map(word -> new Spam(word.spam(), word.text()))
                .orElse(null);
    }

    private static String first(RawHeader header, String name) {
        return header.all(name).stream()
                .findFirst()
                .map(field -> field.value(LONGEST_CLAIM))
                .orElse("");
    }
}
