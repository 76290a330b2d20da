package io.svara.kernel.signal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What one node tells the others: the keys that changed, by topic. As text: the node, then a line per topic, its
 * parts separated by tabs; {@code *} stands for all keys.
 */
record Notice(String node, Map<String, Set<String>> keysByTopic) {

    static final String ALL = "*";
    private static final Set<String> ALL_KEYS = Set.of(ALL);

    /** NOTIFY takes less than 8000 bytes. */
    static final int MAX_BYTES = 7900;

    Notice {
        keysByTopic = Map.copyOf(keysByTopic);
    }

    /** A key travels inside a notice, therefore it is short and has no separators. */
    static void check(String topic, String key) {
        if (topic.isEmpty() || key.isEmpty() || key.equals(ALL) || (topic + key).matches("(?s).*[\\t\\n].*")) {
            throw new IllegalArgumentException("Not a topic and key for a notice");
        }
    }

    static boolean namesAll(Collection<String> keys) {
        return keys.contains(ALL);
    }

    String text() {
        var fitting = new TreeMap<>(keysByTopic);
        while (bytes(text(fitting)) > MAX_BYTES) {
            fitting.put(longest(fitting), ALL_KEYS);
        }
        return text(fitting);
    }

    static Notice parse(String text) {
        var lines = text.split("\n", -1);
        var topics = new LinkedHashMap<String, Set<String>>();
        for (var line : Arrays.asList(lines).subList(1, lines.length)) {
            var parts = Arrays.asList(line.split("\t", -1));
            topics.put(parts.getFirst(), Set.copyOf(parts.subList(1, parts.size())));
        }
        return new Notice(lines[0], topics);
    }

    private String text(Map<String, Set<String>> topics) {
        return node
                + topics.entrySet().stream()
                        .map(topic -> "\n" + topic.getKey() + "\t" + String.join("\t", new TreeSet<>(topic.getValue())))
                        .collect(Collectors.joining());
    }

    private static String longest(Map<String, Set<String>> topics) {
        return topics.entrySet().stream()
                .max(Comparator.comparingInt(topic -> bytes(String.join("\t", topic.getValue()))))
                .orElseThrow()
                .getKey();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
