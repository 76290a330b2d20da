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

    private static final int PAUSE_MILLIS = 20;

    /** Transactions do not commit in the order of their ids. Few, for each look is paid by what is measured. */
    private static final int OVERLAP = 64;

    /** Now and then one looks further back. */
    private static final int WIDE_OVERLAP = 2_000;

    private static final int LOOKS_BETWEEN_WIDE_ONES = 100;

    private static final String NEW_ONES = "select s.message_id, m.internet_id from ticket_search s join message m"
            + " on m.organization_id = s.organization_id and m.id = s.message_id"
            + " where s.organization_id = ? and s.message_id > ? and s.created_at > now() - interval '1 day'";

    private final DataSource database;
    private final long organization;
    private final int wanted;
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Long> visible = new ConcurrentHashMap<>();
    private final CountDownLatch all = new CountDownLatch(1);
    private long newest;
    private long longestLookNanos;

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
            for (int look = 1; visible.size() < wanted; look++) {
                int overlap = look % LOOKS_BETWEEN_WIDE_ONES == 0 ? WIDE_OVERLAP : OVERLAP;
                long began = System.nanoTime();
                statement.setLong(1, organization);
                statement.setLong(2, Math.max(first, newest - overlap));
                try (var rows = statement.executeQuery()) {
                    long now = System.nanoTime();
                    while (rows.next()) {
                        if (seen.add(rows.getLong(1))) {
                            newest = Math.max(newest, rows.getLong(1));
                            visible.put(String.valueOf(rows.getString(2)), now);
                        }
                    }
                }
                longestLookNanos = Math.max(longestLookNanos, System.nanoTime() - began);
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

    /** What became visible meanwhile was seen so much too late, at most. Once all have come. */
    double longestLookMillis() {
        return longestLookNanos / 1e6;
    }

    /** From the acknowledgement to where everybody sees it. */
    Samples delays() {
        var delays = new Samples();
        acknowledged.forEach((id, at) -> delays.add(Math.max(0, visible.getOrDefault(id, at) - at)));
        return delays;
    }
}
