package io.svara.organization.labels;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.organization.Labels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds a label. It cannot be renamed later: that would give old statistics another meaning. */
@UseCase(permission = Permission.LABELS)
public class CreateLabel {

    /** @param services of {@code tickets}, {@code chat}, {@code calls}; absent means tickets */
    public record Request(
            String name, @Nullable String colour, @Nullable List<String> services) {}

    private final Labels labels;
    private final Log log;

    CreateLabel(Labels labels, Log log) {
        this.labels = labels;
        this.log = log;
    }

    public Labels.Label create(Request request) {
        var services = request.services() == null ? List.of("tickets") : request.services();
        var colour = request.colour() == null ? "grey" : request.colour();
        new Checks()
                .text(request.name(), "name", 100)
                .that(
                        !services.isEmpty() && Labels.SERVICES.containsAll(services),
                        "services",
                        "unknown-service",
                        "Choose among tickets, chat and calls.")
                .that(
                        colour.matches("[a-z]{1,20}|#[0-9a-fA-F]{6}"),
                        "colour",
                        "invalid",
                        "Use a colour's name or #rrggbb.")
                .done();
        var label = labels.add(request.name().strip(), colour, List.copyOf(services))
                .orElseThrow(() ->
                        Problem.of(Problem.Kind.CONFLICT, "label-exists", "There is a label of this name already."));
        log.append(Change.of("label.created", "label", label.id()));
        return label;
    }
}
