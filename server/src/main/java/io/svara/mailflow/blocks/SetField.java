package io.svara.mailflow.blocks;

import io.svara.flow.Action;
import io.svara.flow.Field;
import io.svara.flow.Given;
import io.svara.flow.Reference;
import io.svara.kernel.AgentId;
import io.svara.tickets.FieldId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills in one of the organisation's own fields. What fits depends on the field: that the value does is asked of the world as that the
 * field is there, so that a flow names no option or agent that is gone.
 */
public final class SetField implements Action<Mail, SetField.Settings> {

    /** The kind of a reference to a value of a field. */
    public static final String VALUE_OF_FIELD = "value";

    private static final Field FIELD = Field.one("fieldId", "field");
    private static final Field VALUE = Field.text("value", "field-value", 500);

    private static final JsonMapper JSON = JsonMapper.shared();

    record Settings(FieldId field, Object value) {}

    @Override
    public String type() {
        return "set-field";
    }

    @Override
    public String group() {
        return "ticket";
    }

    @Override
    public List<Field> fields() {
        return List.of(FIELD, VALUE);
    }

    @Override
    public Map<String, Object> example() {
        return Map.of("fieldId", "7", "value", "Shop");
    }

    @Override
    public Settings read(Given given) {
        var field = given.id(FIELD);
        var value = given.anything(VALUE.name());
        if (isEmpty(value)) {
            given.missing(VALUE.name());
        } else if (field != 0) {
            given.refer(VALUE.name(), reference(field, Objects.requireNonNull(value)));
        }
        return new Settings(new FieldId(field), Objects.requireNonNullElse(value, ""));
    }

    /** To an agent who is put into a field. */
    public static Reference reference(FieldId field, AgentId agent) {
        return reference(field.value(), Long.toString(agent.value()));
    }

    private static Reference reference(long field, Object value) {
        return new Reference(VALUE_OF_FIELD, field + "=" + JSON.writeValueAsString(value));
    }

    private static boolean isEmpty(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case String text -> text.isBlank();
            case List<?> list -> list.isEmpty();
            default -> false;
        };
    }

    /** Whether the field takes the value that the reference names. */
    public static boolean ask(Reference reference, BiPredicate<FieldId, Object> takes) {
        var parts = reference.id().split("=", 2);
        return takes.test(new FieldId(Long.parseLong(parts[0])), JSON.readValue(parts[1], Object.class));
    }

    @Override
    public Mail after(Mail mail, Settings settings) {
        return mail.with(mail.changes().field(settings.field(), settings.value()));
    }
}
