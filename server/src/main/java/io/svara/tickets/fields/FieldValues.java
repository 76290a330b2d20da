package io.svara.tickets.fields;

import io.svara.kernel.AgentId;
import io.svara.tickets.store.FieldRows.FieldOption;
import io.svara.tickets.store.FieldRows.TicketField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may stand in a field, by its kind: text, an exact decimal and a day as text, the id of an option or an agent, a list of
 * options' ids, true. Pure.
 */
final class FieldValues {

    static final int LONGEST_TEXT = 500;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,10})?");
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /**
     * @param value as it is kept; null: nothing
     * @param code why it cannot be taken, with a message; null: it can
     */
    record Reading(@Nullable Object value, @Nullable String code, String message) {

        boolean fits() {
            return code == null;
        }
    }

    private FieldValues() {}

    /**
     * @param before what stands there: an option or an agent that is gone since may stay
     * @param isAgent whether it may be chosen
     */
    static Reading read(
            TicketField field, @Nullable Object given, @Nullable Object before, Predicate<AgentId> isAgent) {
        if (given == null || given.equals("")) {
            return taken(null);
        }
        return switch (field.kind()) {
            case TEXT -> text(given);
            case NUMBER -> number(given);
            case DATE -> date(given);
            case CHOICE -> choice(given, choosable(field, before));
            case MULTI_CHOICE -> choices(given, field, choosable(field, before));
            case CHECKBOX -> checkbox(given);
            case USER -> user(given, before, isAgent);
        };
    }

    private static Reading text(Object given) {
        if (!(given instanceof String text)) {
            return wrong("wrong-type", "Give a text.");
        }
        var line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        if (line.length() > LONGEST_TEXT) {
            return wrong("too-long", "This may have at most " + LONGEST_TEXT + " characters.");
        }
        return taken(line.isEmpty() ? null : line);
    }

    /** As text, for numbers of JSON are not exact everywhere; whole ones are. */
    private static Reading number(Object given) {
        var text = given instanceof Integer || given instanceof Long ? given.toString() : given;
        if (!(text instanceof String written)
                || !NUMBER.matcher(written.strip()).matches()) {
            return wrong(
                    "invalid-number",
                    "Give a number as a text such as \"-12.50\": at most 20 digits, and 10 after the point.");
        }
        return taken(new BigDecimal(written.strip()).toPlainString());
    }

    private static Reading date(Object given) {
        var problem = wrong("invalid-date", "Give a day of the calendar as a text such as \"2026-11-23\".");
        if (!(given instanceof String text) || !DAY.matcher(text).matches()) {
            return problem;
        }
        try {
            return taken(LocalDate.parse(text).toString());
        } catch (DateTimeParseException _) {
            return problem;
        }
    }

    private static Reading choice(Object given, Set<String> choosable) {
        return given instanceof String id && choosable.contains(id) ? taken(id) : unknownOption();
    }

    /** In the order in which they are offered, each once. */
    private static Reading choices(Object given, TicketField field, Set<String> choosable) {
        if (!(given instanceof List<?> list)) {
            return wrong("wrong-type", "Give a list of options' ids.");
        }
        var ids = new HashSet<Object>(list);
        if (!choosable.containsAll(ids)) {
            return unknownOption();
        }
        var inOrder = field.options().stream()
                .map(FieldOption::id)
                .filter(ids::contains)
                .toList();
        return taken(inOrder.isEmpty() ? null : inOrder);
    }

    private static Set<String> choosable(TicketField field, @Nullable Object before) {
        var ids = new HashSet<String>();
        var held = before instanceof Collection<?> some ? some : before == null ? List.of() : List.of(before);
        for (var option : field.options()) {
            if (!option.removed() || held.contains(option.id())) {
                ids.add(option.id());
            }
        }
        return ids;
    }

    private static Reading checkbox(Object given) {
        if (!(given instanceof Boolean ticked)) {
            return wrong("wrong-type", "Give true or false.");
        }
        return taken(ticked ? true : null);
    }

    private static Reading user(Object given, @Nullable Object before, Predicate<AgentId> isAgent) {
        var may = given instanceof String id
                && (Objects.equals(id, before)
                        || ID.matcher(id).matches() && isAgent.test(new AgentId(Long.parseLong(id))));
        return may ? taken(given) : wrong("unknown-agent", "Choose among the agents (GET /api/agents).");
    }

    private static Reading unknownOption() {
        return wrong("unknown-option", "Choose among the field's options (GET /api/fields).");
    }

    private static Reading taken(@Nullable Object value) {
        return new Reading(value, null, "");
    }

    private static Reading wrong(String code, String message) {
        return new Reading(null, code, message);
    }
}
