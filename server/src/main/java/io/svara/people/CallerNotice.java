package io.svara.people;

import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.signal.Signals;
import java.util.List;
import java.util.Set;

/** Says to all nodes that a session or token has ended, or that an agent may do other things now. */
public record CallerNotice(String topic, String key) {

    private static final String SESSION = "session";
    private static final String TOKEN = "token";
    private static final String AGENT = "agent";

    private static final String ORGANIZATION = "organization-agents";

    static final List<String> TOPICS = List.of(SESSION, TOKEN, AGENT, ORGANIZATION);

    public static CallerNotice session(SessionId session) {
        return new CallerNotice(SESSION, Long.toString(session.value()));
    }

    public static CallerNotice token(ApiTokenId token) {
        return new CallerNotice(TOKEN, Long.toString(token.value()));
    }

    public static CallerNotice agent(OrganizationId organization, AgentId agent) {
        return new CallerNotice(AGENT, organization.value() + "." + agent.value());
    }

    /** All agents of an organisation at once. */
    public static CallerNotice organization(OrganizationId organization) {
        return new CallerNotice(ORGANIZATION, Long.toString(organization.value()));
    }

    public void publishAfterCommit(Signals signals) {
        signals.publishAfterCommit(topic, key);
    }

    boolean isOneOf(String otherTopic, Set<String> keys) {
        return topic.equals(otherTopic) && keys.contains(key);
    }
}
