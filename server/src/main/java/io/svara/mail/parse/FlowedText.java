package io.svara.mail.parse;

/** Joins the lines that a sender's program has broken (format=flowed, RFC 3676). */
final class FlowedText {

    private FlowedText() {}

    /** @param deleteSpace true for {@code delsp=yes}: the space that marks a soft break is no part of the text */
    static String unflow(String text, boolean deleteSpace) {
        var joined = new StringBuilder(text.length());
        boolean open = false;
        int openQuotes = 0;
        for (var line : text.split("\n", -1)) {
            int quotes = quotes(line);
            var words = unstuffed(line.substring(quotes));
            // the line before a signature's mark ends, whatever its last character
            boolean signature = words.equals("-- ");
            boolean continues = open && quotes == openQuotes && !signature;
            if (!continues) {
                begin(joined, quotes);
            }
            open = words.endsWith(" ") && !signature;
            openQuotes = quotes;
            joined.append(open && deleteSpace ? words.substring(0, words.length() - 1) : words);
        }
        return joined.isEmpty() ? "" : joined.substring(1);
    }

    private static void begin(StringBuilder joined, int quotes) {
        joined.append('\n').append(">".repeat(quotes)).append(quotes > 0 ? " " : "");
    }

    private static int quotes(String line) {
        int quotes = 0;
        while (quotes < line.length() && line.charAt(quotes) == '>') {
            quotes++;
        }
        return quotes;
    }

    private static String unstuffed(String words) {
        return words.startsWith(" ") ? words.substring(1) : words;
    }
}
