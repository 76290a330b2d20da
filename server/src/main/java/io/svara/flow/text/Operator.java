package io.svara.flow.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a text is compared with values. */
enum Operator {
    CONTAINS,
    EQUALS,
    NOT_EQUALS,
    DOES_NOT_CONTAIN,
    REGEXP;

    static final List<String> WORDS =
            Arrays.stream(values()).map(Operator::word).toList();

    static Operator of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a text without anything in it can be meant. */
    boolean takesEmpty() {
        return this == EQUALS || this == NOT_EQUALS;
    }
}
