package io.svara.tickets.fields;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.tickets.FieldId;
import io.svara.tickets.fields.FieldReader.OptionRequest;
import io.svara.tickets.store.FieldRows;
import io.svara.tickets.store.FieldRows.TicketField;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes what a field is called, its options, and whether it must be filled in before a ticket is solved. */
@UseCase(permission = Permission.MAILBOXES)
class ChangeField {

    /**
     * What is absent stays.
     *
     * @param names by language (en, sv, no), all of them anew
     * @param options of a choice, all of them anew in their order; one that is left out is removed, and stays on its tickets
     * @param ifVersion refused when the field has changed since this version
     */
    record Request(
            @Nullable Map<String, @Nullable String> names,
            @Nullable List<OptionRequest> options,
            @Nullable Boolean required,
            @Nullable Long ifVersion) {}

    private final FieldRows fields;
    private final Log log;

    ChangeField(FieldRows fields, Log log) {
        this.fields = fields;
        this.log = log;
    }

    TicketField change(FieldId id, Request request) {
        var living = fields.lockLiving();
        var field = FieldReader.get(living, id);
        var checks = new Checks();
        var names = request.names() == null ? field.names() : FieldReader.names(request.names(), checks);
        var options = request.options() == null || !field.kind().isChoice()
                ? field.options()
                : FieldReader.options(field.options(), request.options(), checks);
        checks.done();
        if (request.ifVersion() != null && request.ifVersion() != field.version()) {
            throw Problem.stale(field.version());
        }
        FieldReader.checkFree(names, id, living);
        var required = request.required() == null ? field.required() : request.required();
        if (names.equals(field.names()) && options.equals(field.options()) && required == field.required()) {
            return field;
        }
        log.append(Change.of("field.changed", "field", id)
                .with("names", !names.equals(field.names()))
                .with("options", !options.equals(field.options()))
                .changing("required", field.required(), required));
        return fields.change(id, names, options, required);
    }
}
