package io.svara.bench.desk;

import io.svara.bench.client.HttpLoad;
import io.svara.bench.data.Installation;
import io.svara.bench.machine.Samples;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/** What this machine could answer at most, asked in the same way in the same run. */
record Limits(HttpLoad.Result alone, HttpLoad.Result eight, double selectMillis) {

    private static final Duration TIME = Duration.ofSeconds(3);

    static Limits measure(Installation installation, HttpLoad load)
            throws IOException, InterruptedException, ExecutionException, SQLException {
        // passes the security chain, and finds nothing
        HttpLoad.Visit nothing = (connection, _) -> connection.get("/api/nothing");
        return new Limits(load.run(1, nothing), load.run(8, nothing), select(installation));
    }

    private static double select(Installation installation) throws SQLException {
        var samples = new Samples();
        try (var connection = installation
                        .server()
                        .database()
                        .application()
                        .dataSource()
                        .getConnection();
                var statement = connection.prepareStatement("select 1")) {
            long end = System.nanoTime() + TIME.toNanos();
            for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
                statement.execute();
                samples.add(System.nanoTime() - start);
            }
        }
        return samples.percentile(95);
    }

    String ofOne() {
        return String.format(Locale.ROOT, "a 404: p95 %.1f ms; select 1: p95 %.2f ms", alone.p95Millis(), selectMillis);
    }

    String ofEight() {
        return String.format(Locale.ROOT, "a 404: %.0f/s", eight.perSecond());
    }
}
