package io.svara.tickets.fields;

import io.svara.kernel.AgentId;
import io.svara.kernel.log.Change;
import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.people.Agents;
import io.svara.tickets.FieldId;
import io.svara.tickets.FieldKind;
import io.svara.tickets.StatusKind;
import io.svara.tickets.TicketId;
import io.svara.tickets.fields.FieldValues.Reading;
import io.svara.tickets.store.FieldRows;
import io.svara.tickets.store.FieldRows.TicketField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What tickets are given in the organisation's own fields, checked, and what their history tells of it. */
@Component
public class TicketFields {

    private final FieldRows rows;
    private final Agents agents;

    TicketFields(FieldRows rows, Agents agents) {
        this.rows = rows;
        this.agents = agents;
    }

    /**
     * Writes down what is to stand in some fields; the others stay.
     *
     * @param wanted by the field's id; null empties it
     */
    public List<Change> fill(TicketId ticket, Map<String, @Nullable Object> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        var fields = rows.all().stream()
                .collect(Collectors.toMap(field -> Long.toString(field.id().value()), Function.identity()));
        var before = rows.values(ticket);
        var checks = new Checks();
        var readings = new ArrayList<Filling>();
        wanted.forEach((id, given) -> {
            var field = fields.get(id);
            checks.that(field != null, "fields." + id, "unknown-field", "Choose among the fields (GET /api/fields).");
            if (field != null) {
                var was = before.get(field.id());
                var reading = FieldValues.read(field, given, was, agents::isActive);
                checks.that(reading.fits(), "fields." + id, String.valueOf(reading.code()), reading.message());
                readings.add(new Filling(field, was, reading));
            }
        });
        checks.done();
        var changes = new ArrayList<Change>();
        for (var filling : readings) {
            if (filling.isChange()) {
                rows.set(ticket, filling.field().id(), filling.reading().value());
                changes.add(filling.changeOf(ticket));
            }
        }
        return changes;
    }

    private record Filling(TicketField field, @Nullable Object was, Reading reading) {

        boolean isChange() {
            return !Objects.equals(was, reading.value());
        }

        Change changeOf(TicketId ticket) {
            var change = Change.of("ticket.field-changed", "ticket", ticket).with("field", field.id());
            return told(told(change, "from", was), "to", reading.value());
        }

        /** What is typed may be of a person, a number or a day too: that it changed is the fact. */
        private Change told(Change change, String name, @Nullable Object value) {
            if (value == null) {
                return change;
            }
            return switch (field.kind()) {
                case TEXT, NUMBER, DATE -> change;
                case CHOICE -> change.with(name, value.toString());
                case MULTI_CHOICE -> change.withWords(name, words((List<?>) value));
                case CHECKBOX -> change.with(name, true);
                case USER -> change.with(name, new AgentId(Long.parseLong(value.toString())));
            };
        }

        private static List<String> words(List<?> values) {
            return values.stream().map(Object::toString).toList();
        }
    }

    /**
     * An agent does not solve or close a ticket while a required field is empty. Customers, rules and Svara itself are never held up by
     * it, so their ways do not ask.
     *
     * @param before null: the ticket is just being made
     */
    public void checkRequired(TicketId ticket, @Nullable StatusKind before, StatusKind after) {
        if (!after.isDone() || before != null && before.isDone()) {
            return;
        }
        var missing = rows.missing(ticket);
        if (missing.isEmpty()) {
            return;
        }
        throw Problem.of(
                        Problem.Kind.UNPROCESSABLE,
                        "fields-required",
                        "Fill in " + missing.stream().map(TicketField::name).collect(Collectors.joining(", "))
                                + " before you solve this ticket.")
                .with("fields", missing.stream().map(RequiredField::of).toList());
    }

    /** One that is to be filled in first. */
    record RequiredField(FieldId id, String name) {

        static RequiredField of(TicketField field) {
            return new RequiredField(field.id(), field.name());
        }
    }

    public boolean isLiving(FieldId id) {
        return rows.find(id).isPresent();
    }

    /** Those that an agent stands in. */
    public List<FieldId> ofAgents() {
        return rows.all().stream()
                .filter(field -> field.kind() == FieldKind.USER)
                .map(TicketField::id)
                .toList();
    }

    /** Whether a rule may write this into a field, whatever ticket it is. A field that is gone refuses nothing: it is itself missing. */
    public boolean takes(FieldId id, Object value) {
        return rows.find(id)
                .map(field ->
                        FieldValues.read(field, value, null, agents::isActive).fits())
                .orElse(true);
    }
}
