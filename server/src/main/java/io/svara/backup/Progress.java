package io.svara.backup;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A line for each step, as a log of cron should have it; on a terminal also one that moves. */
final class Progress {

    private static final long EVERY_NANOS = 200_000_000;
    private static final String BACK = "\r\u001b[K";

    private final PrintStream lines;
    private final @Nullable PrintStream terminal;
    private final AtomicLong bytes = new AtomicLong();
    private String step = "";
    private long shownAt = System.nanoTime();

    /** @param terminal null when nobody looks on */
    Progress(PrintStream lines, @Nullable PrintStream terminal) {
        this.lines = lines;
        this.terminal = terminal;
    }

    void begin(String nextStep) {
        step = nextStep;
        bytes.set(0);
        shownAt = 0;
        advance(0);
    }

    void advance(long more) {
        var done = bytes.addAndGet(more);
        if (terminal != null && System.nanoTime() - shownAt > EVERY_NANOS) {
            shownAt = System.nanoTime();
            terminal.print(BACK + step + " ..." + (done == 0 ? "" : " " + size(done)));
            terminal.flush();
        }
    }

    void say(String line) {
        if (terminal != null) {
            terminal.print(BACK);
            terminal.flush();
        }
        lines.println(line);
    }

    static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " bytes";
        }
        var units = "kMGTP";
        var unit = -1;
        double value = bytes;
        while (value >= 1000 && unit < units.length() - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %sB", value, units.charAt(unit));
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
