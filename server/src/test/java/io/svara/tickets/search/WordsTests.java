package io.svara.tickets.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.tickets.search.Words.Part;
import io.svara.tickets.search.Words.Weight;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import svara.postgres.EmbeddedPostgres;

/** Asks PostgreSQL itself whether the query finds the text. */
class WordsTests {

    private static EmbeddedPostgres postgres;
    private static Connection database;

    @BeforeAll
    static void start() throws SQLException {
        postgres = EmbeddedPostgres.startTemporary();
        database = postgres.owner().dataSource().getConnection();
    }

    @AfterAll
    static void stop() throws SQLException {
        database.close();
        postgres.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "leverans | Var \u00e4r min leverans?",
                "leverans | leveranserna kom i g\u00e5r",
                "leveranserna | Vi v\u00e4ntar p\u00e5 leverans.",
                "leveransens | leveranser",
                "fakturor | En faktura saknas",
                "faktura | fakturorna",
                "fakturaene | faktura",
                "leveringene | levering",
                "ordered | my order",
                "orders | ordering",
                "lever | leverans",
                "lever | Leveringen",
                "laptopvaska | Laptopv\u00e4ska i l\u00e4der",
                "laptopv\u00e4ska | laptopvaska",
                "LAPTOPV\u00c4SKOR | laptopva\u0308ska",
                "laptopvaskan | laptopv\u00e4skor",
                "kjop | kj\u00f8p",
                "kj\u00f8pte | kjoper",
                "aere | \u00e6re v\u00e6re",
                "strasse | Stra\u00dfe",
                "faktura | kundfaktura",
                "fakturor | kundfakturan",
                "faktura | kundfakturanummer",
                "nummer | ordernummer",
                "adress | leveransadressen",
                "adress | mailadress",
                "order | webborder",
                "betaling | tilbakebetaling",
                "kort | presentkortet",
                "laptop v\u00e4ska | En v\u00e4ska till min laptop",
                "var \u00e4r min order | Hej, jag s\u00f6ker efter ordern",
                "inte | det fungerar inte",
                "\"min order\" | min order",
                "order -retur | order som ska bytas",
                "SE-2026/00123 | G\u00e4ller order SE-2026/00123.",
                "se-2026 | SE-2026/00123",
                "2026/00123 | SE-2026/00123",
                "00123 | SE-2026/00123",
                "123 | SE-2026/00123",
                "SE202 | SE2026",
                "4711 | #4711",
                "4711 | order AB4711",
                "471 | nr 4711 eller 4712",
                "1234567 | kollinummer 123456789",
                "anna.svensson+butik@mail.nordvind.example | Fr\u00e5n: <anna.svensson+butik@mail.nordvind.example>",
                "anna.svensson+butik | anna.svensson+butik@mail.nordvind.example",
                "anna.svensson | anna.svensson+butik@mail.nordvind.example",
                "anna.sve | anna.svensson+butik@mail.nordvind.example",
                "svensson | anna.svensson+butik@mail.nordvind.example",
                "butik | anna.svensson+butik@mail.nordvind.example",
                "nordvind.example | anna.svensson+butik@mail.nordvind.example",
                "@nordvind.example | anna@nordvind.example",
                "mail.nordvind.example | anna.svensson+butik@mail.nordvind.example",
                "nordvind | anna.svensson+butik@mail.nordvind.example",
                "anna@nord | anna@nordvind.example",
                "ANNA@NORDVIND.EXAMPLE | anna@nordvind.example",
                "shop.nordvind.example | se https://shop.nordvind.example/varor?id=7",
                "nordvind | www.nordvind.example/varor",
                "epost | e-post",
                "e-post | e-post",
                "\u6771\u4eac | \u79c1\u306f\u6771\u4eac\u306b\u4f4f\u3093\u3067\u3044\u307e\u3059",
                "\u4eac | \u6771\u4eac\u90fd",
                "\u6771\u4eac\u90fd | \u65e5\u672c\u6771\u4eac\u90fd\u6e2f\u533a",
                "\u0434\u043e\u0441\u0442\u0430\u0432 | \u0414\u043e\u0441\u0442\u0430\u0432\u043a\u0430",
                "inst\u00e4llning | inst\u00e4ll\u00adning",
                "vara | varorna \u00e4r trasiga",
                "it | it department"
            })
    void finds(String query, String text) throws SQLException {
        assertThat(matches(text, query)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order | med andra ord",
                "orderna | ordning och reda",
                "leverans | leva livet",
                "bilder | bilarna",
                "laptop v\u00e4ska | En v\u00e4ska till datorn",
                "\"min order\" | mina ordrar",
                "order -retur | order och returer",
                "retur -\"ny order\" | retur av ny order",
                "varorna | hur var det",
                "anna@nordvind.example | anna@sydvind.example",
                "anna@nordvind.example | anna, och bo@nordvind.example",
                "SE-2026/00124 | SE-2026/00123",
                "23 | 00123",
                "\u4eac\u6771 | \u6771\u4eac\u90fd",
                "ka | kaffe",
                "faktura | fakir"
            })
    void doesNotFind(String query, String text) throws SQLException {
        assertThat(matches(text, query)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "\"",
                "\"\"",
                "-",
                "--",
                "-\"",
                "!&|()<->:*'\\",
                "''''",
                "\u0000",
                "-order",
                "@",
                "...",
                "\ud83d\ude00"
            })
    void asksForNothingWhenThereIsNoWord(String input) {
        assertThat(Words.query(input).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"unbalanced",
                "order\"retur",
                "it's",
                "O'Brien\\",
                "a' | 'b",
                "foo:* & !bar",
                "-- drop table",
                "<-> word <3>",
                "\u0000nul\u0000byte",
                "\ud800lone",
                "lone\udc00",
                "\u202eright to left",
                "%_%",
                "https://",
                "http://x",
                "www.",
                "a@@b..c@d",
                "+46 70-123 45 67",
                "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35",
                "\ud842\udfb7\u91ce\u5bb6"
            })
    void takesAnyInput(String input) throws SQLException {
        assertThat(matches(input, input)).isNotNull();
    }

    @Test
    void takesLongInput() throws SQLException {
        var random = new Random(7);
        for (var length : new int[] {1_000, 10_000, 200_000}) {
            var input = random.ints(length, 1, 0x3000)
                    .filter(point -> random.nextInt(6) > 0 || point > ' ')
                    .map(point -> random.nextInt(5) == 0 ? ' ' : point)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(matches(input, input)).isNotNull();
        }
    }

    @Test
    void keepsARowBounded() throws SQLException {
        var text = IntStream.range(0, 100_000)
                .mapToObj(number -> "ord" + Integer.toString(number * 7919, 36) + "x".repeat(number % 90))
                .collect(Collectors.joining(" "));
        var row = Words.index(List.of(new Part(Weight.D, text), new Part(Weight.A, "viktigast")));
        assertThat(row.terms()).isLessThanOrEqualTo(Words.MAX_TERMS);
        assertThat(row.tsvector()).startsWith("'viktigast':1A");
        assertThat(size(row)).isLessThan(2 * Words.MAX_BYTES);
    }

    @Test
    void keepsTheBestWeightOfATerm() throws SQLException {
        var row = Words.index(List.of(
                new Part(Weight.D, "order retur byte"), new Part(Weight.B, "retur"), new Part(Weight.A, "order")));
        assertThat(ask(row, "'order':A")).isTrue();
        assertThat(ask(row, "'retur':A")).isFalse();
        assertThat(ask(row, "'retur':B")).isTrue();
        assertThat(ask(row, "'byte':D")).isTrue();
        assertThat(ask(row, "'byte':AB")).isFalse();
    }

    @Test
    void costsLittleRoomAndTime() throws SQLException {
        var text = swedishText(18_000);
        var plain = Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\P{L}+"))
                .distinct()
                .count();
        var row = Words.index(List.of(new Part(Weight.D, text)));
        assertThat((double) row.terms() / plain).isLessThan(4.5);
        assertThat(size(row)).isLessThan(64 << 10);
    }

    /** Words in the mixture of a mail: inflected, some compounds, some numbers. */
    static String swedishText(int chars) {
        var stems = List.of(
                "leverans",
                "faktura",
                "best\u00e4llning",
                "kund",
                "v\u00e4ska",
                "betalning",
                "adress",
                "produkt",
                "retur",
                "konto",
                "l\u00f6senord",
                "paket",
                "butik",
                "pris",
                "erbjudande",
                "presentkort",
                "garanti",
                "reklamation",
                "l\u00e4der",
                "storlek",
                "f\u00e4rg",
                "datum",
                "nummer",
                "tj\u00e4nst",
                "support");
        var endings = List.of("", "en", "er", "erna", "et", "ar", "arna", "s");
        var small = List.of(
                "och",
                "att",
                "det",
                "som",
                "p\u00e5",
                "\u00e4r",
                "av",
                "f\u00f6r",
                "med",
                "inte",
                "jag",
                "vi",
                "har",
                "om");
        var random = new Random(11);
        var words = new ArrayList<String>();
        var length = 0;
        while (length < chars) {
            var word = switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> small.get(random.nextInt(small.size()));
                case 4, 5, 6 -> stems.get(random.nextInt(stems.size())) + endings.get(random.nextInt(endings.size()));
                case 7 -> stems.get(random.nextInt(stems.size())) + stems.get(random.nextInt(stems.size()));
                case 8 -> Integer.toString(random.nextInt(100_000));
                default -> made(random);
            };
            words.add(word);
            length += word.length() + 1;
        }
        return String.join(" ", words);
    }

    private static String made(Random random) {
        return IntStream.range(0, 2 + random.nextInt(3))
                .mapToObj(index -> "bdfgklmnprst".charAt(random.nextInt(12)) + ""
                        + "aeiou\u00e5\u00e4\u00f6".charAt(random.nextInt(8)))
                .collect(Collectors.joining());
    }

    private static Boolean matches(String text, String query) throws SQLException {
        var asked = Words.query(query);
        return !asked.isEmpty() && ask(Words.index(List.of(new Part(Weight.D, text))), asked.tsquery());
    }

    private static boolean ask(SearchText row, String tsquery) throws SQLException {
        try (var statement = database.prepareStatement("select cast(? as tsvector) @@ cast(? as tsquery)")) {
            statement.setString(1, row.tsvector());
            statement.setString(2, tsquery);
            var result = statement.executeQuery();
            result.next();
            return result.getBoolean(1);
        }
    }

    private static int size(SearchText row) throws SQLException {
        try (var statement = database.prepareStatement("select pg_column_size(cast(? as tsvector))")) {
            statement.setString(1, row.tsvector());
            var result = statement.executeQuery();
            result.next();
            return result.getInt(1);
        }
    }
}
