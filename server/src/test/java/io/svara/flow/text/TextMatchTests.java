package io.svara.flow.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.svara.flow.FlowProblem;
import io.svara.flow.Given;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the text operators mean, as docs/mail-flow.md says it. Several values, or texts, stand with a bar between them. */
class TextMatchTests {

    @ParameterizedTest(name = "[{0}] {1} [{2}]: {3}")
    @CsvSource(quoteCharacter = '"', textBlock = """
            # text                            operator          values                 holds
            Your invoice 17,                  contains,         invoice,               true
            Your INVOICE 17,                  contains,         Invoice,               true
            Your voice,                       contains,         invoice,               false
            Your invoice 17,                  does-not-contain, invoice,               false
            Your voice,                       does-not-contain, invoice,               true
            invoice,                          equals,           Invoice,               true
            invoice 17,                       equals,           invoice,               false
            invoice,                          not-equals,       Invoice,               false
            invoice 17,                       not-equals,       invoice,               true
            # several values: one is enough, and none may be there
            Order,                            contains,         invoice|order,         true
            Offer,                            contains,         invoice|order,         false
            Order,                            does-not-contain, invoice|order,         false
            Offer,                            does-not-contain, invoice|order,         true
            Order,                            equals,           invoice|order,         true
            Order,                            not-equals,       invoice|order,         false
            Offer,                            not-equals,       invoice|order,         true
            Order,                            regexp,           ^inv|^ord,             true
            # letters: å is no a, however it is put together; case is none of any alphabet's
            Påminnelse,                       contains,         PÅMINNELSE,            true
            Påminnelse,                       contains,         paminnelse,            false
            Pa\u030Aminnelse,                 contains,         påminnelse,            true
            Påminnelse,                       contains,         pa\u030Aminnelse,      true
            Ørsted og Æbler,                  contains,         ørsted OG æbler,       true
            Oersted,                          contains,         ørsted,                false
            STRASSE,                          equals,           straße,                true
            ΟΔΟΣ,                             equals,           οδος,                  true
            # white space, line breaks and what nobody sees
            "two\u00A0 \n words",             contains,         two words,             true
            "  hello  ",                      equals,           hello,                 true
            news\u00ADlet\u200Bter,           contains,         newsletter,            true
            twowords,                         contains,         two words,             false
            # nothing: contains nothing, equals only nothing
            "",                               contains,         invoice,               false
            "",                               does-not-contain, invoice,               true
            "",                               equals,           "",                    true
            " \n ",                           equals,           "",                    true
            invoice,                          equals,           "",                    false
            "",                               not-equals,       invoice,               true
            invoice,                          not-equals,       "",                    true
            # expressions look anywhere, take no notice of case, and are the text's as it was written
            Order 12345 came,                 regexp,           order\\s[0-9]{5},      true
            Order 1234 came,                  regexp,           order\\s[0-9]{5},      false
            Order 1,                          regexp,           ^\\d+$,                false
            ÅRSMÖTE,                          regexp,           årsmöte,               true
            A\u030ARSMOTE,                    regexp,           årsmote,               true
            arsmote,                          regexp,           årsmote,               false
            "one\ntwo",                       regexp,           ^two,                  false
            "one\ntwo",                       regexp,           (?m)^two,              true
            "two  words",                     regexp,           two words,             false
            "",                               regexp,           ^$,                    true
            a.b,                              contains,         a.b,                   true
            axb,                              contains,         a.b,                   false
            """)
    void compares(String text, String operator, String values, boolean holds) {
        assertThat(match(operator, values).holds(Text.of(text))).isEqualTo(holds);
    }

    @ParameterizedTest(name = "[{0}] {1} [{2}]: {3}")
    @CsvSource(textBlock = """
            # of several texts one is enough for what must be there, and none may have what must not
            a.pdf|b.png, contains,         .pdf,  true
            a.doc|b.png, contains,         .pdf,  false
            a.pdf|b.png, does-not-contain, .pdf,  false
            a.doc|b.png, does-not-contain, .pdf,  true
            a.pdf|b.png, not-equals,       b.png, false
            a.pdf|b.png, regexp,           png$,  true
            # of none, nothing holds that must be there
            ,            contains,         .pdf,  false
            ,            equals,           .pdf,  false
            ,            does-not-contain, .pdf,  true
            ,            not-equals,       .pdf,  true
            ,            regexp,           .,     false
            """)
    void comparesSeveralTexts(String texts, String operator, String values, boolean holds) {
        var all = texts == null
                ? List.<Text>of()
                : Arrays.stream(texts.split("\\|")).map(Text::of).toList();

        assertThat(match(operator, values).holds(all)).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"contains", "does-not-contain", "regexp"})
    void anEmptyValueWouldAlwaysBeThereAndIsRefused(String operator) {
        assertThat(problems(operator, List.of("invoice", " ")))
                .extracting(FlowProblem::block, FlowProblem::field, FlowProblem::code)
                .containsExactly(tuple("b1", "values", "empty"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[a-", "a(?=b)", "(a)\\1", "a{1001}", "(a{100}){100}", "((a{9}){9,}){99}", "*"})
    void anExpressionThatCannotBeReadOrIsTooLargeIsRefused(String expression) {
        assertThat(problems("regexp", List.of("fine", expression)))
                .extracting(FlowProblem::field, FlowProblem::code)
                .containsExactly(tuple("values", "invalid-expression"));
    }

    /** With an engine that tries one way after the other this takes longer than the universe is old. */
    @Test
    void noExpressionHangs() {
        var text = Text.of("a".repeat(50_000));

        assertThat(match("regexp", "^(a+)+b$").holds(text)).isFalse();
        assertThat(match("regexp", "(x+x+)+y").holds(text)).isFalse();
    }

    @Test
    void aTextIsLookedAtToItsHundredThousandthCharacter() {
        var end = "x".repeat(99_990) + " needle";

        assertThat(match("contains", "needle").holds(Text.of(end))).isTrue();
        assertThat(match("contains", "needle").holds(Text.of("x" + "x".repeat(100_000) + "needle")))
                .isFalse();
        assertThat(match("regexp", "needle").holds(Text.of("x".repeat(19_990) + "needle")))
                .isTrue();
        assertThat(match("regexp", "needle").holds(Text.of(end))).isFalse();
    }

    private static TextMatch match(String operator, String values) {
        var given = new Given("b1", Map.of("operator", operator, "values", split(values)));
        var match = TextMatch.read(given);
        assertThat(given.problems()).isEmpty();
        return match;
    }

    private static List<String> split(String values) {
        return Stream.of(values.split("\\|", -1)).toList();
    }

    private static List<FlowProblem> problems(String operator, List<String> values) {
        var given = new Given("b1", Map.of("operator", operator, "values", values));
        TextMatch.read(given);
        return given.problems();
    }
}
