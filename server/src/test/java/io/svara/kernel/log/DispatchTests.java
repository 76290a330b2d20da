package io.svara.kernel.log;

import static io.svara.kernel.log.LogNode.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.SettableClock;
import io.svara.kernel.database.KernelDatabase;
import io.svara.kernel.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DispatchTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T08:00:00Z"));
    private final JobWriter webhooks = new JobWriter("webhooks");
    private final JobWriter triggers = new JobWriter("triggers");
    private final LogNode node = new LogNode(clock, webhooks, triggers);
    private final OrganizationId organization = KernelDatabase.organization();

    @BeforeAll
    static void jobs() {
        JobTable.create();
    }

    @BeforeEach
    void empty() {
        JobTable.empty();
        webhooks.writesTo(node.database);
        triggers.writesTo(node.database);
    }

    @AfterEach
    void close() {
        node.close();
    }

    private List<Long> entryIds() {
        var ids = new ArrayList<Long>();
        node.database.within(
                organization,
                () -> ids.addAll(node.database
                        .database()
                        .select(svara.db.jooq.Tables.LOG_ENTRY.ID)
                        .from(svara.db.jooq.Tables.LOG_ENTRY)
                        .orderBy(1)
                        .fetch(svara.db.jooq.Tables.LOG_ENTRY.ID)));
        return ids;
    }

    private static List<String> bothFor(List<Long> ids) {
        return ids.stream()
                .flatMap(id -> List.of("triggers:" + id, "webhooks:" + id).stream())
                .toList();
    }

    private int waiting() {
        return node.lag.read().waiting();
    }

    @Test
    void handsEachEntryToEachFollowerOnce() {
        IntStream.range(0, 230).forEach(ticket -> node.append(organization, change(ticket)));

        node.dispatch(organization, clock);
        node.dispatch(organization, clock);

        assertThat(JobTable.jobs(organization)).isEqualTo(bothFor(entryIds())).hasSize(460);
        assertThat(waiting()).isZero();
    }

    @Test
    void keepsTheOrderOfTheEntries() {
        IntStream.range(0, 30).forEach(ticket -> node.append(organization, change(ticket)));
        node.dispatch(organization, clock);

        assertThat(webhooks.seen()).isEqualTo(entryIds());
    }

    @Test
    void skipsNothingWhenTransactionsCommitInAnotherOrderThanTheirIds() throws Exception {
        var appended = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> node.database.within(organization, () -> {
                node.log.append(change(1));
                appended.countDown();
                awaitQuietly(mayCommit);
            }));
            appended.await();
            node.append(organization, change(2));
            node.dispatch(organization, clock);
            var overtaken = entryIds();
            assertThat(JobTable.jobs(organization))
                    .isEqualTo(bothFor(overtaken))
                    .hasSize(2);

            mayCommit.countDown();
            slow.get();
            node.dispatch(organization, clock);

            assertThat(entryIds()).hasSize(2).last().isEqualTo(overtaken.getFirst());
            assertThat(JobTable.jobs(organization)).isEqualTo(bothFor(entryIds()));
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            // bounded, so that a failed test ends
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void makesNoJobTwiceWhenTheConnectionDiesBetweenFollowingAndCommitting() {
        node.append(organization, change(1), change(2), change(3));
        var killed = new AtomicBoolean();
        triggers.first(entry -> {
            if (entry.id() == entryIds().getLast() && killed.compareAndSet(false, true)) {
                KernelDatabase.asOwner("select pg_terminate_backend("
                        + node.database.database().fetchValue("select pg_backend_pid()") + ")");
            }
        });

        assertThatThrownBy(() -> node.slice.dispatch(Lane.of(organization), organization))
                .isInstanceOf(RuntimeException.class);
        assertThat(JobTable.jobs(organization)).isEmpty();

        node.dispatch(organization, clock);
        assertThat(JobTable.jobs(organization)).isEqualTo(bothFor(entryIds())).hasSize(6);
    }

    @Test
    void parksAPoisonEntryAfterFiveTriesWhileTheOthersGoOn() {
        node.append(organization, change(1), change(2), change(3));
        var poison = entryIds().get(1);
        triggers.first(entry -> {
            if (entry.id() == poison) {
                throw new IllegalStateException("cannot");
            }
        });

        var pauses = new ArrayList<Integer>();
        for (var attempt = 0; attempt < DispatchSlice.TRIES; attempt++) {
            assertThat(parked()).isEmpty();
            node.dispatch(organization, clock);
            pauses.add(secondsUntilNothingIsLeftOrDue());
        }

        assertThat(parked()).singleElement().satisfies(parked -> {
            assertThat(parked.id()).isEqualTo(poison);
            assertThat(parked.follower()).isEqualTo("triggers");
            assertThat(parked.kind()).isEqualTo("ticket.status-changed");
            assertThat(parked.subjectId()).isEqualTo(2L);
            assertThat(parked.attempts()).isEqualTo(5);
            assertThat(parked.error()).isEqualTo("IllegalStateException");
        });
        // one second and a fifth more or less
        assertThat(pauses.subList(0, 4)).isSorted().first().isIn(1, 2);
        assertThat(pauses.get(3)).isGreaterThan(30);
        assertThat(waiting()).isZero();
        assertThat(JobTable.jobs(organization))
                .isEqualTo(bothFor(entryIds()).stream()
                        .filter(job -> !job.equals("triggers:" + poison))
                        .toList());
    }

    @Test
    void handsOthersOfTheLaneOnWhileAPoisonEntryWaits() {
        node.append(organization, change(1));
        var poison = entryIds().getFirst();
        triggers.first(entry -> {
            if (entry.id() == poison) {
                throw new IllegalStateException("cannot");
            }
        });
        node.dispatch(organization, clock);
        node.append(organization, change(2));
        node.dispatch(organization, clock);

        assertThat(JobTable.jobs(organization))
                .containsExactly(
                        "webhooks:" + poison,
                        "triggers:" + entryIds().get(1),
                        "webhooks:" + entryIds().get(1));
        assertThat(waiting()).isOne();
    }

    @Test
    void sendsAParkedEntryAgainToTheFollowerThatFailedAndToNoOther() {
        node.append(organization, change(1));
        triggers.first(_ -> {
            throw Problem.notFound("ticket");
        });
        for (var attempt = 0; attempt < DispatchSlice.TRIES; attempt++) {
            node.dispatch(organization, clock);
            clock.advance(Duration.ofMinutes(10));
        }
        assertThat(parked()).singleElement().extracting(ParkedEntry::error).isEqualTo("ticket-not-found");

        triggers.first(_ -> {});
        node.database.within(organization, () -> node.parked.requeue(entryIds().getFirst(), "triggers"));
        node.dispatch(organization, clock);

        assertThat(parked()).isEmpty();
        assertThat(JobTable.jobs(organization)).isEqualTo(bothFor(entryIds()));
    }

    @Test
    void showsAndRequeuesNoParkedEntryOfAnotherOrganisation() {
        node.append(organization, change(1));
        triggers.first(_ -> {
            throw new IllegalStateException("cannot");
        });
        for (var attempt = 0; attempt < DispatchSlice.TRIES; attempt++) {
            node.dispatch(organization, clock);
            clock.advance(Duration.ofMinutes(10));
        }
        var id = entryIds().getFirst();
        var other = KernelDatabase.organization();

        node.database.within(
                other, () -> assertThat(node.parked.page(null, 10).items()).isEmpty());
        assertThatThrownBy(() -> node.database.within(other, () -> node.parked.requeue(id, "triggers")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("parked-entry-not-found"));
        assertThat(parked()).hasSize(1);
    }

    @Test
    void leavesALaneToTheNodeThatHasIt() throws Exception {
        node.append(organization, change(1));
        var holds = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var other = new LogNode(clock);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var holding = threads.submit(() -> other.database.within(organization, () -> {
                other.outbox.lock(Lane.of(organization));
                holds.countDown();
                awaitQuietly(release);
            }));
            holds.await();
            assertThat(node.slice.dispatch(Lane.of(organization), organization)).isFalse();
            release.countDown();
            holding.get();
        }
        assertThat(node.slice.dispatch(Lane.of(organization), organization)).isTrue();
        assertThat(JobTable.jobs(organization)).hasSize(2);
    }

    @Test
    void handsEachEntryOnceHoweverManyNodesDispatchAtOnce() throws Exception {
        var organizations = IntStream.range(0, 5)
                .mapToObj(_ -> KernelDatabase.organization())
                .toList();
        var otherWriter = new JobWriter("webhooks");
        var otherTriggers = new JobWriter("triggers");
        try (var other = new LogNode(clock, otherWriter, otherTriggers);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            otherWriter.writesTo(other.database);
            otherTriggers.writesTo(other.database);
            node.start();
            other.start();
            var writers = IntStream.range(0, 4)
                    .mapToObj(writer -> threads.submit(() -> IntStream.range(0, 60)
                            .forEach(round -> (writer % 2 == 0 ? node : other)
                                    .append(organizations.get(round % 5), change(round), change(round)))))
                    .toList();
            for (var writer : writers) {
                writer.get();
            }
            await().atMost(SOON).until(() -> waiting() == 0);
        }

        for (var each : organizations) {
            assertThat(JobTable.jobs(each)).hasSize(4 * 12 * 2 * 2).doesNotHaveDuplicates();
        }
    }

    @Test
    void isWokenByACommitOfThisNode() {
        node.start();
        node.append(organization, change(1));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(JobTable.jobs(organization)).hasSize(2));
    }

    @Test
    void findsWhatNobodyHasToldOf() {
        try (var silent = new LogNode(clock)) {
            silent.append(organization, change(1));
        }
        node.start();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(JobTable.jobs(organization)).hasSize(2));
    }

    private List<ParkedEntry> parked() {
        var found = new ArrayList<ParkedEntry>();
        node.database.within(
                organization, () -> found.addAll(node.parked.page(null, 10).items()));
        return found;
    }

    private int secondsUntilNothingIsLeftOrDue() {
        var seconds = 0;
        while (waiting() > 0 && node.outbox.lanesWithWork(clock.instant()).isEmpty()) {
            clock.advance(Duration.ofSeconds(1));
            seconds++;
        }
        return seconds;
    }
}
