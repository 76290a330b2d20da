package io.svara.walls;

import io.svara.kernel.database.OpenTables;
import io.svara.kernel.database.OpenTables.Kind;
import io.svara.kernel.database.OpenTables.OpenTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import svara.db.jooq.DefaultSchema;

/**
 * Every statement names the organisation of every customer table that it mentions: compared with a value, or with the
 * organisation of another table of the same query that is; an insert among its columns. Read off the statement's text,
 * so that it holds for SQL however it was made. Row-level security stays the second lock.
 */
final class StatementRule {

    private static final String ORGANIZATION = "organization";
    private static final String COLUMN = "organization_id";

    private static final Set<String> BEGIN_QUERY = Set.of("select", "insert", "update", "delete", "with", "merge");
    private static final Set<String> JOIN_QUERIES = Set.of("union", "intersect", "except");
    private static final Set<String> NO_ALIAS = Set.of(
            "where",
            "on",
            "join",
            "left",
            "right",
            "inner",
            "outer",
            "full",
            "cross",
            "natural",
            "set",
            "values",
            "using",
            "order",
            "group",
            "having",
            "limit",
            "offset",
            "fetch",
            "for",
            "returning",
            "union",
            "intersect",
            "except",
            "select",
            "default",
            "window",
            "tablesample",
            "overriding",
            "with",
            "when",
            "not");

    /** Customer tables and views of them, with the column that says whose a row is. */
    private static final Map<String, String> CUSTOMER_TABLES = customerTables();

    /** There are a few hundred statements, each run many times. */
    private static final Map<String, Optional<String>> KNOWN = new ConcurrentHashMap<>();

    private StatementRule() {}

    private static Map<String, String> customerTables() {
        var open = OpenTables.ALL.stream()
                .filter(table -> table.kind() != Kind.SEARCH)
                .map(OpenTable::name)
                .collect(Collectors.toSet());
        return DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                .map(table -> table.getName())
                .filter(Predicate.not(open::contains))
                .collect(Collectors.toUnmodifiableMap(name -> name, name -> name.equals(ORGANIZATION) ? "id" : COLUMN));
    }

    /** What is wrong with the statement; empty when it may run. */
    static Optional<String> violation(String sql) {
        return KNOWN.computeIfAbsent(sql, StatementRule::judge);
    }

    private static Optional<String> judge(String sql) {
        return Query.all(SqlTokens.of(sql)).stream()
                .flatMap(query -> query.unbound().stream())
                .findFirst()
                .map(table -> "No organisation is named for " + table + " in: " + sql);
    }

    /** A table at its place in a query, under the name it has there. */
    private record Mention(String table, String alias, boolean inserted) {

        String column() {
            return CUSTOMER_TABLES.getOrDefault(table, COLUMN);
        }

        boolean holdsCustomerRows() {
            return CUSTOMER_TABLES.containsKey(table);
        }
    }

    /** One select, insert, update or delete, without the queries inside it, which are queries of their own. */
    private static final class Query {

        private final List<String> tokens;
        private final List<Mention> mentions = new ArrayList<>();

        private Query(List<String> tokens) {
            this.tokens = tokens;
            findMentions();
        }

        static List<Query> all(List<String> tokens) {
            var queries = new ArrayList<Query>();
            split(tokens, queries);
            return queries;
        }

        /** Inner queries are taken out and leave a value behind, as a comparison with one is. */
        private static void split(List<String> tokens, List<Query> queries) {
            var own = new ArrayList<String>();
            int depth = 0;
            for (int at = 0; at < tokens.size(); at++) {
                var token = tokens.get(at);
                if (token.equals("(") && at + 1 < tokens.size() && BEGIN_QUERY.contains(tokens.get(at + 1))) {
                    int end = closing(tokens, at);
                    split(tokens.subList(at + 1, end), queries);
                    own.addAll(List.of("(", SqlTokens.VALUE, ")"));
                    at = end;
                } else if (JOIN_QUERIES.contains(token) && depth == 0) {
                    queries.add(new Query(List.copyOf(own)));
                    own.clear();
                } else {
                    depth += depth(token);
                    own.add(token);
                }
            }
            queries.add(new Query(List.copyOf(own)));
        }

        private static int depth(String token) {
            return token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
        }

        private static int closing(List<String> tokens, int open) {
            int depth = 0;
            for (int at = open; at < tokens.size(); at++) {
                depth += depth(tokens.get(at));
                if (depth == 0) {
                    return at;
                }
            }
            return tokens.size();
        }

        private void findMentions() {
            for (int at = 0; at < tokens.size(); at++) {
                if (namesTable(at)) {
                    mention(at + 1, tokens.get(at).equals("into"));
                } else if (tokens.get(at).equals(",") && listsTables(at)) {
                    mention(at + 1, false);
                }
            }
        }

        private boolean namesTable(int at) {
            var before = at == 0 ? "" : tokens.get(at - 1);
            return switch (tokens.get(at)) {
                case "from" -> !before.equals("distinct");
                case "join", "into", "using" -> true;
                // not of "for update", "for no key update" and "do update"
                case "update" -> !Set.of("for", "key", "do").contains(before);
                default -> false;
            };
        }

