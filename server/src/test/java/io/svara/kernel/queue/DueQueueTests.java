package io.svara.kernel.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.SettableClock;
import io.svara.kernel.access.Scope;
import io.svara.kernel.database.KernelDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DueQueueTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T08:00:00Z"));
    private final KernelDatabase node = KernelDatabase.open();
    private final KernelDatabase otherNode = KernelDatabase.open();
    private final OrganizationId organization = KernelDatabase.organization();
    private final List<DueJob> begun = new CopyOnWriteArrayList<>();
    private final Semaphore mayEnd = new Semaphore(0);
    private final List<DueQueue> started = new ArrayList<>();

    @BeforeAll
    static void table() {
        KernelDatabase.asOwner("""
                create table if not exists test_due (organization_id bigint not null, id bigint not null,
                    due_at timestamptz not null, attempts smallint not null default 0, primary key (organization_id, id))
                """);
        KernelDatabase.asOwner("select directory('test_due')");
    }

    @BeforeEach
    void empty() {
        KernelDatabase.asOwner("truncate test_due");
    }

    @AfterEach
    void close() {
        mayEnd.release(1000);
        started.stream().filter(DueQueue::isRunning).forEach(DueQueue::stop);
        node.close();
        otherNode.close();
    }

    private static Table<?> due() {
        return new DueTable();
    }

    private DueQueue queue(KernelDatabase on, DueHandler handler, DueQueue.Limits limits) {
        var queue =
                new DueQueues(on.database(), on.transactions(), clock, true).queue("test-jobs", due(), handler, limits);
        started.add(queue);
        return queue;
    }

    private static DueQueue.Limits limits(int workers, int perOrganization) {
        return new DueQueue.Limits(
                workers,
                perOrganization,
                Duration.ofMinutes(1),
                new Backoff(Duration.ofSeconds(10), 2, Duration.ofMinutes(10)),
                Duration.ofMillis(20),
                Duration.ofSeconds(5),
                0);
    }

    private DueQueue running(DueHandler handler) {
        var queue = queue(node, handler, limits(8, 8));
        queue.start();
        return queue;
    }

    private DueHandler.Outcome blocking(DueJob job) throws InterruptedException {
        begun.add(job);
        mayEnd.acquire();
        return DueHandler.done();
    }

    private void put(DueQueue queue, OrganizationId of, long... ids) {
        node.within(of, () -> LongStream.of(ids).forEach(id -> queue.put(of, id, clock.instant())));
    }

    private static List<Record> rows() {
        return new ArrayList<>(DSL.using(KernelDatabase.owner(), SQLDialect.POSTGRES)
                .fetch("select * from test_due order by organization_id, id"));
    }

    private static Instant dueAt(Record row) {
        return Objects.requireNonNull(row.get("due_at", Instant.class));
    }

    private static int attempts(Record row) {
        return Objects.requireNonNull(row.get("attempts", Integer.class));
    }

    @Test
    void runsADueJobInsideTheScopeOfItsOrganisationAndRemovesIt() {
        var scopes = new CopyOnWriteArrayList<String>();
        var queue = running(job -> {
            scopes.add(Scope.actor().toString());
            begun.add(job);
            return DueHandler.done();
        });
        put(queue, organization, 7);

        await().atMost(SOON).until(() -> rows().isEmpty());
        assertThat(begun).containsExactly(new DueJob(organization, 7, 1));
        assertThat(scopes).singleElement().asString().contains("cause=test-jobs", Long.toString(organization.value()));
    }

    @Test
    void leavesAJobAloneUntilItIsDue() {
        var queue = running(job -> {
            begun.add(job);
            return DueHandler.done();
        });
        node.within(organization, () -> {
            queue.put(organization, 1, clock.instant().plusSeconds(30));
            queue.put(organization, 2, clock.instant());
        });
        await().atMost(SOON).until(() -> rows().size() == 1);
        assertThat(begun).extracting(DueJob::id).containsExactly(2L);

        clock.advance(Duration.ofSeconds(30));
        await().atMost(SOON).until(() -> rows().isEmpty());
        assertThat(begun).extracting(DueJob::id).containsExactly(2L, 1L);
    }

    @Test
    void comesBackAfterThePauseThatTheHandlerAsksFor() {
        var queue = running(job -> {
            begun.add(job);
            return job.attempts() == 1 ? DueHandler.retry(Duration.ofMinutes(3)) : DueHandler.done();
        });
        put(queue, organization, 1);

        await().atMost(SOON)
                .until(() -> rows().stream()
                        .anyMatch(row -> dueAt(row).equals(clock.instant().plus(Duration.ofMinutes(3)))));
        clock.advance(Duration.ofMinutes(3));
        await().atMost(SOON).until(() -> rows().isEmpty());
        assertThat(begun).extracting(DueJob::attempts).containsExactly(1, 2);
    }

    @Test
    void comesBackAfterGrowingPausesWhenTheHandlerThrows() {
        var queue = running(job -> {
            begun.add(job);
            throw new IllegalStateException("no");
        });
        put(queue, organization, 1);

        for (var attempt = 1; attempt <= 4; attempt++) {
            var tries = attempt;
            var expected = 10 * Math.pow(2, attempt - 1);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(rows()).singleElement().satisfies(row -> {
                        assertThat(attempts(row)).isEqualTo(tries);
                        assertThat((double) Duration.between(clock.instant(), dueAt(row))
                                        .toSeconds())
                                .isBetween(expected * 0.8 - 1, expected * 1.2);
                    }));
            clock.advance(Duration.ofMinutes(10));
        }
        assertThat(begun).extracting(DueJob::attempts).startsWith(1, 2, 3, 4);
    }

    @Test
    void isNotRunByASecondNodeWhileItsLeaseLasts() {
        var first = queue(node, this::blocking, limits(8, 8));
        var second = queue(otherNode, this::blocking, limits(8, 8));
        first.start();
        second.start();
        node.within(
                organization, () -> LongStream.range(0, 6).forEach(id -> first.put(organization, id, clock.instant())));

        await().atMost(SOON).until(() -> begun.size() == 6);
        clock.advance(Duration.ofSeconds(59));
        mayEnd.release(6);
        await().atMost(SOON).until(() -> rows().isEmpty());
        assertThat(begun).extracting(DueJob::id).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void isRunOnceHoweverManyNodesLook() {
        var count = new AtomicInteger();
        DueHandler counting = _ -> {
            count.incrementAndGet();
            return DueHandler.done();
        };
        var first = queue(node, counting, limits(8, 8));
        var second = queue(otherNode, counting, limits(8, 8));
        first.start();
        second.start();
        node.within(
                organization,
                () -> LongStream.range(0, 300).forEach(id -> first.put(organization, id, clock.instant())));

        await().atMost(SOON).until(() -> rows().isEmpty());
        assertThat(count).hasValue(300);
    }

    @Test
    void isRunByAnotherNodeWhenItsOwnHasDied() {
        var dead = queue(node, this::blocking, limits(8, 8));
        dead.start();
        put(dead, organization, 1);
        await().atMost(SOON).until(() -> begun.size() == 1);
        node.close();
        clock.advance(Duration.ofSeconds(61));

        var living = queue(
                otherNode,
                job -> {
                    begun.add(job);
                    return DueHandler.done();
                },
                limits(8, 8));
        living.start();

        await().atMost(SOON).until(() -> rows().isEmpty());
        assertThat(begun).containsExactly(new DueJob(organization, 1, 1), new DueJob(organization, 1, 2));
    }

    @Test
    void keepsTheLeaseOfAHandlerThatTakesLong() {
        var limits = new DueQueue.Limits(
                8,
                8,
                Duration.ofMillis(90),
                new Backoff(Duration.ofSeconds(10), 2, Duration.ofMinutes(10)),
                Duration.ofMillis(10),
                Duration.ofSeconds(5),
                0);
        var queue = queue(node, this::blocking, limits);
        queue.start();
        put(queue, organization, 1);
        await().atMost(SOON).until(() -> begun.size() == 1);
        var leased = dueAt(rows().getFirst());
        clock.advance(Duration.ofMillis(80));

        await().atMost(SOON).until(() -> dueAt(rows().getFirst()).isAfter(leased));
        mayEnd.release();
        await().atMost(SOON).until(() -> rows().isEmpty());
        assertThat(begun).hasSize(1);
    }

    @Test
    void givesOneOrganisationNoMoreThanItsShare() {
        var other = KernelDatabase.organization();
        var queue = queue(node, this::blocking, limits(4, 2));
        put(queue, organization, 1, 2, 3, 4, 5, 6, 7, 8);
        clock.advance(Duration.ofSeconds(1));
        put(queue, other, 1);
        queue.start();

        await().atMost(SOON).until(() -> begun.size() == 3);
        assertThat(begun).extracting(DueJob::organization).containsExactlyInAnyOrder(organization, organization, other);
        mayEnd.release(100);
        await().atMost(SOON).until(() -> rows().isEmpty());
        assertThat(begun).hasSize(9);
    }

    @Test
    void findsWhatIsDueBesideSeveralBusyOrganisations() {
        var between = KernelDatabase.organization();
        var last = KernelDatabase.organization();
        var beyond = KernelDatabase.organization();
        var queue = queue(node, this::blocking, limits(6, 2));
        put(queue, last, 1, 2, 3, 4, 5, 6, 7, 8);
        put(queue, organization, 1, 2, 3, 4, 5, 6, 7, 8);
        clock.advance(Duration.ofSeconds(1));
        put(queue, beyond, 1);
        put(queue, between, 1);
        queue.start();

        await().atMost(SOON).until(() -> begun.size() == 6);
        assertThat(begun)
                .extracting(DueJob::organization)
                .containsExactlyInAnyOrder(organization, organization, last, last, between, beyond);
        mayEnd.release(100);
        await().atMost(SOON).until(() -> rows().isEmpty());
        assertThat(begun).hasSize(18);
    }

    @Test
    void runsNoMoreThanItsWorkers() {
        var most = new AtomicInteger();
        var now = new AtomicInteger();
        var queue = queue(
                node,
                _ -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    mayEnd.acquire();
                    now.decrementAndGet();
                    return DueHandler.done();
                },
                limits(3, 3));
        put(queue, organization, LongStream.range(0, 20).toArray());
        queue.start();
        await().atMost(SOON).until(() -> now.get() == 3);
        mayEnd.release(100);
        await().atMost(SOON).until(() -> rows().isEmpty());
        assertThat(most).hasValue(3);
    }

    @Test
    void claimsAheadOfItsWorkersAndRunsNoMoreThanThey() {
        var queue = queue(node, this::blocking, limits(3, 2).ahead(1));
        queue.start();
        put(queue, organization, 1, 2, 3, 4, 5);

        await().atMost(SOON).until(() -> claimed() == 4);
        assertThat(begun).hasSize(2);
        mayEnd.release(5);
        await().atMost(SOON).until(() -> rows().isEmpty());
        assertThat(begun).extracting(DueJob::id).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void handsBackWhatHasNotBegunWhenItStops() throws InterruptedException {
        var queue = queue(node, this::blocking, limits(2, 2).ahead(3));
        queue.start();
        put(queue, organization, 1, 2, 3, 4, 5, 6);
        await().atMost(SOON).until(() -> claimed() == 6 && begun.size() == 2);

        var stopping = Thread.ofVirtual().start(queue::stop);
        await().atMost(SOON).until(() -> claimed() == 2);
        mayEnd.release(2);
        stopping.join();

        assertThat(begun).hasSize(2);
        assertThat(rows()).hasSize(4).allSatisfy(row -> {
            assertThat(dueAt(row)).isEqualTo(clock.instant());
            assertThat(attempts(row)).isZero();
        });
    }

    @Test
    void claimsWhatHasBeenTriedAlreadyForItsWorkersOnly() {
        var queue = queue(node, this::blocking, limits(4, 2).ahead(2));
        put(queue, organization, 1, 2, 3, 4, 5);
        KernelDatabase.asOwner("update test_due set attempts = 1");
        queue.start();

        await().atMost(SOON).until(() -> begun.size() == 2);
        assertThat(claimed()).isEqualTo(2);
        mayEnd.release(5);
        await().atMost(SOON).until(() -> rows().isEmpty());
    }

    private long claimed() {
        return rows().stream()
                .filter(row -> dueAt(row).isAfter(clock.instant()))
                .count();
    }

    @Test
    void runsAgainWhenItIsMovedWhileItRuns() {
        var queue = running(this::blocking);
        put(queue, organization, 1);
        await().atMost(SOON).until(() -> begun.size() == 1);
        node.within(
                organization, () -> queue.put(organization, 1, clock.instant().plusSeconds(5)));
        mayEnd.release();
        clock.advance(Duration.ofSeconds(5));
        await().atMost(SOON).until(() -> begun.size() == 2);
        mayEnd.release();

        await().atMost(SOON).until(() -> rows().isEmpty());
    }

    @Test
    void isRemovedTogetherWithItsEffectsOrNotAtAll() {
        var removed = new CopyOnWriteArrayList<Boolean>();
        var queues = new CopyOnWriteArrayList<DueQueue>();
        var queue = queue(
                node,
                job -> {
                    node.within(organization, () -> {
                        removed.add(queues.getFirst().removeWithin(job));
                        if (job.attempts() == 1) {
                            throw new IllegalStateException("rolled back");
                        }
                    });
                    return DueHandler.done();
                },
                limits(8, 8));
        queues.add(queue);
        queue.start();
        put(queue, organization, 1);
        await().atMost(SOON).until(() -> rows().stream().anyMatch(row -> attempts(row) == 1 && removed.size() == 1));
        clock.advance(Duration.ofMinutes(1));

        await().atMost(SOON).until(() -> rows().isEmpty());
        assertThat(removed).containsExactly(true, true);
    }

    @Test
    void tellsAHandlerThatHasLostItsJob() {
        var stillMine = new CopyOnWriteArrayList<Boolean>();
        var queues = new CopyOnWriteArrayList<DueQueue>();
        var queue = queue(
                node,
                job -> {
                    begun.add(job);
                    mayEnd.acquire();
                    node.within(
                            organization, () -> stillMine.add(queues.getFirst().removeWithin(job)));
                    return DueHandler.done();
                },
                limits(1, 1));
        queues.add(queue);
        queue.start();
        put(queue, organization, 1);
        await().atMost(SOON).until(() -> begun.size() == 1);
        node.within(
                organization, () -> queue.put(organization, 1, clock.instant().plusSeconds(60)));
        mayEnd.release();

        await().atMost(SOON).until(() -> stillMine.size() == 1);
        assertThat(stillMine).containsExactly(false);
        assertThat(rows()).hasSize(1);
    }

    @Test
    void startsNothingThatWasRolledBack() {
        var queue = running(job -> {
            begun.add(job);
            return DueHandler.done();
        });
        try {
            node.within(organization, () -> {
                queue.put(organization, 1, clock.instant());
                throw new IllegalStateException("rolled back");
            });
        } catch (IllegalStateException expected) {
            // as it should
        }
        put(queue, organization, 2);

        await().atMost(SOON).until(() -> rows().isEmpty() && !begun.isEmpty());
        assertThat(begun).extracting(DueJob::id).containsExactly(2L);
    }

    @Test
    void waitsForRunningHandlersWhenItStops() {
        var ended = new AtomicBoolean();
        var queue = running(job -> {
            blocking(job);
            ended.set(true);
            return DueHandler.done();
        });
        put(queue, organization, 1);
        await().atMost(SOON).until(() -> begun.size() == 1);
        var stopping = Thread.ofVirtual().start(queue::stop);
        await().atMost(SOON).until(() -> !queue.isRunning());
        put(queue, organization, 2);
        mayEnd.release();

        await().atMost(SOON).until(() -> !stopping.isAlive());
        assertThat(ended).isTrue();
        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(row.get("id", Long.class)).isEqualTo(2));
        assertThat(begun).hasSize(1);
    }

    @Test
    void interruptsHandlersThatDoNotEndInTime() {
        var limits = new DueQueue.Limits(
                8,
                8,
                Duration.ofMinutes(1),
                new Backoff(Duration.ofSeconds(10), 2, Duration.ofMinutes(10)),
                Duration.ofMillis(20),
                Duration.ofMillis(50),
                0);
        var queue = queue(node, this::blocking, limits);
        queue.start();
        put(queue, organization, 1);
        await().atMost(SOON).until(() -> begun.size() == 1);
        queue.stop();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(rows())
                        .singleElement()
                        .satisfies(row ->
                                assertThat(dueAt(row)).isBefore(clock.instant().plusSeconds(15))));
    }

    @Test
    void goesOnAfterTheDatabaseHasLostItsConnections() {
        var queue = running(job -> {
            begun.add(job);
            return DueHandler.done();
        });
        put(queue, organization, 1);
        await().atMost(SOON).until(() -> begun.size() == 1);
        KernelDatabase.asOwner(
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'svara' and pid <> pg_backend_pid()");

        await().atMost(SOON).ignoreExceptions().until(() -> {
            put(queue, organization, 2);
            return true;
        });
        await().atMost(SOON).until(() -> rows().isEmpty());
        assertThat(begun).extracting(DueJob::id).contains(1L, 2L);
    }

    @Test
    void takesJobsButStartsNoneWhileACommandRuns() {
        var queue = new DueQueues(node.database(), node.transactions(), clock, false)
                .queue("test-jobs", due(), this::blocking, limits(8, 8));
        put(queue, organization, 1);

        assertThat(queue.isAutoStartup()).isFalse();
        assertThat(rows()).hasSize(1);
    }

    /** What the generator would make of it. */
    private static final class DueTable extends org.jooq.impl.TableImpl<Record> {

        DueTable() {
            super(DSL.name("test_due"));
            createField(DSL.name("organization_id"), SQLDataType.BIGINT);
            createField(DSL.name("id"), SQLDataType.BIGINT);
            createField(DSL.name("due_at"), SQLDataType.INSTANT);
            createField(DSL.name("attempts"), SQLDataType.SMALLINT);
        }
    }
}
