package io.svara.organization.services;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.organization.Services;
import org.jspecify.annotations.Nullable;

/** Takes a service into use, and puts its guide away or back. */
@UseCase(permission = Permission.SUPERADMIN)
class ChangeService {

    private final Services services;
    private final ServiceView.Views views;
    private final Log log;

    ChangeService(Services services, ServiceView.Views views, Log log) {
        this.services = services;
        this.views = views;
        this.log = log;
    }

    /** @param keptStep of its guide, which is well as it is */
    ServiceView change(
            String service, @Nullable Boolean active, @Nullable Boolean guideClosed, @Nullable String keptStep) {
        if (!Services.ALL.contains(service)) {
            throw Problem.notFound("service");
        }
        if (Boolean.FALSE.equals(active)) {
            throw Problem.invalid("active", "stays", "A service that is in use stays so.");
        }
        if (Boolean.TRUE.equals(active) && services.activate(service)) {
            log.append(Change.of("organization.service-activated", "organization", Scope.organization())
                    .with("service", service));
        }
        if (guideClosed != null && !services.closeGuide(service, guideClosed)) {
            throw Problem.of(
                    Problem.Kind.CONFLICT, "not-active", "This service is not activated yet, so it has no guide.");
        }
        if (keptStep != null) {
            keep(service, keptStep);
        }
        return view(service);
    }

    private void keep(String service, String key) {
        var step = view(service).steps().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "keptStep", "unknown-step", "There is no such step in the guide of this service."));
        if (!step.done() && !step.keepable()) {
            throw Problem.invalid("keptStep", "to-be-done", "This step ticks itself when it is done.");
        }
        if (!step.done() && services.keep(service, key)) {
            log.append(Change.of("organization.step-kept", "organization", Scope.organization())
                    .with("service", service)
                    .with("step", key));
        }
    }

    private ServiceView view(String service) {
        return views.all().stream()
                .filter(view -> view.service().equals(service))
                .findFirst()
                .orElseThrow();
    }
}
