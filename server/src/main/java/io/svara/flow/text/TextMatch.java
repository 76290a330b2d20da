package io.svara.flow.text;

import io.svara.flow.Field;
import io.svara.flow.Given;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The settings {@code operator} and {@code values} of a condition on texts, ready to be asked. What they mean stands in
 * docs/mail-flow.md, and {@code TextMatchTests} has it in a table.
 */
public final class TextMatch {

    public static final Field FIELD = new Field("match", "text-match", true, Operator.WORDS, Expression.LONGEST);

    private static final String OPERATOR = "operator";
    private static final String VALUES = "values";

    private final Operator operator;
    private final List<String> values;
    private final List<Expression> expressions;

    private TextMatch(Operator operator, List<String> values, List<Expression> expressions) {
        this.operator = operator;
        this.values = values;
        this.expressions = expressions;
    }

    public static TextMatch read(Given given) {
        var operator = Operator.of(given.word(Field.choice(OPERATOR, "choice", Operator.WORDS)));
        var values = given.strings(VALUES);
        if (values.stream().anyMatch(value -> value.length() > Expression.LONGEST)) {
            given.problem(VALUES, "too-long", "A value may have at most " + Expression.LONGEST + " characters.");
            return new TextMatch(operator, List.of(), List.of());
        }
        var folded = values.stream().map(Text::fold).toList();
        if (!operator.takesEmpty() && folded.contains("")) {
            given.problem(VALUES, "empty", "A value is empty: every text has nothing in it. Fill it in or remove it.");
        }
        return operator == Operator.REGEXP
                ? new TextMatch(operator, List.of(), expressions(values, given))
                : new TextMatch(operator, folded, List.of());
    }

    private static List<Expression> expressions(List<String> values, Given given) {
        var expressions = new ArrayList<Expression>();
        for (var value : values) {
            try {
                var expression = Expression.of(value);
                given.weighs(VALUES, expression.size());
                expressions.add(expression);
            } catch (IllegalArgumentException invalid) {
                given.problem(
                        VALUES,
                        "invalid-expression",
                        "The expression " + value + " cannot be used. " + invalid.getMessage());
            }
        }
        return expressions;
    }

    public boolean holds(Text text) {
        return holds(List.of(text));
    }

    /** Of several texts, such as the names of files: one is enough for what must be there, and none may have what must not. */
    public boolean holds(Collection<Text> texts) {
        return switch (operator) {
            case CONTAINS -> any(texts, false);
            case DOES_NOT_CONTAIN -> !any(texts, false);
            case EQUALS -> any(texts, true);
            case NOT_EQUALS -> !any(texts, true);
            case REGEXP -> anyExpression(texts);
        };
    }

    private boolean any(Collection<Text> texts, boolean whole) {
        for (var text : texts) {
            var folded = text.folded();
            for (var value : values) {
                if (whole ? folded.equals(value) : folded.contains(value)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean anyExpression(Collection<Text> texts) {
        for (var text : texts) {
            for (var expression : expressions) {
                if (expression.isIn(text)) {
                    return true;
                }
            }
        }
        return false;
    }
}
