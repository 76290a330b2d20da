package io.svara.channels.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTextTests {

    @Test
    void writesParagraphsAndLines() {
        assertThat(HtmlText.toText("<p>One</p><p>Two<br>Three</p><div>Four</div><div>Five</div>"))
                .isEqualTo("One\n\nTwo\nThree\n\nFour\nFive");
    }

    @Test
    void joinsTheWordsOfBrokenSourceLines() {
        assertThat(HtmlText.toText("<p>One\n   two\tthree&nbsp;four <b>bo</b>ld</p>"))
                .isEqualTo("One two three four bold");
    }

    @Test
    void writesLists() {
        assertThat(HtmlText.toText("<ul><li>a</li><li>b</li></ul><ol><li>c</li><li>d</li></ol>"))
                .isEqualTo("- a\n- b\n\n1. c\n2. d");
    }

    @Test
    void writesWhereALinkGoesUnlessItsTextSaysSo() {
        assertThat(HtmlText.toText(
                        "<a href='https://a.example/x'>here</a> <a href='https://a.example/y'>a.example/y</a>"))
                .isEqualTo("here <https://a.example/x> a.example/y");
        assertThat(HtmlText.toText("<a href='javascript:x'>here</a>")).isEqualTo("here");
    }

    @Test
    void marksQuotationsByTheirDepth() {
        assertThat(HtmlText.toText("Hi<blockquote>one<blockquote>two</blockquote>three</blockquote>bye"))
                .isEqualTo("Hi\n\n> one\n>\n> > two\n>\n> three\n\nbye");
    }

    @Test
    void keepsTheLinesOfPreformattedText() {
        assertThat(HtmlText.toText("<pre>a\n  b\n\nc</pre>")).isEqualTo("a\n  b\n\nc");
    }

    @Test
    void leavesOutWhatIsNotShown() {
        assertThat(HtmlText.toText(
                        "<head><title>t</title><style>p{}</style></head><p>a&zwnj;b&#8203;c<script>x()</script></p>"))
                .isEqualTo("a\u200cbc");
    }

    @Test
    void separatesTheCellsOfATable() {
        assertThat(HtmlText.toText("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"))
                .isEqualTo("a b\nc d");
    }

    @Test
    void showsTheWordsOfAnImage() {
        assertThat(HtmlText.toText("<p><img alt='Logo'> x <img></p>")).isEqualTo("[Logo] x");
    }

    @Test
    void keepsTextInParts() {
        assertThat(HtmlText.toText("")).isEmpty();
        assertThat(HtmlText.toText("just text")).isEqualTo("just text");
        assertThat(HtmlText.toText("<p>&lt;b&gt; &amp; å</p>")).isEqualTo("<b> & å");
    }
}
