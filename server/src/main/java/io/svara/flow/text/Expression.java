package io.svara.flow.text;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.text.Normalizer;

/** A regular expression of a user's: by RE2, which takes time in proportion to the text, whatever is asked. */
final class Expression {

    static final int LONGEST = 500;

    /** Steps of the compiled expression: each may be taken at each character of a text. */
    private static final int MOST_STEPS = 2000;

    /** A count of counts, such as {@code (a{1000}){1000}}, takes a second to compile, and a hundred megabytes. */
    private static final int MOST_REPEATED = 1000;

    private static final java.util.regex.Pattern COUNT =
            java.util.regex.Pattern.compile("\\{(\\d{1,4})(?:,(\\d{0,4}))?}");

    private final Pattern pattern;

    private Expression(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException says what is wrong with it */
    static Expression of(String source) {
        if (repeated(source) > MOST_REPEATED) {
            throw new IllegalArgumentException("Its counts, such as {100}, multiply to too many.");
        }
        var pattern = compiled(Normalizer.normalize(source, Normalizer.Form.NFC));
        if (pattern.programSize() > MOST_STEPS) {
            throw new IllegalArgumentException("It is too large. Use several blocks, or a simpler one.");
        }
        return new Expression(pattern);
    }

    private static Pattern compiled(String source) {
        try {
            return Pattern.compile(source, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException("It cannot be read: " + wrong.getDescription() + ".", wrong);
        }
    }

    private static long repeated(String source) {
        var counts = COUNT.matcher(source);
        var product = 1L;
        while (counts.find()) {
            var most = counts.group(2) == null || counts.group(2).isEmpty() ? counts.group(1) : counts.group(2);
            product = Math.min(product * Math.max(1, Integer.parseInt(most)), MOST_REPEATED + 1L);
        }
        return product;
    }

    int size() {
        return pattern.programSize();
    }

    boolean isIn(Text text) {
        return pattern.matcher(text.composed()).find();
    }
}
