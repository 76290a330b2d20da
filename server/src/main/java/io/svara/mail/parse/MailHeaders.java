package io.svara.mail.parse;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields of a mail's header by their names, in whichever case; values are decoded when they are asked for. */
public final class MailHeaders {

    // A field that comes more often than this is a loop's trace
    private static final int MAX_VALUES = 20;

    private final List<HeaderField> fields;
    private final MailCharsets.Hint hint;

    MailHeaders(List<HeaderField> fields, MailCharsets.Hint hint) {
        this.fields = List.copyOf(fields);
        this.hint = hint;
    }

    /** Of a mail whose body is of no interest. */
    public static MailHeaders read(InputStream raw) throws IOException {
        return new MailFields(MailHeader.read(LineEnds.mended(raw))).headers();
    }

    /** The topmost value: the one that the last server wrote. */
    public @Nullable String first(String name) {
        var all = all(name);
        return all.isEmpty() ? null : all.getFirst();
    }

    public List<String> all(String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return fields.stream()
                .filter(field -> field.name().equals(wanted))
                .limit(MAX_VALUES)
                .map(this::value)
                .toList();
    }

    private String value(HeaderField field) {
        return OneLine.of(EncodedWords.decode(field.text(hint)), MailLimits.HEADER_VALUE_CHARS);
    }

    public boolean has(String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return fields.stream().anyMatch(field -> field.name().equals(wanted));
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }
}
