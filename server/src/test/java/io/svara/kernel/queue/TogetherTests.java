package io.svara.kernel.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Works are words; what they have in common is their first letter. */
class TogetherTests {

    private final List<List<String>> done = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<Thread> handlers = new ArrayList<>();
    private final Map<String, Throwable> failures = new ConcurrentHashMap<>();
    private volatile Predicate<List<String>> failing = _ -> false;

    private final Together<String> together = new Together<>(4, word -> word.charAt(0), this::doing);

    @AfterEach
    void open() {
        gate.countDown();
    }

    private void doing(List<String> works) {
        done.add(works);
        if (works.contains("first")) {
            pass();
        }
        if (failing.test(works)) {
            throw new IllegalStateException("cannot do " + works);
        }
    }

    private void pass() {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void whatComesAloneIsDoneAtOnce() {
        in(1, () -> together.run("one"));
        in(1, () -> together.run("two"));

        assertThat(done).containsExactly(List.of("one"), List.of("two"));
    }

    @Test
    void whatComesMeanwhileIsDoneInOneGo() {
        start(1, "first");
        start(1, "a");
        start(1, "b");
        start(1, "c");

        finish();

        assertThat(done).containsExactly(List.of("first"), List.of("a", "b", "c"));
    }

    @Test
    void noMoreAtOnceThanItsBound() {
        start(1, "first");
        for (var word : List.of("a", "b", "c", "d", "e")) {
            start(1, word);
        }

        finish();

        assertThat(done).containsExactly(List.of("first"), List.of("a", "b", "c", "d"), List.of("e"));
    }

    @Test
    void whatIsToBeApartGoesOneAfterTheOtherInItsOrder() {
        start(1, "first");
        start(1, "a1");
        start(1, "a2");
        start(1, "b");
        start(1, "a3");

        finish();

        assertThat(done).containsExactly(List.of("first"), List.of("a1", "b"), List.of("a2"), List.of("a3"));
    }

    @Test
    void eachOrganisationHasItsOwnLine() {
        start(1, "first");

        in(2, () -> together.run("neighbour"));

        assertThat(done).containsExactly(List.of("first"), List.of("neighbour"));
        finish();
    }

    @Test
    void aFailureMeetsOnlyWhoseItIs() {
        failing = works -> works.contains("bad");
        start(1, "first");
        start(1, "a");
        start(1, "bad");
        start(1, "c");

        finish();

        assertThat(failures).containsOnlyKeys("bad");
        assertThat(done).startsWith(List.of("first"), List.of("a", "bad", "c"));
        assertThat(done.subList(2, done.size())).containsExactlyInAnyOrder(List.of("a"), List.of("bad"), List.of("c"));
    }

    @Test
    void whoFailsAloneHandsOnToTheNext() {
        failing = works -> works.contains("first");
        start(1, "first");
        start(1, "a");

        finish();

        assertThat(failures).containsOnlyKeys("first");
        assertThat(done).containsExactly(List.of("first"), List.of("a"));
        assertThatThrownBy(() -> in(1, () -> together.run("first"))).isInstanceOf(IllegalStateException.class);
        in(1, () -> together.run("last"));
        assertThat(done).last().isEqualTo(List.of("last"));
    }

    @Test
    void whoIsStoppedWhileWaitingKeepsNobody() {
        start(1, "first");
        var stopped = start(1, "a");
        start(1, "b");
        stopped.interrupt();
        await().until(() -> failures.containsKey("a"));

        finish();

        assertThat(failures.get("a")).isInstanceOf(CancellationException.class);
        assertThat(done).containsExactly(List.of("first"), List.of("b"));
    }

    /** Returns once it waits for something. */
    private Thread start(long organization, String word) {
        var handler = Thread.ofPlatform().start(() -> {
            try {
                in(organization, () -> together.run(word));
            } catch (RuntimeException failed) {
                failures.put(word, failed);
            }
        });
        handlers.add(handler);
        await().until(() -> handler.getState() == Thread.State.WAITING);
        return handler;
    }

    private void finish() {
        gate.countDown();
        for (var handler : handlers) {
            await().until(() -> !handler.isAlive());
        }
    }

    private static void in(long organization, Runnable work) {
        Scope.run(new Actor.Svara(new OrganizationId(organization), "test"), work);
    }
}
