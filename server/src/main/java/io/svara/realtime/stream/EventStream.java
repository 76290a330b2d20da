package io.svara.realtime.stream;

import io.svara.kernel.access.Actor;
import io.svara.realtime.Screens.ScreenEvent;
import io.svara.realtime.StreamSession;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open screen. Of the organisation's tickets it is told that something changed, never what: what this agent may
 * see is asked anew with each catch-up. Events by name are of the agent's own, or were checked for this agent. The
 * agent is kept as it was when the stream began, for no scope is bound on the threads that send.
 */
final class EventStream {

    private static final int MAX_WAITING = 200;

    private final Actor.Agent agent;
    private final StreamSession.Held session;
    private final Instant ends;
    private final SseEmitter emitter;
    private final AtomicBoolean changed = new AtomicBoolean();
    /** By key, in the order in which they came. Guarded by itself. */
    private final LinkedHashMap<String, ScreenEvent> waiting = new LinkedHashMap<>();

    private final AtomicBoolean telling = new AtomicBoolean();
    private final Lock sending = new ReentrantLock();

    EventStream(Actor.Agent agent, StreamSession.Held session, Instant ends, SseEmitter emitter) {
        this.agent = agent;
        this.session = session;
        this.ends = ends;
        this.emitter = emitter;
    }

    Actor.Agent agent() {
        return agent;
    }

    SseEmitter emitter() {
        return emitter;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(ends) || !session.holds();
    }

    /**
     * The first notice, by the thread that opens the stream: it waits in the emitter and leaves with the headers. Were
     * another thread's the first, it would send them while the opening one still writes some, which breaks both.
     */
    void begin() {
        send(notice());
    }

    /** Sends one notice, however often this is called before it has left: a slow client is never sent a backlog. */
    void changed() {
        if (changed.compareAndSet(false, true)) {
            Thread.ofVirtual().name("svara-stream").start(this::sendChanged);
        }
    }

    private void sendChanged() {
        sending.lock();
        try {
            changed.set(false);
            send(notice());
        } finally {
            sending.unlock();
        }
    }

    /** A slow client misses the oldest of what is waiting. */
    void tell(ScreenEvent event) {
        synchronized (waiting) {
            waiting.remove(event.key());
            waiting.put(event.key(), event);
            if (waiting.size() > MAX_WAITING) {
                waiting.pollFirstEntry();
            }
        }
        if (telling.compareAndSet(false, true)) {
            Thread.ofVirtual().name("svara-stream").start(this::sendWaiting);
        }
    }

    private void sendWaiting() {
        sending.lock();
        try {
            telling.set(false);
            for (var event : taken()) {
                send(SseEmitter.event().name(event.name()).data(event.data(), MediaType.APPLICATION_JSON));
            }
        } finally {
            sending.unlock();
        }
    }

    private List<ScreenEvent> taken() {
        synchronized (waiting) {
            var events = List.copyOf(waiting.values());
            waiting.clear();
            return events;
        }
    }

    /** A comment: it keeps proxies from closing the connection, and finds out whether the client is gone. */
    void heartbeat() {
        Thread.ofVirtual().name("svara-stream").start(this::sendHeartbeat);
    }

    private void sendHeartbeat() {
        if (!sending.tryLock()) {
            return;
        }
        try {
            send(SseEmitter.event().comment(""));
        } finally {
            sending.unlock();
        }
    }

    private static SseEmitter.SseEventBuilder notice() {
        return SseEmitter.event().name("changed").data("{}");
    }

    void end() {
        Thread.ofVirtual().name("svara-stream").start(this::complete);
    }

    private void send(SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | RuntimeException gone) {
            // the client has left, or the stream has ended: its callbacks tidy up
            complete();
        }
    }

    /** An answer that cannot even be ended is broken off, so that its client asks again. */
    private void complete() {
        try {
            emitter.complete();
        } catch (RuntimeException broken) {
            emitter.completeWithError(broken);
        }
    }
}
