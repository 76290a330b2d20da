package io.svara.mail.parse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail's header as it stands there, byte for byte: for what signs it, and for who wants to look. {@link MailHeader} is for what is
 * meant by it.
 *
 * @param cut true where fields were too long or too many
 */
public record RawHeader(List<Field> fields, boolean cut) {

    /**
     * @param name as it is written
     * @param source the whole field with its folds, without the last line end
     */
    public record Field(String name, String source) {

        public boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }

        /** Decoded, on one line, harmless to show. */
        public String value() {
            return value(MailLimits.HEADER_VALUE_CHARS);
        }

        /** As {@link #value()}, of at most so many characters. */
        public String value(int maxChars) {
            return OneLine.of(EncodedWords.decode(unfolded()), maxChars);
        }

        private String unfolded() {
            return source.substring(source.indexOf(':') + 1)
                    .replaceAll("\r?\n", "")
                    .strip();
        }
    }

    public RawHeader {
        fields = List.copyOf(fields);
    }

    /** Reads up to the empty line and no further: the body follows in the stream. */
    public static RawHeader read(InputStream mail) throws IOException {
        var fields = new ArrayList<Field>();
        var field = new ByteArrayOutputStream();
        int taken = 0;
        boolean cut = false;
        for (var line = line(mail); !isEnd(line); line = line(mail)) {
            var continues = line[0] == ' ' || line[0] == '\t';
            if (!continues) {
                add(fields, field);
            }
            taken += line.length;
            cut |= taken > MailLimits.HEADER_BYTES || fields.size() >= MailLimits.FIELDS;
            if (!cut) {
                field.writeBytes(line);
            }
        }
        add(fields, field);
        return new RawHeader(fields, cut);
    }

    /** All fields of this name, the topmost first. */
    public List<Field> all(String name) {
        return fields.stream().filter(field -> field.is(name)).toList();
    }

    /** The addresses that the fields of this name hold together. */
    public List<MailAddress> addresses(String name) {
        return all(name).stream()
                .flatMap(field -> AddressParser.parse(field.unfolded()).stream())
                .limit(MailLimits.ADDRESSES)
                .toList();
    }

    /** Null where there is no date that a mail could be written at. */
    public static @Nullable Instant date(String text) {
        return MailDates.parse(text);
    }

    private static void add(List<Field> fields, ByteArrayOutputStream bytes) {
        var source = new String(bytes.toByteArray(), StandardCharsets.UTF_8).replaceFirst("\r?\n$", "");
        bytes.reset();
        int colon = source.indexOf(':');
        if (colon > 0) {
            fields.add(new Field(source.substring(0, colon).strip(), source));
        }
    }

    private static boolean isEnd(byte[] line) {
        for (byte value : line) {
            if (value != '\r' && value != '\n') {
                return false;
            }
        }
        return true;
    }

    /** With its end; empty at the end of the mail. */
    private static byte[] line(InputStream mail) throws IOException {
        var line = new ByteArrayOutputStream(120);
        int value = mail.read();
        while (value >= 0) {
            line.write(value);
            if (value == '\n' || line.size() >= MailLimits.FIELD_BYTES) {
                break;
            }
            value = mail.read();
        }
        return line.toByteArray();
    }
}
