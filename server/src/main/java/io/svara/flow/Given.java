package io.svara.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings that a block was given. Whoever reads them gets something of the right type in any case; what is wrong with them, and
 * what they refer to, is collected here.
 */
public final class Given {

    public static final int MOST_ENTRIES = 100;

    /** The code of what no form of the canvas sends. */
    public static final String WRONG_TYPE = "wrong-type";

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private final @Nullable String block;
    private final Map<String, Object> settings;
    private final List<FlowProblem> problems = new ArrayList<>();
    private final Set<Reference> references = new LinkedHashSet<>();
    private final Map<Reference, String> fields = new HashMap<>();

    private int weight;
    private @Nullable String heaviest;

    /** @param block null: the entry's */
    public Given(@Nullable String block, Map<String, Object> settings) {
        this.block = block;
        this.settings = settings;
    }

    public List<FlowProblem> problems() {
        return List.copyOf(problems);
    }

    public List<Reference> references() {
        return List.copyOf(references);
    }

    /** In which setting it stands. */
    public String fieldOf(Reference reference) {
        return Objects.requireNonNull(fields.get(reference));
    }

    /** How much work a setting may make for each character of a text; of a whole flow there is a most. */
    public void weighs(String field, int steps) {
        weight += steps;
        heaviest = field;
    }

    int weight() {
        return weight;
    }

    FlowProblem tooHeavy() {
        return new FlowProblem(
                block,
                heaviest,
                "expressions-too-large",
                "The expressions of this flow are too much work together. Use plain words where they will do.");
    }

    public void problem(String field, String code, String message) {
        problems.add(new FlowProblem(block, field, code, message));
    }

    /** A reference to something outside; 0 where none is given. */
    public long id(Field field) {
        var id = string(field.name());
        if (id == null) {
            missing(field.name());
            return 0;
        }
        return id(field.name(), field.kind(), id);
    }

    /** @param kind of each, in the singular */
    public List<Long> ids(Field field, String kind) {
        return strings(field.name()).stream()
                .map(id -> id(field.name(), kind, id))
                .toList();
    }

    private long id(String field, String kind, String id) {
        if (!ID.matcher(id).matches()) {
            wrongType(field, "an id");
            return 0;
        }
        refer(field, new Reference(kind, id));
        return Long.parseLong(id);
    }

    /** That the setting names something outside. */
    public void refer(String field, Reference reference) {
        references.add(reference);
        fields.putIfAbsent(reference, field);
    }

    /** One of the field's options; the first where none is given. */
    public String word(Field field) {
        var options = Objects.requireNonNull(field.options());
        var word = string(field.name());
        if (word == null) {
            missing(field.name());
            return options.getFirst();
        }
        known(field.name(), options, word);
        return options.contains(word) ? word : options.getFirst();
    }

    /** Some of the field's options. */
    public List<String> words(Field field) {
        var options = Objects.requireNonNull(field.options());
        var words = strings(field.name());
        words.forEach(word -> known(field.name(), options, word));
        return words.stream().filter(options::contains).toList();
    }

    private void known(String field, List<String> options, String word) {
        if (!options.contains(word)) {
            problem(field, "unknown-word", "Choose one of: " + String.join(", ", options) + ".");
        }
    }

    /** Not blank, within the field's maximum. */
    public String text(Field field) {
        return text(field, _ -> true, "");
    }

    public String text(Field field, Predicate<String> holds, String orElse) {
        var text = string(field.name());
        if (text == null || text.isBlank()) {
            missing(field.name());
            return "";
        }
        var maximum = Objects.requireNonNull(field.maximum());
        if (text.length() > maximum) {
            problem(field.name(), "too-long", "This may have at most " + maximum + " characters.");
        } else if (!holds.test(text)) {
            problem(field.name(), "invalid", orElse);
        }
        return text;
    }

    /** More than 0. */
    public double number(String field) {
        return switch (settings.get(field)) {
            case null -> {
                missing(field);
                yield 1;
            }
            case Number number
            when number.doubleValue() > 0 && number.doubleValue() <= 1_000_000 -> number.doubleValue();
            case Number _ -> {
                problem(field, "out-of-range", "Give a number above 0.");
                yield 1;
            }
            default -> {
                wrongType(field, "a number");
                yield 1;
            }
        };
    }

    /** A list of objects with texts in them; those of another shape are left out. */
    public List<Map<?, ?>> objects(String field) {
        return list(field, "objects").stream()
                .filter(entry -> {
                    if (!(entry instanceof Map<?, ?>)) {
                        wrongType(field, "a list of objects");
                    }
                    return entry instanceof Map<?, ?>;
                })
                .<Map<?, ?>>map(entry -> (Map<?, ?>) entry)
                .toList();
    }

    /** Texts as they are, blank ones too. None given is a problem. */
    public List<String> strings(String field) {
        return list(field, "texts").stream()
                .filter(entry -> {
                    if (!(entry instanceof String)) {
                        wrongType(field, "a list of texts");
                    }
                    return entry instanceof String;
                })
                .map(String.class::cast)
                .toList();
    }

    private List<?> list(String field, String what) {
        return switch (settings.get(field)) {
            case null -> {
                missing(field);
                yield List.of();
            }
            case List<?> list
            when list.isEmpty() -> {
                missing(field);
                yield list;
            }
            case List<?> list
            when list.size() > MOST_ENTRIES -> {
                problem(field, "too-many", "Give at most " + MOST_ENTRIES + ".");
                yield list.subList(0, MOST_ENTRIES);
            }
            case List<?> list -> list;
            default -> {
                wrongType(field, "a list of " + what);
                yield List.of();
            }
        };
    }

    /** As it is in JSON; null where it is not given. */
    public @Nullable Object anything(String field) {
        return settings.get(field);
    }

    /** Null where it is not given. */
    public @Nullable String string(String field) {
        return switch (settings.get(field)) {
            case null -> null;
            case String text -> text.isEmpty() ? null : text;
            default -> {
                wrongType(field, "a text");
                yield null;
            }
        };
    }

    public void missing(String field) {
        // what is there and of another type has been told of
        if (problems.stream().noneMatch(problem -> field.equals(problem.field()))) {
            problem(field, "required", "This is needed.");
        }
    }

    private void wrongType(String field, String what) {
        problem(field, WRONG_TYPE, "This must be " + what + ".");
    }
}
