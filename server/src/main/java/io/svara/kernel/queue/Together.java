package io.svara.kernel.queue;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the handlers of a queue do in one go what they come with at the same time, organisation by organisation. The first one
 * to come does its own at once; those that come meanwhile are done by one of them when it is through. Nobody waits for others
 * to come. What fails among others is done once more alone, so that a failure meets only whose it is.
 *
 * @param <T> a piece of work
 */
public final class Together<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Together.class);

    /** What a handler that waits is told. */
    private enum Turn {
        DONE,
        ALONE,
        LEAD
    }

    private record Waiting<T>(T work, CompletableFuture<Turn> turn) {}

    private final int most;
    private final Function<T, Object> apart;
    private final Consumer<List<T>> doing;

    /** Those who wait behind somebody, by organisation; none where nobody is at work. */
    private final Map<OrganizationId, List<Waiting<T>>> lines = new HashMap<>();

    /**
     * @param most so many at once
     * @param apart what no two of them may have in common; of others the order is kept
     * @param doing does all or none; called in the scope of their organisation
     */
    public Together(int most, Function<T, Object> apart, Consumer<List<T>> doing) {
        this.most = most;
        this.apart = apart;
        this.doing = doing;
    }

    /** Returns when the work is done; throws what it threw when it was alone. */
    public void run(T work) {
        var own = new Waiting<>(work, new CompletableFuture<Turn>());
        boolean first;
        synchronized (lines) {
            first = lines.get(Scope.organization()) == null;
            lines.computeIfAbsent(Scope.organization(), _ -> new ArrayList<>()).add(own);
        }
        switch (first ? Turn.LEAD : await(own)) {
            case DONE -> {}
            case ALONE -> doing.accept(List.of(work));
            case LEAD -> lead(own);
        }
    }

    private Turn await(Waiting<T> own) {
        try {
            return own.turn().get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            synchronized (lines) {
                if (own.turn().complete(Turn.DONE)) {
                    line().remove(own);
                } else if (own.turn().join() == Turn.LEAD) {
                    handOn(List.of(own));
                }
            }
            throw new CancellationException("stopped while it waited for its turn");
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    private void lead(Waiting<T> own) {
        var some = take();
        var others = some.stream().filter(one -> one != own).toList();
        var outcome = Turn.ALONE;
        try {
            doing.accept(some.stream().map(Waiting::work).toList());
            outcome = Turn.DONE;
        } catch (RuntimeException failed) {
            if (others.isEmpty()) {
                throw failed;
            }
            // without its text: that may name customers
            LOG.info(
                    "{} works that failed together are done one by one ({})",
                    some.size(),
                    failed.getClass().getSimpleName());
        } finally {
            for (var other : others) {
                other.turn().complete(outcome);
            }
            synchronized (lines) {
                handOn(some);
            }
        }
        if (outcome == Turn.ALONE) {
            doing.accept(List.of(own.work()));
        }
    }

    /** The oldest, and those that can go with it. They stay in line, so that who comes sees that somebody is at work. */
    private List<Waiting<T>> take() {
        synchronized (lines) {
            var taken = new ArrayList<Waiting<T>>();
            var seen = new HashSet<Object>();
            for (var one : line()) {
                if (taken.size() < most && seen.add(apart.apply(one.work()))) {
                    taken.add(one);
                }
            }
            return taken;
        }
    }

    /** To be asked by those who stand in it. */
    private List<Waiting<T>> line() {
        return Objects.requireNonNull(lines.get(Scope.organization()));
    }

    private void handOn(List<Waiting<T>> done) {
        var line = line();
        line.removeAll(done);
        if (line.isEmpty()) {
            lines.remove(Scope.organization());
        } else {
            line.getFirst().turn().complete(Turn.LEAD);
        }
    }
}
