package io.svara.tickets.search;

import java.util.ArrayList;
import java.util.List;

/** A part of what was typed: a word between spaces or what stands in quotes, either may be excluded with a minus. */
record QueryPiece(String text, boolean quoted, boolean excluded) {

    /** An unfinished quote reaches to the end. */
    static List<QueryPiece> of(String input) {
        var pieces = new ArrayList<QueryPiece>();
        for (var at = 0; at < input.length(); ) {
            if (isSpace(input.charAt(at))) {
                at++;
                continue;
            }
            var excluded = input.charAt(at) == '-';
            var start = excluded ? at + 1 : at;
            var quoted = start < input.length() && isQuote(input.charAt(start));
            var from = quoted ? start + 1 : start;
            var end = endOf(input, from, quoted);
            pieces.add(new QueryPiece(input.substring(from, end), quoted, excluded));
            at = quoted ? end + 1 : end;
        }
        return pieces;
    }

    private static int endOf(String input, int from, boolean quoted) {
        var end = from;
        while (end < input.length() && !isEnd(input.charAt(end), quoted)) {
            end++;
        }
        return end;
    }

    private static boolean isEnd(char sign, boolean quoted) {
        return quoted ? isQuote(sign) : isSpace(sign) || isQuote(sign);
    }

    private static boolean isSpace(char sign) {
        return Character.isWhitespace(sign) || Character.isSpaceChar(sign);
    }

    private static boolean isQuote(char sign) {
        return sign == '"'
                || sign == '\u201c'
                || sign == '\u201d'
                || sign == '\u201e'
                || sign == '\u00ab'
                || sign == '\u00bb';
    }
}
