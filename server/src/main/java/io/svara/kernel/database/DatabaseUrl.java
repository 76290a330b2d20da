package io.svara.kernel.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.svara.kernel.CannotStart;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An address as PostgreSQL's own programs write it, {@code postgresql://user:password@host:port/database?parameters},
 * with percent signs for special characters and brackets around IPv6.
 *
 * @param hosts one or several {@code host:port}, as given
 * @param parameters as the JDBC driver names them, still encoded
 */
record DatabaseUrl(
        String hosts,
        String database,
        String user,
        @Nullable String password,
        String parameters) {

    /** With a port that is a number or left out: the driver tells of another one by a stack trace. */
    private static final String HOST = "(?:\\[[0-9A-Fa-f:.]+]|[^@/?:,\\[\\]]+)(?::\\d{1,5})?";

    private static final Pattern SHAPE =
            Pattern.compile("postgres(?:ql)?://(?:(?<user>[^:@/?]+)(?::(?<password>[^@/?]*))?@)(?<hosts>" + HOST
                    + "(?:," + HOST + ")*)/(?<database>[^/?]+)(?:\\?(?<parameters>.*))?");

    /** Where the driver has a word of its own for what libpq calls otherwise. */
    private static final Map<String, String> DRIVER_WORDS =
            Map.of("connect_timeout", "connectTimeout", "application_name", "ApplicationName");

    /** @param variable where the text comes from: it is named to the operator, the text with its password is not */
    static DatabaseUrl parse(String variable, String text) {
        var matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches()) {
            throw malformed(variable);
        }
        try {
            return read(matcher);
        } catch (IllegalArgumentException badPercentSign) {
            throw malformed(variable);
        }
    }

    private static DatabaseUrl read(Matcher matcher) {
        var password = matcher.group("password");
        return new DatabaseUrl(
                matcher.group("hosts"),
                decoded(matcher.group("database")),
                decoded(matcher.group("user")),
                password == null ? null : decoded(password),
                parameters(matcher.group("parameters")));
    }

    private static CannotStart malformed(String variable) {
        return CannotStart.because(
                variable + " is not an address like postgresql://user:password@host:5432/database (special characters"
                        + " in the password are written with percent signs: @ is %40, / is %2F).");
    }

    /** Not as in a form: a plus is a plus. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }

    private static String parameters(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return "";
        }
        return Arrays.stream(given.split("&", -1)).map(DatabaseUrl::parameter).collect(Collectors.joining("&"));
    }

    private static String parameter(String given) {
        var equals = given.indexOf('=');
        if (equals < 0) {
            return given;
        }
        var name = given.substring(0, equals);
        return DRIVER_WORDS.getOrDefault(name, name) + "="
                + URLEncoder.encode(decoded(given.substring(equals + 1)), UTF_8);
    }

    PGSimpleDataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://" + hosts + "/" + URLEncoder.encode(database, UTF_8)
                + (parameters.isEmpty() ? "" : "?" + parameters));
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    /** Never with the password. */
    @Override
    public String toString() {
        return user + " at " + hosts + "/" + database;
    }
}
