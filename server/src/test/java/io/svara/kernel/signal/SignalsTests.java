package io.svara.kernel.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.database.KernelDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class SignalsTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final KernelDatabase node = KernelDatabase.open();
    private final KernelDatabase otherNode = KernelDatabase.open();
    private final Signals here = new Signals(node.dataSource());
    private final Signals there = new Signals(otherNode.dataSource());
    private final OrganizationId organization = KernelDatabase.organization();
    private final Heard heardHere = new Heard();
    private final Heard heardThere = new Heard();

    @BeforeEach
    void start() {
        here.subscribe("log", heardHere);
        there.subscribe("log", heardThere);
        here.start();
        there.start();
        await().atMost(SOON).until(() -> heardHere.missed.get() == 1 && heardThere.missed.get() == 1);
    }

    @AfterEach
    void stop() {
        here.stop();
        there.stop();
        node.close();
        otherNode.close();
    }

    @Test
    void tellsThisNodeWithTheCommitAndNotBefore() {
        node.within(organization, () -> {
            here.publishAfterCommit("log", "1");
            here.publishAfterCommit("log", "2");
            here.publishAfterCommit("log", "1");
            assertThat(heardHere.keys).isEmpty();
        });

        assertThat(heardHere.keys).containsExactly(Set.of("1", "2"));
    }

    @Test
    void tellsTheOtherNodes() {
        node.within(organization, () -> here.publishAfterCommit("log", "1"));

        await().atMost(SOON).untilAsserted(() -> assertThat(heardThere.keys).containsExactly(Set.of("1")));
    }

    @Test
    void saysNothingOfWhatWasRolledBack() {
        assertThatThrownBy(() -> node.within(organization, () -> {
                    here.publishAfterCommit("log", "1");
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        node.within(organization, () -> here.publishAfterCommit("log", "2"));

        await().atMost(SOON).until(() -> !heardThere.keys.isEmpty());
        assertThat(heardHere.keys).containsExactly(Set.of("2"));
        assertThat(heardThere.keys).containsExactly(Set.of("2"));
    }

    @Test
    void keepsAnInnerTransactionsSignalsApart() {
        var inner = new TransactionTemplate(node.transactions());
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        assertThatThrownBy(() -> node.within(organization, () -> {
                    here.publishAfterCommit("log", "outer");
                    inner.executeWithoutResult(_ -> here.publishAfterCommit("log", "inner"));
                    here.publishAfterCommit("log", "outer-too");
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(heardHere.keys).containsExactly(Set.of("inner"));
    }

    @Test
    void tellsAtOnceOutsideATransaction() {
        here.publishAfterCommit("log", "1");

        assertThat(heardHere.keys).containsExactly(Set.of("1"));
    }

    @Test
    void saysWhatManyCommitsChangedInFewNotices() throws Exception {
        try (var connection = KernelDatabase.owner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("listen " + NoticeReceiver.CHANNEL);
            var began = System.nanoTime();
            IntStream.range(0, 100)
                    .forEach(key ->
                            node.within(organization, () -> here.publishAfterCommit("log", Integer.toString(key))));
            var gaps = (System.nanoTime() - began) / Duration.ofMillis(50).toNanos();

            await().atMost(SOON).until(() -> heardThere.allKeys().size() == 100);
            assertThat(received(connection.unwrap(PGConnection.class))).isBetween(1L, gaps + 2);
        }
    }

    private static long received(PGConnection connection) throws SQLException {
        return connection.getNotifications(100).length;
    }

    @Test
    void saysThatNoticesWereMissedWhenItsConnectionWasLostAndHearsAgain() {
        KernelDatabase.asOwner(
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'svara' and pid <> pg_backend_pid()");

        await().atMost(SOON).until(() -> heardHere.missed.get() == 2 && heardThere.missed.get() == 2);
        here.publishAfterCommit("log", "after");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(heardThere.allKeys()).contains("after"));
    }

    @Test
    void saysThatMuchWasMissedWhenThereIsTooMuchToName() {
        node.within(
                organization,
                () -> IntStream.range(0, 5000).forEach(key -> here.publishAfterCommit("log", "organisation-" + key)));

        await().atMost(SOON).until(() -> heardThere.missed.get() == 2);
        assertThat(heardHere.allKeys()).hasSize(5000);
    }

    @Test
    void tellsTheOtherListenersWhenOneFails() {
        var last = new Heard();
        here.subscribe("session", new Heard() {
            @Override
            public void changed(Set<String> keys) {
                throw new IllegalStateException("no");
            }
        });
        here.subscribe("session", last);
        here.publishAfterCommit("session", "1");

        assertThat(last.keys).containsExactly(Set.of("1"));
    }

    @Test
    void tellsNothingToWhoHasLeft() {
        var gone = new Heard();
        here.subscribe("session", gone).close();
        here.publishAfterCommit("session", "1");

        assertThat(gone.keys).isEmpty();
    }

    @Test
    void canBeStoppedAndStartedAgain() {
        there.stop();
        there.start();
        await().atMost(SOON).until(() -> heardThere.missed.get() == 2);
        here.publishAfterCommit("log", "1");

        await().atMost(SOON).untilAsserted(() -> assertThat(heardThere.keys).containsExactly(Set.of("1")));
    }

    private static class Heard implements SignalListener {

        final List<Set<String>> keys = new CopyOnWriteArrayList<>();
        final AtomicInteger missed = new AtomicInteger();

        @Override
        public void changed(Set<String> changed) {
            keys.add(Set.copyOf(changed));
        }

        @Override
        public void missed() {
            missed.incrementAndGet();
        }

        Set<String> allKeys() {
            return keys.stream().flatMap(Set::stream).collect(java.util.stream.Collectors.toSet());
        }
    }
}
