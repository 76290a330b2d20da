package io.svara.channels.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagTextTests {

    private static final Map<String, String> VALUES = Map.of("name", "Kim & <Co>", "empty", " ", "money", "$1 \\2");

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "Hi {{name}}! ~ Hi Kim &amp; &lt;Co&gt;!",
                "Hi {{ name }}! ~ Hi Kim &amp; &lt;Co&gt;!",
                "Hi {{empty}}! ~ Hi !",
                "Hi {{empty|there}}! ~ Hi there!",
                "Hi {{name|there}}! ~ Hi Kim &amp; &lt;Co&gt;!",
                "Hi {{gone|<b>you</b>}}! ~ Hi <b>you</b>!",
                "{{money}}{{money}} ~ $1 \\2$1 \\2",
                "{name} { {name} } ~ {name} { {name} }",
            })
    void fills(String text, String filled) {
        assertThat(TagText.fill(text, VALUES)).isEqualTo(filled);
    }

    @Test
    void aValueThatLooksLikeATagStaysWhatItIs() {
        assertThat(TagText.fill("{{name}}", Map.of("name", "{{secret}}", "secret", "x")))
                .isEqualTo("{{secret}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{{name}} {{other}} {{third}}; {{other}}",
                "{{name}} {{NAME}}; {{NAME}}",
                "{{name} and more; {{name} and more",
                "{{name|a{b}}; {{name|a{b}}",
                "{{}}; {{}}",
            })
    void findsTheFirstThatIsNone(String text, String unknown) {
        assertThat(TagText.firstUnknown(text, List.of("name"))).contains(unknown);
    }

    @Test
    void whatIsKnownIsFine() {
        assertThat(TagText.firstUnknown("No tags, {braces} and {{name}} {{name|you}}", List.of("name")))
                .isEmpty();
        assertThat(TagText.tags("{{a}} {{b|x}} {{a}}")).containsExactly("a", "b", "a");
    }
}
