package io.svara.channels.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTests {

    private static final String ATTRIBUTES = " target=\"_blank\" rel=\"noopener noreferrer nofollow\">";

    @Test
    void escapesMarkup() {
        assertThat(PlainText.toHtml("<b onclick='x'>\"&\"</b>\0"))
                .isEqualTo("&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;&quot;&lt;/b&gt;");
    }

    @Test
    void keepsLinesAndRunsOfSpaces() {
        assertThat(PlainText.toHtml("a\r\nb\rc\n  d   e")).isEqualTo("a<br>\nb<br>\nc<br>\n\u00a0\u00a0d \u00a0 e");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    see https://a.example/x.           | https://a.example/x
                    (https://a.example/x)              | https://a.example/x
                    https://a.example/x_(y)            | https://a.example/x_(y)
                    <https://a.example/x>              | https://a.example/x
                    HTTPS://a.example!                 | HTTPS://a.example
                    """)
    void linksAddresses(String text, String address) {
        assertThat(PlainText.toHtml(text.strip()))
                .contains("<a href=\"" + address + "\"" + ATTRIBUTES + address + "</a>");
    }

    @Test
    void linksAWebNameWithoutItsScheme() {
        assertThat(PlainText.toHtml("www.a.example"))
                .isEqualTo("<a href=\"http://www.a.example\"" + ATTRIBUTES + "www.a.example</a>");
    }

    @ParameterizedTest
    @CsvSource({"javascript:alert(1)", "xhttp://a.example", "http://", "data:text/html;x"})
    void linksNothingElse(String text) {
        assertThat(PlainText.toHtml(text)).doesNotContain("<a ");
    }

    @Test
    void makesNoMarkupOfAnAddressWithQuotes() {
        assertThat(PlainText.toHtml("https://a.example/\"onmouseover=\"x"))
                .doesNotContain("\" onmouseover")
                .doesNotContain("/\"on");
    }
}
