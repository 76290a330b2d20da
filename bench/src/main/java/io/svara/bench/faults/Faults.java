package io.svara.bench.faults;

import io.svara.bench.Benchmark;
import io.svara.bench.machine.ServerCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** {@code ./svara bench faults [--seed N] [--mails N] [--seconds N] [--external]}. */
public final class Faults implements Benchmark {

    @Override
    public String name() {
        return "faults";
    }

    @Override
    public String summary() {
        return "breaks everything while mail comes and goes, and counts (--seed N --mails N --seconds N --external)";
    }

    @Override
    public void run(List<String> options) throws Exception {
        var settings = new FaultSettings(
                number(options, "--seed", ThreadLocalRandom.current().nextInt(1, 1_000_000)),
                (int) number(options, "--mails", 300),
                Duration.ofSeconds(number(options, "--seconds", 180)),
                options.contains("--external"),
                options.contains("--hasten"),
                Duration.ofSeconds(number(options, "--longest-quiet", 900)));
        var folder = Files.createTempDirectory("svara-faults-");
        IO.println("seed " + settings.seed() + ", in " + folder);
        var report = new FaultRun(settings, ServerCommand.script(), folder).run();
        IO.println(report.figures());
        if (!report.broken().isEmpty()) {
            report.broken().forEach(broken -> IO.println("BROKEN: " + broken));
            IO.println("The server's log and its data are left in " + folder);
            System.exit(1);
        }
        IO.println("\nAll promises held.");
        delete(folder);
    }

    private static long number(List<String> options, String name, long otherwise) {
        int at = options.indexOf(name);
        return at < 0 ? otherwise : Long.parseLong(options.get(at + 1));
    }

    private static void delete(Path folder) throws Exception {
        new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
    }
}
