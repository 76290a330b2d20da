package io.svara.realtime.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.AccountId;
import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.signal.Signals;
import io.svara.realtime.catchup.SharedCatchUp;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class EventStreamsTests {

    private static final SharedCatchUp.Page FIRST = new SharedCatchUp.Page("here", false, false, "{}");

    private final Clock clock = Clock.systemUTC();
    private final EventStreams streams = new EventStreams(
            new Signals(new SimpleDriverDataSource()),
            screens -> screens.stream().collect(Collectors.toMap(Function.identity(), _ -> FIRST)),
            clock);

    /** Notes who sends; and breaks when it is told to. */
    private static final class Noted extends SseEmitter {

        private final List<Thread> senders = new CopyOnWriteArrayList<>();
        private final List<String> said = new CopyOnWriteArrayList<>();
        private final List<Throwable> errors = new CopyOnWriteArrayList<>();
        private volatile boolean broken;

        @Override
        public void send(SseEventBuilder builder) throws IOException {
            senders.add(Thread.currentThread());
            said.add(builder.build().stream()
                    .map(part -> part.getData().toString())
                    .collect(Collectors.joining()));
            if (broken) {
                throw new NullPointerException("as a server's headers that two threads write");
            }
        }

        @Override
        public void complete() {
            throw new NullPointerException("the same again");
        }

        @Override
        public void completeWithError(Throwable error) {
            errors.add(error);
        }
    }

    @Test
    void theThreadThatOpensAStreamSendsFirst() {
        var emitter = new Noted();

        streams.start();
        try {
            streams.open(stream(emitter));
        } finally {
            streams.stop();
        }

        assertThat(emitter.senders).startsWith(Thread.currentThread());
    }

    @Test
    void anAnswerThatCannotBeEndedIsBrokenOff() {
        var emitter = new Noted();
        var stream = stream(emitter);
        emitter.broken = true;

        stream.begin();

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !emitter.errors.isEmpty());
    }

    @Test
    void beatsInAWayThatBrowsersTellTheirScripts() {
        var emitter = new Noted();
        var stream = stream(emitter);
        stream.begin();

        stream.heartbeat();

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> emitter.said.size() == 2);
        assertThat(emitter.said.getLast()).isEqualTo("event:beat\ndata:{}\n\n");
    }

    private EventStream stream(SseEmitter emitter) {
        var agent = new Actor.Agent(new OrganizationId(1), new AgentId(7), new AccountId(7), false, Set.of());
        return new EventStream(agent, () -> true, clock.instant().plus(Duration.ofMinutes(1)), FIRST, emitter);
    }
}