        /** A comma between FROM (or USING) and the next clause, outside of brackets. */
        private boolean listsTables(int comma) {
            int depth = 0;
            for (int at = comma - 1; at >= 0; at--) {
                var token = tokens.get(at);
                depth -= depth(token);
                if (depth < 0) {
                    return false;
                }
                if (depth == 0 && Set.of("from", "using").contains(token)) {
                    return true;
                }
                if (depth == 0
                        && Set.of("where", "on", "select", "set", "order", "group", "returning", "with", "values")
                                .contains(token)) {
                    return false;
                }
            }
            return false;
        }

        private void mention(int first, boolean inserted) {
            int at = first;
            while (at < tokens.size() && Set.of("only", "lateral", "(").contains(tokens.get(at))) {
                at++;
            }
            if (at + 2 < tokens.size() && tokens.get(at + 1).equals(".")) {
                at += 2;
            }
            if (at >= tokens.size()) {
                return;
            }
            var table = tokens.get(at);
            mentions.add(new Mention(table, alias(at + 1).orElse(table), inserted));
        }

        private Optional<String> alias(int at) {
            var next = token(at).equals("as") ? token(at + 1) : token(at);
            return next.matches("[\\p{L}_].*") && !NO_ALIAS.contains(next) ? Optional.of(next) : Optional.empty();
        }

        private String token(int at) {
            return at >= 0 && at < tokens.size() ? tokens.get(at) : "";
        }

        List<String> unbound() {
            var bound = new HashSet<String>();
            var equal = new HashMap<String, Set<String>>();
            read().forEach(mention -> compare(mention, bound, equal));
            spread(bound, equal);
            return mentions.stream()
                    .filter(Mention::holdsCustomerRows)
                    .filter(mention -> mention.inserted() ? !insertNames(mention) : !bound.contains(mention.alias()))
                    .map(Mention::table)
                    .toList();
        }

        private List<Mention> read() {
            return mentions.stream().filter(mention -> !mention.inserted()).toList();
        }

        private void compare(Mention mention, Set<String> bound, Map<String, Set<String>> equal) {
            for (int at = 0; at < tokens.size(); at++) {
                if (isOrganizationOf(mention, at)) {
                    int first = token(at - 1).equals(".") ? at - 2 : at;
                    other(first, at)
                            .filter(other -> !other.equals(mention.alias()))
                            .ifPresent(other -> note(mention.alias(), other, bound, equal));
                }
            }
        }

        /** The other is a value, a table of this query, or one of the query around it, which is held to the rule itself. */
        private void note(String alias, String other, Set<String> bound, Map<String, Set<String>> equal) {
            if (read().stream().noneMatch(mention -> mention.alias().equals(other))) {
                bound.add(alias);
                return;
            }
            equal.computeIfAbsent(alias, _ -> new HashSet<>()).add(other);
            equal.computeIfAbsent(other, _ -> new HashSet<>()).add(alias);
        }

        /** Without a table's name before it, the column can be meant only where there is one table. */
        private boolean isOrganizationOf(Mention mention, int at) {
            if (!token(at).equals(mention.column()) || isAssigned(at)) {
                return false;
            }
            return token(at - 1).equals(".") ? token(at - 2).equals(mention.alias()) : read().size() == 1;
        }

        /** Between SET and the next clause, an equals sign compares nothing. */
        private boolean isAssigned(int at) {
            int clause = at;
            while (clause > 0 && !Set.of("set", "where", "from", "on", "select").contains(token(clause))) {
                clause--;
            }
            return token(clause).equals("set");
        }

        /** What the column is compared with: another table's name, or a value. */
        private Optional<String> other(int first, int last) {
            if (token(last + 1).equals("=")) {
                return Optional.of(token(last + 3).equals(".") ? token(last + 2) : SqlTokens.VALUE);
            }
            if (token(first - 1).equals("=")) {
                return Optional.of(token(first - 3).equals(".") ? token(first - 4) : SqlTokens.VALUE);
            }
            return token(last + 1).equals("in") || inRowCompared(first, last)
                    ? Optional.of(SqlTokens.VALUE)
                    : Optional.empty();
        }

        /** {@code (organization_id, id) in (...)} or {@code = (...)}. */
        private boolean inRowCompared(int first, int last) {
            if (!token(first - 1).equals("(") || !token(last + 1).equals(",")) {
                return false;
            }
            int end = closing(tokens, first - 1);
            return Set.of("in", "=").contains(token(end + 1));
        }

        private static void spread(Set<String> bound, Map<String, Set<String>> equal) {
            var reached = new ArrayList<>(bound);
            while (!reached.isEmpty()) {
                equal.getOrDefault(reached.removeLast(), Set.of()).stream()
                        .filter(bound::add)
                        .forEach(reached::add);
            }
        }

        private boolean insertNames(Mention mention) {
            int into = tokens.indexOf("into");
            int open = tokens.subList(into, tokens.size()).indexOf("(") + into;
            return open > into
                    && tokens.subList(open, Math.min(closing(tokens, open), tokens.size()))
                            .contains(mention.column());
        }
    }
}
