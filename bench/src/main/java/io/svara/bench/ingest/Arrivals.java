package io.svara.bench.ingest;

import io.svara.bench.machine.Samples;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/** Looks every few milliseconds which mails have become messages with search rows, so that everybody would find them. */
final class Arrivals implements Runnable {

    private static final int PAUSE_MILLIS = 10;

    /** Transactions do not commit in the order of their ids. */
    private static final int OVERLAP = 1_000;

    private static final String NEW_ONES = "select m.id, m.internet_id from message m"
            + " where m.organization_id = ? and m.id > ? and exists (select from ticket_search s"
            + " where s.organization_id = m.organization_id and s.message_id = m.id and s.created_at > now() - interval '1 day')";

    private final DataSource database;
    private final long organization;
    private final int wanted;
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Long> visible = new ConcurrentHashMap<>();
    private final CountDownLatch all = new CountDownLatch(1);
    private long newest;

    Arrivals(DataSource database, long organization, long newest, int wanted) {
        this.database = database;
        this.organization = organization;
        this.newest = newest;
        this.wanted = wanted;
    }

    void acknowledged(String id) {
        acknowledged.put(id, System.nanoTime());
    }

    @Override
    public void run() {
        Set<Long> seen = new HashSet<>();
        long first = newest;
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(NEW_ONES)) {
            while (visible.size() < wanted) {
                statement.setLong(1, organization);
                statement.setLong(2, Math.max(first, newest - OVERLAP));
                try (var rows = statement.executeQuery()) {
                    long now = System.nanoTime();
                    while (rows.next()) {
                        if (seen.add(rows.getLong(1))) {
                            newest = Math.max(newest, rows.getLong(1));
                            visible.put(String.valueOf(rows.getString(2)), now);
                        }
                    }
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        all.countDown();
    }

    void await() throws InterruptedException {
        all.await();
    }

    /** From the acknowledgement to where everybody sees it. */
    Samples delays() {
        var delays = new Samples();
        acknowledged.forEach((id, at) -> delays.add(Math.max(0, visible.getOrDefault(id, at) - at)));
        return delays;
    }

    long lastAcknowledgedNanos() {
        return acknowledged.values().stream().mapToLong(at -> at).max().orElseThrow();
    }

    long lastVisibleNanos() {
        return visible.values().stream().mapToLong(at -> at).max().orElseThrow();
    }
}
