package io.svara.bench.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a run has come to. */
public final class FaultReport {

    private final FaultSettings settings;
    private final Ledger ledger;
    private final Map<Fault.Kind, List<Duration>> untilReady;
    private final Map<String, Integer> checks;
    private final Duration quiet;
    private final boolean canFill;

    FaultReport(
            FaultSettings settings,
            Ledger ledger,
            Map<Fault.Kind, List<Duration>> untilReady,
            Map<String, Integer> checks,
            Duration quiet,
            boolean canFill) {
        this.settings = settings;
        this.ledger = ledger;
        this.untilReady = untilReady;
        this.checks = checks;
        this.quiet = quiet;
        this.canFill = canFill;
    }

    /** Every promise that did not hold. */
    public List<String> broken() {
        return ledger.broken();
    }

    /** How often something of that name happened. */
    public int count(String what) {
        return ledger.counts().getOrDefault(what, 0);
    }

    public String figures() {
        var lines = new ArrayList<String>();
        lines.add("seed %d, %s database, %d s of faults, %d s until nothing was left to do"
                .formatted(
                        settings.seed(),
                        settings.external() ? "external" : "embedded",
                        settings.faults().toSeconds(),
                        quiet.toSeconds()));
        if (!canFill) {
            lines.add("skipped: a full file system (only root can mount a small one)");
        }
        lines.add("");
        lines.add("mails acknowledged: " + ledger.acknowledged().size());
        lines.add("replies at the relay: %d, of which repeats: %d"
                .formatted(ledger.delivered().size(), repeats()));
        ledger.counts().forEach((what, count) -> lines.add(what + ": " + count));
        lines.add("");
        untilReady.forEach((kind, times) -> lines.add("ready again after " + kind.words() + ": " + seconds(times)));
        lines.add("");
        checks.forEach((rule, count) -> lines.add("checked " + count + " times: " + rule));
        return String.join("\n", lines);
    }

    private int repeats() {
        var times = new HashMap<String, Integer>();
        ledger.delivered().forEach(mail -> times.merge(mail.marker(), 1, Integer::sum));
        return times.values().stream().mapToInt(count -> count - 1).sum();
    }

    private static String seconds(List<Duration> times) {
        var sorted = times.stream().sorted().toList();
        return "%d times, median %.1f s, longest %.1f s"
                .formatted(
                        sorted.size(),
                        Objects.requireNonNull(sorted.get(sorted.size() / 2)).toMillis() / 1000.0,
                        sorted.getLast().toMillis() / 1000.0);
    }
}
