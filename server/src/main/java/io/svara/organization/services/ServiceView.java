package io.svara.organization.services;

import io.svara.organization.Services;
import io.svara.organization.Services.Active;
import io.svara.organization.SetupStep;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * A service and how far its guide has come.
 *
 * @param service a stable word: {@code tickets}
 * @param steps in their order; none while it is not active
 */
record ServiceView(String service, boolean active, boolean guideClosed, List<Step> steps) {

    /** @param keepable not done yet, and done by saying that it is well as it is */
    record Step(String key, boolean done, boolean keepable) {}

    /** Makes the views, in the caller's transaction. */
    @Component
    static class Views {

        private final Services services;
        private final List<SetupStep> steps;

        Views(Services services, List<SetupStep> steps) {
            this.services = services;
            this.steps = steps.stream()
                    .sorted(Comparator.comparingInt(SetupStep::place))
                    .toList();
        }

        List<ServiceView> all() {
            Map<String, Active> active =
                    services.active().stream().collect(Collectors.toMap(Active::service, Function.identity()));
            return Services.ALL.stream()
                    .map(service -> Optional.ofNullable(active.get(service))
                            .map(this::of)
                            .orElseGet(() -> new ServiceView(service, false, false, List.of())))
                    .toList();
        }

        private ServiceView of(Active active) {
            var own = steps.stream()
                    .filter(step -> step.service().equals(active.service()))
                    .map(step -> of(step, active))
                    .toList();
            return new ServiceView(active.service(), true, active.guideClosed(), own);
        }

        private static Step of(SetupStep step, Active active) {
            var done = active.kept().contains(step.key()) || step.done().getAsBoolean();
            return new Step(step.key(), done, step.keepable() && !done);
        }
    }
}
