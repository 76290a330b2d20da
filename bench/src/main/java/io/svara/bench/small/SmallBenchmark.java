package io.svara.bench.small;

import io.svara.bench.Benchmark;
import io.svara.bench.machine.Server;
import io.svara.bench.machine.ServerCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code ./svara bench small [--minutes 3] [--pace 10] [--megabytes 700]}: five agents and 500 mails an hour, times the pace. */
public final class SmallBenchmark implements Benchmark {

    private static final int AGENTS = 5;
    private static final double MAILS_PER_HOUR = 500;

    @Override
    public String name() {
        return "small";
    }

    @Override
    public String summary() {
        return "everything in 700 MB, with five agents and 500 mails an hour";
    }

    @Override
    public void run(List<String> options) throws Exception {
        var minutes = number(options, "--minutes", 3);
        var pace = number(options, "--pace", 10);
        var megabytes = number(options, "--megabytes", 700);
        var data = Files.createTempDirectory("svara-small-");
        try (var group = MemoryGroup.of(megabytes);
                var server = server(data, megabytes, group)) {
            IO.println("%d MB, %s; ready after %.1f s; the load comes %d times as fast as it would"
                    .formatted(
                            megabytes, group.description(), server.startTime().toMillis() / 1e3, pace));
            load(server, minutes, pace, megabytes);
            group.requireThatNobodyWasKilled();
        } finally {
            delete(data);
        }
    }

    /** As on a machine with so much memory. */
    private static Server server(Path data, int megabytes, MemoryGroup group) throws IOException, InterruptedException {
        return Server.started(
                ServerCommand.script().behind(group.entrance()),
                data.resolve("data"),
                data.resolve("server.log"),
                Map.of("SVARA_MEMORY", megabytes + "m"));
    }

    private static void load(Server server, int minutes, int pace, int megabytes) throws Exception {
        var times = new Times();
        try (var memory = new MemoryWatch(server.process().pid());
                var mails = new Mails(server.smtpPort(), MAILS_PER_HOUR * pace / 3600)) {
            var team = new ArrayList<Agent>();
            for (int agent = 0; agent < AGENTS; agent++) {
                team.add(new Agent(server.httpPort(), agent, pace, times));
            }
            TimeUnit.NANOSECONDS.sleep(Duration.ofMinutes(minutes).toNanos());
            for (var agent : team) {
                agent.close();
            }
            IO.println("%d mails taken, %d refused".formatted(mails.taken(), mails.refused()));
            times.print();
            memory.print();
            if (mails.refused() > 0 || times.failed() > 0) {
                throw new IllegalStateException(
                        mails.refused() + " mails were refused and " + times.failed() + " calls failed");
            }
            if (memory.most() > megabytes) {
                throw new IllegalStateException(
                        "It took %d MB at most, more than %d".formatted(memory.most(), megabytes));
            }
        }
    }

    private static int number(List<String> options, String name, int otherwise) {
        int at = options.indexOf(name);
        return at < 0 ? otherwise : Integer.parseInt(options.get(at + 1));
    }

    private static void delete(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
