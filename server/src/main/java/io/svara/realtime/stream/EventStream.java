package io.svara.realtime.stream;

import io.svara.kernel.access.Actor;
import io.svara.realtime.StreamSession;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open screen. It is told that something changed, never what: what this agent may see is asked anew with each
 * catch-up. The agent is kept as it was when the stream began, for no scope is bound on the threads that send.
 */
final class EventStream {

    private final Actor.Agent agent;
    private final StreamSession.Held session;
    private final Instant ends;
    private final SseEmitter emitter;
    private final AtomicBoolean changed = new AtomicBoolean();
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
            send(SseEmitter.event().name("changed").data("{}"));
        } finally {
            sending.unlock();
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

    void end() {
        Thread.ofVirtual().name("svara-stream").start(emitter::complete);
    }

    private void send(SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException gone) {
            // the client has left, or the stream has ended: its callbacks tidy up
            emitter.complete();
        }
    }
}
