package io.svara.bench.search;

import io.svara.bench.Figure;
import io.svara.bench.Options;
import io.svara.bench.client.HttpLoad;
import io.svara.bench.data.Installation;
import io.svara.bench.data.MeasuredOnData;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long the first page of what is found takes, by how often the words come. */
public final class SearchBenchmark implements MeasuredOnData {

    private static final Map<String, Integer> REACH = Map.of("rare word", 40, "common word", 60);

    @Override
    public String name() {
        return "search";
    }

    @Override
    public String summary() {
        return "rare, common and other words [--tickets N | --full] [--keep FOLDER]";
    }

    @Override
    public List<Figure> measure(Options options, Installation installation) throws Exception {
        var load = new HttpLoad(
                installation.server().httpPort(),
                installation.server().processes(),
                installation.tokens(),
                options.size("rounds", 3, 5),
                Duration.ofSeconds(options.size("seconds", 4, 10)));
        Map<String, List<String>> kinds;
        try (var connection = installation.owner()) {
            kinds = new SearchWords(connection, installation.organization(), installation.tickets()).kinds();
        }
        var all = kinds.values().stream()
                .flatMap(List::stream)
                .map(SearchBenchmark::path)
                .toList();
        load.warmUp((connection, random) -> connection.got(all.get(random.nextInt(all.size()))));
        var limit = load.run(1, (connection, _) -> connection.got("/api/tickets?limit=50&filter=all-open"));
        var figures = new ArrayList<Figure>();
        for (var kind : kinds.entrySet()) {
            figures.add(figure(kind.getKey(), kind.getValue(), load, limit));
            if (options.has("words")) {
                for (var word : kind.getValue()) {
                    figures.add(figure("  " + word, List.of(word), load, limit));
                }
            }
        }
        return figures;
    }

    private static String path(String words) {
        return "/api/tickets?limit=50&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private static Figure figure(String kind, List<String> typed, HttpLoad load, HttpLoad.Result limit)
            throws Exception {
        var paths = typed.stream().map(SearchBenchmark::path).toList();
        if (paths.isEmpty()) {
            return Figure.told("search: " + kind, "none in the sample", "");
        }
        var result = load.run(1, (connection, random) -> connection.got(paths.get(random.nextInt(paths.size()))));
        var reach = REACH.getOrDefault(kind, kind.startsWith("  ") ? 0 : 60);
        var beside = String.format(Locale.ROOT, "list, first page: p95 %.1f ms", limit.p95Millis());
        return reach == 0
                ? Figure.told(kind, result.toString(), "")
                : Figure.of(
                        "search: " + kind + " (" + paths.size() + " of them)",
                        "p95 <= " + reach + " ms",
                        result.toString(),
                        beside,
                        result.p95Millis() <= reach);
    }
}
