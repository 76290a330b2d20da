package io.svara.bench.faults;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What was said and done from outside: the other side of the server's own books. */
final class Ledger {

    /** A mail that has reached the relay whole. */
    record Delivered(String marker, String messageId, String replyTo, byte[] mail) {}

    private final Queue<Letter> acknowledged = new ConcurrentLinkedQueue<>();
    private final Map<String, String> posted = new ConcurrentHashMap<>();
    private final Queue<Delivered> delivered = new ConcurrentLinkedQueue<>();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    /** The sender has heard 250. */
    void acknowledged(Letter letter) {
        acknowledged.add(letter);
    }

    List<Letter> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** The agent has heard that the reply is made. */
    void posted(String marker, String messageId) {
        posted.put(marker, messageId);
    }

    /** The message's id by the reply's marker. */
    Map<String, String> posted() {
        return Map.copyOf(posted);
    }

    void delivered(Delivered mail) {
        delivered.add(mail);
    }

    List<Delivered> delivered() {
        return List.copyOf(delivered);
    }

    void broken(String what) {
        broken.add(what);
    }

    List<String> broken() {
        return List.copyOf(broken);
    }

    synchronized void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }
}
