package io.svara.mail.fetch.imap;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mail in a folder, by what the server says of it.
 *
 * @param size in bytes, about: servers count line ends in different ways
 * @param arrivedAt when it came into the account; null when the server does not say it so that it can be read
 */
public record FoundMail(long uid, long size, @Nullable Instant arrivedAt) implements Comparable<FoundMail> {

    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("d-MMM-yyyy HH:mm:ss Z")
            .toFormatter(Locale.US);

    /** Of a line such as {@code * 3 FETCH (UID 12 RFC822.SIZE 4711 INTERNALDATE "17-Jul-2026 02:44:25 -0700")}. */
    static Optional<FoundMail> read(String line) {
        var words = ImapText.words(line);
        if (words.size() < 4 || !words.get(2).equalsIgnoreCase("FETCH")) {
            return Optional.empty();
        }
        var uid = ImapClient.number(after("UID", words));
        return uid == 0
                ? Optional.empty()
                : Optional.of(new FoundMail(
                        uid, ImapClient.number(after("RFC822.SIZE", words)), date(after("INTERNALDATE", words))));
    }

    private static String after(String name, List<String> words) {
        for (int at = 0; at + 1 < words.size(); at++) {
            if (words.get(at).equalsIgnoreCase(name)) {
                return words.get(at + 1);
            }
        }
        return "";
    }

    private static @Nullable Instant date(String text) {
        try {
            return OffsetDateTime.parse(text.strip(), DATE).toInstant();
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    @Override
    public int compareTo(FoundMail other) {
        return Comparator.comparingLong(FoundMail::uid).compare(this, other);
    }
}
