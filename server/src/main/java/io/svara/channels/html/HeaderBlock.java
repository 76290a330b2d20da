package io.svara.channels.html;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header that a mail program has written above a mail which it answers or forwards. Known by its labels in any of
 * our languages: a sender and a subject, and a date or a recipient. A journey has from and to, but no subject.
 *
 * @param until the line behind it
 * @param finnish whether its labels are
 */
record HeaderBlock(Map<HeaderLabel, String> fields, int until, boolean finnish) {

    /** Some five lines as a rule; those of many recipients are wrapped. */
    private static final int MAX_LINES = 24;

    private static final int MAX_WRAPPED = 12;
    private static final int MAX_VALUE = 8_000;

    /** The header that begins in this line; null where none does. */
    static @Nullable HeaderBlock at(List<MailLine> lines, int at) {
        if (HeaderLine.of(lines.get(at).text()) == null) {
            return null;
        }
        var block = reading(lines, at);
        return isWhole(block.fields) ? block : null;
    }

    /** The fields from this line on, however few they are. */
    static HeaderBlock reading(List<MailLine> lines, int at) {
        return new Reading(lines, at).read();
    }

    String value(HeaderLabel label) {
        return fields.getOrDefault(label, "");
    }

    private static boolean isWhole(Map<HeaderLabel, String> fields) {
        return fields.containsKey(HeaderLabel.FROM)
                && fields.containsKey(HeaderLabel.SUBJECT)
                && (fields.containsKey(HeaderLabel.DATE) || fields.containsKey(HeaderLabel.TO));
    }

    private static final class Reading {

        private final List<MailLine> lines;
        private final int from;
        private final Map<HeaderLabel, String> fields = new EnumMap<>(HeaderLabel.class);
        private @Nullable HeaderLabel last;
        private boolean finnish;
        private boolean apart;

        Reading(List<MailLine> lines, int from) {
            this.lines = lines;
            this.from = from;
        }

        HeaderBlock read() {
            int until = from;
            for (int at = from; at < Math.min(lines.size(), from + MAX_LINES); at++) {
                var text = HeaderLine.unquoted(lines.get(at).text());
                if (text.isEmpty()) {
                    apart = true;
                    continue;
                }
                apart |= lines.get(at).apart();
                if (!take(at, text)) {
                    break;
                }
                until = at + 1;
                apart = false;
            }
            return new HeaderBlock(fields, until, finnish);
        }

        private boolean take(int at, String text) {
            var header = HeaderLine.of(text);
            if (header == null) {
                return continued(at, text);
            }
            // behind an empty line, what looks like another field is the mail's own text
            if (fields.containsKey(header.label()) || (apart && isWhole(fields))) {
                return false;
            }
            fields.put(header.label(), header.value());
            finnish |= HeaderLabel.isFinnish(header.word());
            last = header.label();
            return true;
        }

        private boolean continued(int at, String text) {
            if (last == null || apart) {
                return false;
            }
            var value = fields.getOrDefault(last, "");
            if (value.length() > MAX_VALUE || !(value.isEmpty() || isFollowedByField(at))) {
                return false;
            }
            fields.put(last, value.isEmpty() ? text : value + " " + text);
            return true;
        }

        /** Before the next empty line, and before a field that there has been. */
        private boolean isFollowedByField(int at) {
            for (int next = at + 1; next < Math.min(lines.size(), at + MAX_WRAPPED); next++) {
                var header = HeaderLine.of(lines.get(next).text());
                if (header != null) {
                    return !fields.containsKey(header.label());
                }
                if (lines.get(next).apart()
                        || HeaderLine.unquoted(lines.get(next).text()).isEmpty()) {
                    return false;
                }
            }
            return false;
        }
    }
}
