package io.svara.mailflow.blocks;

import io.svara.flow.Action;
import io.svara.flow.Field;
import io.svara.flow.Given;
import io.svara.kernel.AgentId;
import java.util.List;
import java.util.Map;

/** Gives the ticket to an agent. */
final class AssignAgent implements Action<Mail, AssignAgent.Settings> {

    private static final Field AGENT = Field.one("agentId", "agent");

    record Settings(AgentId agent) {}

    @Override
    public String type() {
        return "assign-agent";
    }

    @Override
    public String group() {
        return "people";
    }

    @Override
    public List<Field> fields() {
        return List.of(AGENT);
    }

    @Override
    public Map<String, Object> example() {
        return Map.of("agentId", "7");
    }

    @Override
    public Settings read(Given given) {
        return new Settings(new AgentId(given.id(AGENT)));
    }

    @Override
    public Mail after(Mail mail, Settings settings) {
        return mail.with(mail.changes().assignee(settings.agent()));
    }
}
