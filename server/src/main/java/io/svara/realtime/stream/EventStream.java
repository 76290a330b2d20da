package io.svara.realtime.stream;

import io.svara.kernel.access.Actor;
import io.svara.realtime.Screens.ScreenEvent;
import io.svara.realtime.StreamSession;
import io.svara.realtime.catchup.SharedCatchUp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open screen, and the place in the log up to which it has been told. What the agent may see of the log is asked
 * anew for each page of it; other events are of the agent's own, or were checked for this agent. The agent is kept as
 * it was when the stream began, for no scope is bound on the threads that send.
 */
final class EventStream {

    private static final int MAX_WAITING = 200;

    /** Written already; as text, its characters leave as they are. */
    private static final MediaType JSON_TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final Actor.Agent agent;
    private final StreamSession.Held session;
    private final Instant ends;
    private final SseEmitter emitter;
    /** Set by the one who pushes, and by nobody while a page is on its way. */
    private volatile SharedCatchUp.Page told;

    private volatile boolean unsaid;
    /** A page is on its way; what has changed meanwhile follows when it has left. */
    private final AtomicBoolean pushing = new AtomicBoolean();

    private final AtomicBoolean behind = new AtomicBoolean();
    /** Other events that wait, by key, in the order in which they came. Guarded by itself. */
    private final LinkedHashMap<String, ScreenEvent> named = new LinkedHashMap<>();

    private final AtomicBoolean telling = new AtomicBoolean();
    private final Lock sending = new ReentrantLock();

    /** @param first with the place where its client stands */
    EventStream(
            Actor.Agent agent, StreamSession.Held session, Instant ends, SharedCatchUp.Page first, SseEmitter emitter) {
        this.agent = agent;
        this.session = session;
        this.ends = ends;
        this.told = first;
        this.emitter = emitter;
    }

    Actor.Agent agent() {
        return agent;
    }

    SseEmitter emitter() {
        return emitter;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(ends) || isSignedOut();
    }

    private boolean isSignedOut() {
        return !session.holds();
    }

    /** Where it goes on; of one whose page is on its way, nothing, and it is noted that it has fallen behind. */
    Optional<SharedCatchUp.Screen> waiting() {
        if (pushing.get()) {
            behind.set(true);
            if (pushing.get()) {
                return Optional.empty();
            }
        }
        return Optional.of(new SharedCatchUp.Screen(agent, told.cursor()));
    }

    /**
     * The first page, by the thread that opens the stream: it waits in the emitter and leaves with the headers. Were
     * another thread's the first, it would send them while the opening one still writes some, which breaks both.
     */
    void begin() {
        send(events(told));
    }

    /**
     * A page without news only moves the place; the client hears of that with the next heartbeat.
     *
     * @param goOn called when it has left and there is more to tell
     */
    void push(SharedCatchUp.Page page, Runnable goOn) {
        told = page;
        unsaid = true;
        if (!page.tells() && !page.more()) {
            return;
        }
        pushing.set(true);
        behind.set(page.more());
        Thread.ofVirtual().name("svara-stream").start(() -> {
            sayTold();
            pushing.set(false);
            if (behind.getAndSet(false)) {
                goOn.run();
            }
        });
    }

    private void sayTold() {
        sending.lock();
        try {
            unsaid = false;
            send(events(told));
        } finally {
            sending.unlock();
        }
    }

    /** A slow client misses the oldest of what is waiting. */
    void tell(ScreenEvent event) {
        synchronized (named) {
            named.remove(event.key());
            named.put(event.key(), event);
            if (named.size() > MAX_WAITING) {
                named.pollFirstEntry();
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
        synchronized (named) {
            var events = List.copyOf(named.values());
            named.clear();
            return events;
        }
    }

    /**
     * Keeps proxies from closing the connection, and lets either side find out that the other is gone. An event, for
     * scripts in browsers hear nothing of comments.
     */
    void heartbeat() {
        Thread.ofVirtual().name("svara-stream").start(this::sendHeartbeat);
    }

    private void sendHeartbeat() {
        if (!sending.tryLock()) {
            return;
        }
        try {
            if (unsaid && !pushing.get()) {
                unsaid = false;
                send(events(told));
            } else {
                send(SseEmitter.event().name("beat").data("{}", JSON_TEXT));
            }
        } finally {
            sending.unlock();
        }
    }

    private static SseEmitter.SseEventBuilder events(SharedCatchUp.Page page) {
        return SseEmitter.event().name("events").data(page.json(), JSON_TEXT);
    }

    void end() {
        Thread.ofVirtual().name("svara-stream").start(this::complete);
    }

    /** As {@link #end}; a screen whose sign-in is over is told so, and asks nobody first whether it is the network. */
    void endOver() {
        Thread.ofVirtual().name("svara-stream").start(() -> {
            if (isSignedOut()) {
                sayOver();
            }
            complete();
        });
    }

    /** Not to a client that is slow to take what is being sent: it is broken off. */
    private void sayOver() {
        if (!sending.tryLock()) {
            return;
        }
        try {
            send(SseEmitter.event().name("over").data("{}", MediaType.APPLICATION_JSON));
        } finally {
            sending.unlock();
        }
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
