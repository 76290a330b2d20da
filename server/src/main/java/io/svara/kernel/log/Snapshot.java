package io.svara.kernel.log;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which transactions somebody has seen, in PostgreSQL's words {@code xmin:xmax:running,...}: all below xmin, none
 * from xmax on, and between them those that were not running.
 */
record Snapshot(long xmin, long xmax, List<Long> running) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18}):(\\d{1,18}):((?:\\d{1,18}(?:,\\d{1,18})*)?)");

    Snapshot {
        running = List.copyOf(running);
    }

    static Snapshot parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a snapshot");
        }
        var running = parts.group(3).isEmpty()
                ? List.<Long>of()
                : Arrays.stream(parts.group(3).split(",")).map(Long::valueOf).toList();
        return new Snapshot(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)), running);
    }

    String text() {
        return xmin + ":" + xmax + ":" + running.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
