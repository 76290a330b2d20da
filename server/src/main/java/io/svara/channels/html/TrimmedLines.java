package io.svara.channels.html;

/** Text without spaces at the ends of its lines, and with at most one empty line in a row. */
final class TrimmedLines {

    private TrimmedLines() {}

    static String of(CharSequence text) {
        var trimmed = new StringBuilder(text.length());
        int empty = 0;
        for (var line : text.toString().split("\n", -1)) {
            var stripped = line.stripTrailing();
            empty = stripped.isEmpty() ? empty + 1 : 0;
            if (empty < 2) {
                trimmed.append(stripped).append('\n');
            }
        }
        return trimmed.toString().strip();
    }
}
