package io.svara.kernel.log;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Origin;
import io.svara.kernel.access.Scope;
import io.svara.kernel.signal.Signals;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where each change is written down, inside the transaction that makes it. */
@Component
public class Log {

    /** The signal's topic; its keys are the ids of organisations whose log has grown. */
    public static final String TOPIC = "log";

    /** Rows in one statement. */
    private static final int SLICE = 1000;

    private final LogRows rows;
    private final Signals signals;
    private final Clock clock;

    Log(LogRows rows, Signals signals, Clock clock) {
        this.rows = rows;
        this.signals = signals;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void append(Change... changes) {
        append(List.of(changes));
    }

    /** One statement, whatever their number (up to {@value #SLICE}). The actor and the organisation are the scope's. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        var organization = Scope.organization();
        var at = clock.instant();
        for (var from = 0; from < changes.size(); from += SLICE) {
            var slice = changes.subList(from, Math.min(from + SLICE, changes.size()));
            rows.append(
                    slice.stream().map(change -> entry(change, Scope.actor())).toList(), organization, at);
        }
        signals.publishAfterCommit(TOPIC, Long.toString(organization.value()));
    }

    private static LogRows.New entry(Change change, Actor actor) {
        var audited = Audit.holds(change, actor);
        var origin = audited ? Origin.find().orElse(null) : null;
        return switch (actor) {
            case Actor.Agent agent ->
                new LogRows.New("agent", agent.agent().value(), cause(change, request(agent)), change, audited, origin);
            case Actor.Svara svara ->
                new LogRows.New("svara", null, cause(change, svara.cause()), change, audited, origin);
        };
    }

    private static String request(Actor.Agent agent) {
        var token = agent.token();
        return token == null ? "request" : "api-token:" + token.id();
    }

    private static String cause(Change change, String ofActor) {
        @Nullable String own = change.cause();
        return own == null ? ofActor : own;
    }
}
