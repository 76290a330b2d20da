package io.svara.bench.client;

import io.svara.bench.machine.Processes;
import io.svara.bench.machine.Samples;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Desks that ask one thing after the other, each on its own connection, for some rounds. */
public final class HttpLoad {

    /** One thing that a desk does; what was sampled is the whole of it. */
    public interface Visit {
        void visit(HttpConnection connection, SplittableRandom random) throws IOException;
    }

    /** @param cpuMillis of the server and its database, for each visit */
    public record Result(double p50Millis, double p95Millis, double perSecond, double cpuMillis) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "p50 %.1f ms, p95 %.1f ms, %.0f/s, CPU %.1f ms",
                    p50Millis,
                    p95Millis,
                    perSecond,
                    cpuMillis);
        }
    }

    private static final int WARM_UP_CLIENTS = 8;
    private static final int WARM_UP_ROUNDS = 5;

    private final int port;
    private final Processes server;
    private final List<String> tokens;
    private final int rounds;
    private final Duration round;

    /** @param tokens whose desks they are, in turn */
    public HttpLoad(int port, Processes server, List<String> tokens, int rounds, Duration round) {
        this.port = port;
        this.server = server;
        this.tokens = tokens;
        this.rounds = rounds;
        this.round = round;
    }

    /** Lets Java translate what will be measured: else the first figures are its compiler's. */
    public void warmUp(Visit visit) throws IOException, InterruptedException, ExecutionException {
        oneRound(WARM_UP_CLIENTS, Duration.ZERO, visit, round.multipliedBy(WARM_UP_ROUNDS));
    }

    /** The median of the rounds, after one that does not count. */
    public Result run(int clients, Visit visit) throws IOException, InterruptedException, ExecutionException {
        return run(clients, Duration.ZERO, visit);
    }

    /** As {@link #run(int, Visit)}, with a pause after each visit, which does not count. */
    public Result run(int clients, Duration pause, Visit visit)
            throws IOException, InterruptedException, ExecutionException {
        oneRound(clients, pause, visit, round.dividedBy(2));
        var results = new ArrayList<Result>();
        for (int number = 0; number < rounds; number++) {
            results.add(oneRound(clients, pause, visit, round));
        }
        return new Result(
                Samples.median(results.stream().map(Result::p50Millis).toList()),
                Samples.median(results.stream().map(Result::p95Millis).toList()),
                Samples.median(results.stream().map(Result::perSecond).toList()),
                Samples.median(results.stream().map(Result::cpuMillis).toList()));
    }

    private Result oneRound(int clients, Duration pause, Visit visit, Duration time)
            throws IOException, InterruptedException, ExecutionException {
        var samples = new Samples();
        long cpuBefore = server.cpuMillis();
        long began = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var running = new ArrayList<Future<?>>();
            for (int client = 0; client < clients; client++) {
                int seed = client;
                running.add(threads.submit(() -> {
                    visitUntil(began + time.toNanos(), seed, pause, visit, samples);
                    return null;
                }));
            }
            for (var each : running) {
                each.get();
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Result(
                samples.percentile(50),
                samples.percentile(95),
                samples.count() / seconds,
                (double) (server.cpuMillis() - cpuBefore) / samples.count());
    }

    private void visitUntil(long endNanos, int client, Duration pause, Visit visit, Samples samples)
            throws IOException, InterruptedException {
        var random = new SplittableRandom(System.nanoTime() + client);
        try (var connection = HttpConnection.open(port, tokens.get(client % tokens.size()))) {
            for (long start = System.nanoTime(); start < endNanos; ) {
                visit.visit(connection, random);
                long end = System.nanoTime();
                samples.add(end - start);
                if (pause.isPositive()) {
                    Thread.sleep(pause);
                    end = System.nanoTime();
                }
                start = end;
            }
        }
    }
}
