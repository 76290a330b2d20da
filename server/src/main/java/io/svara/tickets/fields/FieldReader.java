package io.svara.tickets.fields;

import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.tickets.FieldId;
import io.svara.tickets.store.FieldRows.FieldOption;
import io.svara.tickets.store.FieldRows.TicketField;
import io.svara.tickets.store.NamesByLanguage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What making and changing a field check alike. */
final class FieldReader {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_OPTIONS = 200;

    /** With those that were removed: they stay for ever. */
    private static final int MOST_OPTIONS_EVER = 1000;

    /** @param id null: a new one */
    record OptionRequest(@Nullable String id, @Nullable String name) {}

    private FieldReader() {}

    static TicketField get(List<TicketField> living, FieldId id) {
        return living.stream()
                .filter(field -> field.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("field"));
    }

    static Map<String, String> names(@Nullable Map<String, @Nullable String> given, Checks checks) {
        var names = NamesByLanguage.read(given, LONGEST_NAME, checks);
        checks.that(!names.isEmpty(), "names", "required", "Name it in one language at least.");
        return names;
    }

    /** Two that are called alike could not be told apart where they are filled in. */
    static void checkFree(Map<String, String> names, @Nullable FieldId by, List<TicketField> living) {
        if (living.stream()
                .anyMatch(field -> !field.id().equals(by) && NamesByLanguage.areAlike(names, field.names()))) {
            throw Problem.of(Problem.Kind.CONFLICT, "field-exists", "There is a field of this name already.");
        }
    }

    /** All of them anew, in their order; one that is left out is removed, and stays on its tickets. */
    static List<FieldOption> options(List<FieldOption> before, @Nullable List<OptionRequest> given, Checks checks) {
        var wanted = given == null ? List.<OptionRequest>of() : given;
        checks.that(!wanted.isEmpty(), "options", "required", "Give at least one option to choose.")
                .that(
                        wanted.size() <= MOST_OPTIONS,
                        "options",
                        "too-many",
                        "There can be at most " + MOST_OPTIONS + " options.");
        var old = new HashMap<String, FieldOption>();
        before.forEach(option -> old.put(option.id(), option));
        var options = new ArrayList<FieldOption>();
        var names = new HashSet<String>();
        var next = before.size();
        for (var index = 0; index < Math.min(wanted.size(), MOST_OPTIONS); index++) {
            var option = wanted.get(index);
            var field = "options[" + index + "]";
            var name = Objects.requireNonNullElse(option.name(), "").strip();
            checks.text(name, field + ".name", LONGEST_NAME)
                    .that(
                            names.add(name.toLowerCase(Locale.ROOT)),
                            field + ".name",
                            "option-exists",
                            "Two options cannot be called alike.")
                    .that(
                            option.id() == null || old.remove(option.id()) != null,
                            field + ".id",
                            "unknown-option",
                            "There is no such option. Leave the id out for a new one.");
            options.add(new FieldOption(option.id() == null ? Integer.toString(++next) : option.id(), name, false));
        }
        checks.that(
                next <= MOST_OPTIONS_EVER,
                "options",
                "too-many",
                "This field has had " + MOST_OPTIONS_EVER + " options. Make a new field.");
        before.stream()
                .filter(option -> old.containsKey(option.id()))
                .map(option -> new FieldOption(option.id(), option.name(), true))
                .forEach(options::add);
        return options;
    }
}
