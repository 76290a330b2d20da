package io.svara.tickets;

import io.svara.organization.Services;
import io.svara.organization.SetupStep;
import io.svara.tickets.store.StatusRows;
import io.svara.tickets.store.StatusRows.Moment;
import io.svara.tickets.store.TypeRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an organisation makes its own of tickets before they come. Many do well with what is there. */
@Configuration(proxyBeanMethods = false)
class TicketSteps {

    /** Done when anything is other than it was made. */
    @Bean
    SetupStep statusesStep(StatusRows statuses) {
        return new SetupStep(
                Services.TICKETS,
                "statuses",
                30,
                true,
                () -> statuses.at(Moment.CUSTOMER).isPresent()
                        || statuses.at(Moment.ASSIGNMENT).isPresent()
                        || statuses.ever().stream().anyMatch(status -> !status.system() || status.version() > 1));
    }

    @Bean
    SetupStep typesStep(TypeRows types) {
        return new SetupStep(
                Services.TICKETS, "types", 40, true, () -> !types.ever().isEmpty());
    }
}
