package io.svara.mail.parse;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header at the beginning of a mail, and what follows it. Read by us rather than by the MIME parser, because here
 * much must be forgiven: marks of mailbox files, fields without end, a header that is none.
 *
 * @param fields in their order
 * @param body all that follows
 * @param cut true where fields were too long or too many
 */
record MailHeader(List<HeaderField> fields, InputStream body, boolean cut) {

    // One of these must be there for a header to be a mail's; else it is text with colons in it
    private static final Set<String> KNOWN = Set.of(
            "from",
            "to",
            "cc",
            "subject",
            "date",
            "message-id",
            "received",
            "return-path",
            "reply-to",
            "sender",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "in-reply-to",
            "references",
            "delivered-to");

    static MailHeader read(InputStream raw) throws IOException {
        return new Reader(raw).read();
    }

    boolean isMissing() {
        return fields.isEmpty();
    }

    List<HeaderField> all(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).toList();
    }

    @Nullable
    HeaderField first(String name) {
        for (var field : fields) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        return null;
    }

    private static final class Reader {

        private final InputStream raw;

        // All that was read, to be given back as text when it turns out to be no header
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final List<HeaderField> fields = new ArrayList<>();
        private @Nullable ByteArrayOutputStream open;
        private byte @Nullable [] lookedAt;
        private int kept;
        private boolean cut;

        Reader(InputStream raw) {
            this.raw = raw;
        }

        MailHeader read() throws IOException {
            var line = withoutIndent(firstLine());
            while (line != null && !isEmpty(line)) {
                if (startsField(line)) {
                    close();
                    open = new ByteArrayOutputStream();
                } else if (!isContinuation(line) && !headerGoesOn()) {
                    return headerWithoutEnd(line);
                }
                keep(line);
                line = nextLine();
            }
            close();
            return isKnown() ? new MailHeader(fields, raw, cut) : noHeader();
        }

        /** Behind empty lines and the "From " line that mailbox files put before each mail. */
        private byte @Nullable [] firstLine() throws IOException {
            var line = nextLine();
            while (line != null && isEmpty(line)) {
                line = nextLine();
            }
            boolean mark = line != null && (startsWith(line, "From ") || startsWith(line, ">From "));
            return mark ? nextLine() : line;
        }

        /** The first field has nothing that it could continue. */
        private static byte @Nullable [] withoutIndent(byte @Nullable [] line) {
            int indent = 0;
            while (line != null && indent < line.length && (line[indent] == ' ' || line[indent] == '\t')) {
                indent++;
            }
            return line == null || indent == 0 ? line : Arrays.copyOfRange(line, indent, line.length);
        }

        private static boolean startsField(byte[] line) {
            return HeaderField.colon(line) >= 0;
        }

        private boolean isContinuation(byte[] line) {
            return open != null && (line[0] == ' ' || line[0] == '\t');
        }

        /** No field and no continuation: a folded line that lost its indent, if a field follows it. */
        private boolean headerGoesOn() throws IOException {
            if (open == null) {
                return false;
            }
            lookedAt = readLine();
            return lookedAt != null && startsField(lookedAt);
        }

        private void keep(byte[] line) {
            if (open == null) {
                return;
            }
            int room = Math.min(MailLimits.FIELD_BYTES - open.size(), MailLimits.HEADER_BYTES - kept);
            int length = Math.clamp(room, 0, line.length);
            open.write(line, 0, length);
            kept += length;
            cut |= length < line.length;
        }

        private void close() {
            var field = open == null ? null : HeaderField.parse(open.toByteArray());
            boolean room = fields.size() < MailLimits.FIELDS;
            if (field != null && room) {
                fields.add(field);
            }
            cut |= !room;
            open = null;
        }

        private boolean isKnown() {
            return fields.stream().anyMatch(field -> KNOWN.contains(field.name()));
        }

        /** The body begins without the empty line before it. */
        private MailHeader headerWithoutEnd(byte[] line) {
            close();
            if (!isKnown()) {
                return noHeader();
            }
            var lines = new ByteArrayOutputStream();
            lines.writeBytes(line);
            if (lookedAt != null) {
                lines.writeBytes(lookedAt);
            }
            return new MailHeader(fields, before(lines.toByteArray()), cut);
        }

        private MailHeader noHeader() {
            return new MailHeader(List.of(), before(taken.toByteArray()), cut);
        }

        private InputStream before(byte[] bytes) {
            return new SequenceInputStream(new ByteArrayInputStream(bytes), raw);
        }

        private byte @Nullable [] nextLine() throws IOException {
            var line = lookedAt == null ? readLine() : lookedAt;
            lookedAt = null;
            return line;
        }

        /** With its line end; of a line too long only the beginning. Null at the end of the mail. */
        private byte @Nullable [] readLine() throws IOException {
            var buffer = new ByteArrayOutputStream(120);
            int value = raw.read();
            while (value >= 0) {
                buffer.write(value);
                if (value == '\n' || buffer.size() >= MailLimits.FIELD_BYTES) {
                    break;
                }
                value = raw.read();
            }
            if (buffer.size() == 0) {
                return null;
            }
            var line = buffer.toByteArray();
            remember(line);
            skipRest(line);
            return line;
        }

        private void remember(byte[] line) {
            if (taken.size() < MailLimits.HEADER_BYTES) {
                taken.writeBytes(line);
            } else {
                cut = true;
            }
        }

        /** A long line of a header is cut; a long line of text is left where it is. */
        private void skipRest(byte[] line) throws IOException {
            boolean ofHeader = startsField(line) || isContinuation(line);
            if (line[line.length - 1] == '\n' || line.length < MailLimits.FIELD_BYTES || !ofHeader) {
                return;
            }
            cut = true;
            int value = raw.read();
            while (value >= 0 && value != '\n') {
                value = raw.read();
            }
        }

        private static boolean isEmpty(byte[] line) {
            for (byte value : line) {
                if (value != '\r' && value != '\n') {
                    return false;
                }
            }
            return true;
        }

        private static boolean startsWith(byte[] line, String text) {
            return line.length >= text.length() && new String(line, 0, text.length(), US_ASCII).equals(text);
        }
    }
}
