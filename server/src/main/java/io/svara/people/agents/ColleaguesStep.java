package io.svara.people.agents;

import io.svara.organization.Services;
import io.svara.organization.SetupStep;
import io.svara.people.Agents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A desk is for several: done when somebody besides the first agent is there. */
@Configuration(proxyBeanMethods = false)
class ColleaguesStep {

    @Bean
    SetupStep agentsStep(Agents agents) {
        return new SetupStep(
                Services.TICKETS, "agents", 50, () -> agents.active().size() > 1);
    }
}
