package io.svara.kernel.signal;

import io.svara.kernel.SvaraSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Says that something has changed: to the listeners of this node as soon as the transaction has committed, to those
 * of the other nodes some milliseconds later. A topic is a stable word ({@code log}, {@code session}), a key what
 * changed in it: an id or another short text without tabs and line breaks, nothing personal.
 */
@Component
public class Signals implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    /** Starts before all that listens, stops after it. */
    private static final int PHASE = 0;

    private final String node = UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, List<SignalListener>> listeners = new ConcurrentHashMap<>();
    private final NoticeSender sender;
    private final NoticeReceiver receiver;
    private final boolean listens;
    private volatile boolean running;

    /** A command tells the servers what it has changed, and has nobody who would hear what they change. */
    @Autowired
    Signals(DataSource dataSource, SvaraSettings settings) {
        this(dataSource, settings.serving());
    }

    public Signals(DataSource dataSource) {
        this(dataSource, true);
    }

    private Signals(DataSource dataSource, boolean listens) {
        this.listens = listens;
        this.sender = new NoticeSender(dataSource, node);
        this.receiver = new NoticeReceiver(dataSource, this::received, this::everythingMissed);
    }

    /** After this transaction's commit, once per key however often it is said; at once when there is none. */
    public void publishAfterCommit(String topic, String key) {
        Notice.check(topic, key);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            ofThisTransaction().add(topic, key);
        } else {
            publish(Map.of(topic, Set.of(key)));
        }
    }

    public Subscription subscribe(String topic, SignalListener listener) {
        listenersOf(topic).add(listener);
        return () -> listenersOf(topic).remove(listener);
    }

    private void publish(Map<String, Set<String>> keysByTopic) {
        keysByTopic.forEach((topic, keys) -> {
            tell(topic, listener -> listener.changed(keys));
            sender.add(topic, keys);
        });
    }

    private void received(String text) {
        var notice = Notice.parse(text);
        if (notice.node().equals(node)) {
            return;
        }
        notice.keysByTopic().forEach((topic, keys) -> {
            if (Notice.namesAll(keys)) {
                tell(topic, SignalListener::missed);
            } else {
                tell(topic, listener -> listener.changed(keys));
            }
        });
    }

    private void everythingMissed() {
        listeners.keySet().forEach(topic -> tell(topic, SignalListener::missed));
    }

    private void tell(String topic, Consumer<SignalListener> message) {
        for (var listener : listenersOf(topic)) {
            try {
                message.accept(listener);
            } catch (RuntimeException failed) {
                LOG.error("A listener of the signal {} failed", topic, failed);
            }
        }
    }

    private List<SignalListener> listenersOf(String topic) {
        return listeners.computeIfAbsent(topic, _ -> new CopyOnWriteArrayList<>());
    }

    private OfTransaction ofThisTransaction() {
        if (TransactionSynchronizationManager.getResource(this) instanceof OfTransaction begun) {
            return begun;
        }
        var begun = new OfTransaction();
        begun.resume();
        TransactionSynchronizationManager.registerSynchronization(begun);
        return begun;
    }

    @Override
    public void start() {
        sender.start();
        if (listens) {
            receiver.start();
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        try {
            if (listens) {
                receiver.stop();
            }
            sender.stop();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** Ends a subscription. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {

        @Override
        void close();
    }

    /** What one transaction will say when it has committed; an inner transaction has its own. */
    private final class OfTransaction implements TransactionSynchronization {

        private final Map<String, Set<String>> keysByTopic = new HashMap<>();
        private boolean committed;

        void add(String topic, String key) {
            if (committed) {
                publish(Map.of(topic, Set.of(key)));
                return;
            }
            keysByTopic.computeIfAbsent(topic, _ -> new TreeSet<>()).add(key);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Signals.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Signals.this, this);
        }

        @Override
        public void afterCommit() {
            committed = true;
            publish(keysByTopic);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(Signals.this);
        }
    }
}
