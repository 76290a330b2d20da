package io.svara.kernel.log;

import static io.svara.kernel.log.LogNode.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.SettableClock;
import io.svara.kernel.database.KernelDatabase;
import io.svara.kernel.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatchUpTests {

    private final LogNode node = new LogNode(new SettableClock(Instant.parse("2026-11-20T08:00:00Z")));
    private final OrganizationId organization = KernelDatabase.organization();

    @BeforeAll
    static void jobs() {
        JobTable.create();
    }

    @BeforeEach
    void empty() {
        JobTable.empty();
    }

    @AfterEach
    void close() {
        node.close();
    }

    private LogCatchUp.Answer since(@Nullable String cursor) {
        return since(organization, cursor);
    }

    private LogCatchUp.Answer since(OrganizationId reader, @Nullable String cursor) {
        var answer = new AtomicReference<LogCatchUp.@Nullable Answer>();
        node.database.within(reader, () -> answer.set(node.catchUp.since(cursor)));
        return java.util.Objects.requireNonNull(answer.get());
    }

    private static List<Long> tickets(LogCatchUp.Answer answer) {
        return answer.entries().stream().map(LogEntry::subjectId).toList();
    }

    @Test
    void beginsWithACursorAndNoEntries() {
        node.append(organization, change(1));

        var answer = since(null);

        assertThat(answer.entries()).isEmpty();
        assertThat(answer.reset()).isFalse();
        assertThat(answer.more()).isFalse();
        assertThat(since(answer.cursor()).entries()).isEmpty();
    }

    @Test
    void tellsEachEntryOnce() {
        var begin = since(null).cursor();
        node.append(organization, change(1), change(2));
        var first = since(begin);
        node.append(organization, change(3));
        var second = since(first.cursor());

        assertThat(tickets(first)).containsExactly(1L, 2L);
        assertThat(tickets(second)).containsExactly(3L);
        assertThat(since(second.cursor()).entries()).isEmpty();
    }

    @Test
    void tellsWhatAnOlderTransactionCommitsLate() throws Exception {
        var appended = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        var begin = since(null).cursor();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> node.database.within(organization, () -> {
                node.log.append(change(1));
                appended.countDown();
                awaitQuietly(mayCommit);
            }));
            appended.await();
            node.append(organization, change(2));

            var whileOpen = since(begin);
            assertThat(tickets(whileOpen)).containsExactly(2L);
            node.append(organization, change(3));
            var stillOpen = since(whileOpen.cursor());
            assertThat(tickets(stillOpen)).containsExactly(3L);

            mayCommit.countDown();
            slow.get();
            var afterwards = since(stillOpen.cursor());
            assertThat(tickets(afterwards)).containsExactly(1L);
            assertThat(since(afterwards.cursor()).entries()).isEmpty();
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
    void tellsEachEntryOnceWhileManyWrite() throws Exception {
        var told = new ArrayList<Long>();
        var writing = new AtomicBoolean(true);
        var cursor = since(null).cursor();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = IntStream.range(0, 4)
                    .mapToObj(writer -> threads.submit(() -> LongStream.range(0, 100)
                            .forEach(round -> node.append(organization, change(writer * 100L + round)))))
                    .toList();
            var finished = threads.submit(() -> {
                for (var writer : writers) {
                    writer.get();
                }
                writing.set(false);
                return true;
            });
            var last = false;
            while (!last) {
                last = !writing.get();
                var answer = since(cursor);
                told.addAll(tickets(answer));
                cursor = answer.cursor();
            }
            assertThat(finished.get()).isTrue();
        }
        assertThat(told).doesNotHaveDuplicates().hasSize(400);
    }

    @Test
    void walksALongWayInPagesAndGoesOnWithWhatCameMeanwhile() {
        var answer = since(null);
        node.append(organization, changes(0, LogCatchUp.PAGE + 200));
        var told = new ArrayList<Long>();
        answer = since(answer.cursor());
        told.addAll(tickets(answer));
        assertThat(answer.more()).isTrue();
        node.append(organization, change(9999));
        while (answer.more()) {
            answer = since(answer.cursor());
            told.addAll(tickets(answer));
        }

        assertThat(told).doesNotHaveDuplicates().hasSize(LogCatchUp.PAGE + 201).endsWith(9999L);
        assertThat(answer.reset()).isFalse();
    }

    @Test
    void walksAWayThatEndsWithAFullPage() {
        var begin = since(null).cursor();
        node.append(organization, changes(0, LogCatchUp.PAGE));

        var answer = since(begin);

        assertThat(answer.entries()).hasSize(LogCatchUp.PAGE);
        assertThat(answer.more()).isFalse();
        assertThat(since(answer.cursor()).entries()).isEmpty();
    }

    @Test
    void resetsWhoeverIsTooFarBehind() {
        var begin = since(null).cursor();
        node.append(organization, changes(0, LogCatchUp.FARTHEST + 1));

        var answer = since(begin);

        assertThat(answer.reset()).isTrue();
        assertThat(answer.entries()).isEmpty();
        node.append(organization, change(1));
        assertThat(tickets(since(answer.cursor()))).containsExactly(1L);
    }

    @Test
    void resetsCursorsFromBeforeARestore() {
        var begin = since(null).cursor();
        KernelDatabase.asOwner("update installation set generation = gen_random_uuid()");

        assertThat(since(begin).reset()).isTrue();
        assertThat(since(since(begin).cursor()).reset()).isFalse();
    }

    @Test
    void resetsCursorsThatHaveSeenMoreThanThereIs() {
        var here = CatchUpCursor.parse(since(null).cursor());
        var ahead = here.seen().xmax() + 1000;
        var cursor = CatchUpCursor.at(here.generation(), new Snapshot(ahead, ahead, List.of()))
                .text();

        assertThat(since(cursor).reset()).isTrue();
    }

    @Test
    void tellsNothingOfAnotherOrganisation() {
        var other = KernelDatabase.organization();
        var begin = since(other, null).cursor();
        node.append(organization, change(1));

        assertThat(since(other, begin).entries()).isEmpty();
        assertThat(tickets(since(organization, begin))).containsExactly(1L);
    }

    @Test
    void refusesACursorThatIsNone() {
        for (var text : List.of("x", "!!", "bm90IGEgY3Vyc29y", "x".repeat(50_000))) {
            assertThatThrownBy(() -> since(text))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.errors())
                                    .extracting(Problem.FieldError::code)
                                    .containsExactly("invalid-cursor"));
        }
    }

    private static Change[] changes(long first, int count) {
        return LongStream.range(first, first + count).mapToObj(LogNode::change).toArray(Change[]::new);
    }
}
