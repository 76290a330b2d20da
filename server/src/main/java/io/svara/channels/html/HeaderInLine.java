package io.svara.channels.html;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A header all in one line, as Yahoo writes it into plain text: {@code ----- Forwarded Message ----- From: Anna
 * <a@b.example>To: Bo <b@c.example>Sent: Tuesday 09:26 CETSubject: Hello}.
 */
final class HeaderInLine {

    private record Found(HeaderLabel label, int from, int value) {}

    private final String line;
    private final Map<HeaderLabel, String> fields = new EnumMap<>(HeaderLabel.class);

    private HeaderInLine(String line) {
        this.line = line;
    }

    /** Null where there is none. */
    static @Nullable HeaderBlock of(String line) {
        return new HeaderInLine(line).read();
    }

    private @Nullable HeaderBlock read() {
        Found last = null;
        for (int colon = line.indexOf(':'); colon >= 0; colon = line.indexOf(':', colon + 1)) {
            var found = labelBefore(colon);
            if (found != null && !fields.containsKey(found.label())) {
                end(last, found.from());
                fields.put(found.label(), "");
                last = found;
            }
        }
        end(last, line.length());
        if (!fields.containsKey(HeaderLabel.FROM) || fields.size() < 2) {
            return null;
        }
        subjectWithoutColon();
        return new HeaderBlock(fields, 0, false);
    }

    private void end(@Nullable Found field, int at) {
        if (field != null) {
            fields.put(field.label(), line.substring(field.value(), at).strip());
        }
    }

    /** The longest label with a capital letter that ends before this colon; what stands before it may touch it. */
    private @Nullable Found labelBefore(int colon) {
        int end = colon;
        while (end > 0 && Character.isSpaceChar(line.charAt(end - 1))) {
            end--;
        }
        for (int from = Math.max(0, end - HeaderLabel.MAX_CHARS); from < end; from++) {
            if (isBeginning(from)) {
                var label = HeaderLabel.of(line.substring(from, end));
                if (label != null) {
                    return new Found(label, from, colon + 1);
                }
            }
        }
        return null;
    }

    private boolean isBeginning(int at) {
        return !Character.isSpaceChar(line.charAt(at))
                && (Character.isUpperCase(line.charAt(at)) || at == 0 || !Character.isLetter(line.charAt(at - 1)));
    }

    /** The Portuguese Yahoo forgets it. */
    private void subjectWithoutColon() {
        var date = fields.getOrDefault(HeaderLabel.DATE, "");
        if (fields.containsKey(HeaderLabel.SUBJECT)) {
            return;
        }
        for (int space = date.indexOf(' '); space >= 0; space = date.indexOf(' ', space + 1)) {
            for (int from = Math.max(0, space - HeaderLabel.MAX_CHARS); from < space; from++) {
                if (Character.isUpperCase(date.charAt(from))
                        && HeaderLabel.of(date.substring(from, space)) == HeaderLabel.SUBJECT) {
                    fields.put(HeaderLabel.DATE, date.substring(0, from).strip());
                    fields.put(HeaderLabel.SUBJECT, date.substring(space).strip());
                    return;
                }
            }
        }
    }
}
