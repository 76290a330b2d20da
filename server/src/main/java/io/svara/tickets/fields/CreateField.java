package io.svara.tickets.fields;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Checks;
import io.svara.tickets.FieldKind;
import io.svara.tickets.fields.FieldReader.OptionRequest;
import io.svara.tickets.store.FieldRows;
import io.svara.tickets.store.FieldRows.FieldOption;
import io.svara.tickets.store.FieldRows.TicketField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds a field, as the last one. Its kind stays. */
@UseCase(permission = Permission.MAILBOXES)
class CreateField {

    /** More than anybody fills in. */
    private static final int MOST = 60;

    /**
     * @param kind {@code text}, {@code number}, {@code date}, {@code choice}, {@code multi-choice}, {@code checkbox} or {@code user}
     * @param names by language (en, sv, no), one at least
     * @param options of a choice, in their order
     * @param required absent: it is not
     */
    record Request(
            @Nullable String kind,
            @Nullable Map<String, @Nullable String> names,
            @Nullable List<OptionRequest> options,
            @Nullable Boolean required) {}

    private final FieldRows fields;
    private final Log log;

    CreateField(FieldRows fields, Log log) {
        this.fields = fields;
        this.log = log;
    }

    TicketField create(Request request) {
        var kind = Optional.ofNullable(request.kind()).flatMap(FieldKind::find);
        var living = fields.lockLiving();
        var checks = new Checks()
                .that(
                        kind.isPresent(),
                        "kind",
                        "unknown-kind",
                        "Use text, number, date, choice, multi-choice, checkbox or user.")
                .that(living.size() < MOST, "names", "too-many", "There can be at most " + MOST + " fields.");
        var names = FieldReader.names(request.names(), checks);
        var options = kind.map(FieldKind::isChoice).orElse(false)
                ? FieldReader.options(List.of(), request.options(), checks)
                : List.<FieldOption>of();
        checks.done();
        FieldReader.checkFree(names, null, living);
        var field =
                fields.add(kind.orElseThrow(), names, options, Boolean.TRUE.equals(request.required()), living.size());
        log.append(Change.of("field.created", "field", field.id())
                .with("kind", kind.orElseThrow().word()));
        return field;
    }
}
