package io.svara.channels.html;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of plain text that are not blank.
 *
 * @param offsets where each begins in the text
 */
record TextLines(List<MailLine> lines, List<Integer> offsets) {

    static TextLines of(String text) {
        return of(text, MailLine.MAX_CHARS);
    }

    /** @param maxChars of each line; the rest is left out */
    static TextLines of(String text, int maxChars) {
        var lines = new ArrayList<MailLine>();
        var offsets = new ArrayList<Integer>();
        boolean apart = true;
        for (int at = 0; at < text.length(); ) {
            int newline = text.indexOf('\n', at);
            int end = newline < 0 ? text.length() : newline;
            var line = text.substring(at, Math.min(end, at + maxChars))
                    .replace('\u00a0', ' ')
                    .strip();
            if (!line.isEmpty()) {
                lines.add(new MailLine(line, line.startsWith(">"), false, false, false, apart));
                offsets.add(at);
            }
            apart = line.isEmpty();
            at = end + 1;
        }
        return new TextLines(lines, offsets);
    }
}
