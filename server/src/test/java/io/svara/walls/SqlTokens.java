package io.svara.walls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** SQL as words and signs. Literals and binds become one sign each; comments vanish; quoted names lose their quotes. */
final class SqlTokens {

    /** Stands for a bind variable, a number or a literal: a value from outside the statement's tables. */
    static final String VALUE = "?";

    private static final Pattern TOKEN = Pattern.compile("""
            (?<skip>\\s+|--[^\\n]*|/\\*.*?\\*/)
            |(?<text>[eE]?'(?:[^']|'')*'|\\$(\\w*)\\$.*?\\$\\3\\$)
            |(?<quoted>"(?:[^"]|"")+")
            |(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)
            |(?<value>\\?|\\$\\d+|\\d+(?:\\.\\d+)?)
            |(?<cast>::)
            |(?<sign>.)
            """, Pattern.COMMENTS | Pattern.DOTALL);

    private SqlTokens() {}

    static List<String> of(String sql) {
        var tokens = new ArrayList<String>();
        var matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            if (matcher.group("skip") != null) {
                continue;
            }
            if (matcher.group("text") != null || matcher.group("value") != null) {
                tokens.add(VALUE);
            } else if (matcher.group("quoted") != null) {
                tokens.add(matcher.group().substring(1, matcher.group().length() - 1));
            } else {
                tokens.add(matcher.group().toLowerCase(Locale.ROOT));
            }
        }
        return tokens;
    }
}
