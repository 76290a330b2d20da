package io.svara.bench.search;

import io.svara.bench.data.Sql;
import io.svara.tickets.search.Words;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words of every degree of rarity, taken from a sample of the rows that are searched. */
final class SearchWords {

    private static final int ENOUGH = 8;
    private static final int LOOKED_AT = 1_500;

    private final Connection connection;
    private final double rows;

    /** Takes the sample from the last quarters, into a table of this connection. */
    SearchWords(Connection connection, long organization, int tickets) throws SQLException {
        this.connection = connection;
        Sql.run(
                connection,
                "create temp table sample as select terms from ticket_search tablesample system ("
                        + Math.clamp(2_000_000L / tickets, 1, 100) + ") repeatable (1) where organization_id = "
                        + organization + " and created_at > now() - interval '200 days' limit 20000",
                "create temp table sample_word as select word, ndoc from ts_stat('select terms from sample')");
        this.rows = Sql.number(connection, "select count(*) from sample");
    }

    /** What is typed, by what it is. */
    Map<String, List<String>> kinds() throws SQLException {
        var common = words(0.15, 0.6, "ndoc desc");
        var middle = words(0.007, 0.014, "md5(word)");
        var rare = words(0, 1.5 / rows, "md5(word)");
        var kinds = new LinkedHashMap<String, List<String>>();
        kinds.put("rare word", rare);
        kinds.put("common word", common);
        kinds.put("word in about 1 % of messages", middle);
        kinds.put("word that is nowhere", List.of("xylofonbalja", "qwzxstamma", "zzyzxland", "vvqkryss"));
        kinds.put("two words: 1 % and common", paired(middle, common));
        kinds.put("two words of 1 %", paired(middle, middle.reversed()));
        kinds.put(
                "beginning of a word",
                middle.stream().map(word -> word.substring(0, 4)).toList());
        kinds.put(
                "number",
                texts("select word from sample_word where word ~ '^[0-9]{6}$' order by md5(word) limit " + ENOUGH));
        kinds.put(
                "address",
                texts(
                        "select word from sample_word where word like '%@%.example' and word not like 'box%' order by ndoc, md5(word) limit "
                                + ENOUGH));
        return kinds;
    }

    private static List<String> paired(List<String> first, List<String> second) {
        var pairs = new ArrayList<String>();
        for (int at = 0; at < Math.min(first.size(), second.size()); at++) {
            pairs.add(first.get(at) + " " + second.get(at));
        }
        return pairs;
    }

    /** Words that, typed as they are, find so large a share of the sample. */
    private List<String> words(double least, double most, String order) throws SQLException {
        var found = new ArrayList<String>();
        var candidates = texts(
                "select word from sample_word where word ~ '^[a-z]{5,14}$' and ndoc between %s and %s order by %s limit %d"
                        .formatted(Math.max(1, least * rows / 3), Math.max(1, most * rows), order, LOOKED_AT));
        for (var word : candidates) {
            var share = share(word);
            if (share >= least && share <= most) {
                found.add(word);
            }
            if (found.size() == ENOUGH) {
                break;
            }
        }
        return found;
    }

    private double share(String word) throws SQLException {
        try (var statement = connection.prepareStatement("select count(*) from sample where terms @@ ?::tsquery")) {
            statement.setString(1, Words.query(word).tsquery());
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getLong(1) / rows;
            }
        }
    }

    private List<String> texts(String query) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            while (result.next()) {
                texts.add(result.getString(1));
            }
        }
        return texts;
    }
}
