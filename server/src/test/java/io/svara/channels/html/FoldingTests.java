package io.svara.channels.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a mail is folded, by the programs that write it. ANSWER is what has to stay, OLD what has to go. */
class FoldingTests {

    private static final String SUBJECT = "Re: Fråga";

    /** @return the program, and its mail */
    static Stream<Arguments> answersInHtml() {
        return Stream.of(
                mail("Gmail", """
                        <div dir="ltr">ANSWER<div>more</div></div><br><div class="gmail_quote gmail_quote_container">
                        <div dir="ltr" class="gmail_attr">Den tors 19 nov. 2026 kl 10:12 skrev Anna &lt;<a href="mailto:a@b.example">a@b.example</a>&gt;:<br></div>
                        <blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204)"><div>OLD</div>
                        <blockquote class="gmail_quote">older OLD</blockquote></blockquote></div>"""),
                mail("Gmail in a language that we do not know", """
                        <div dir="ltr">ANSWER</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">2026년 11월 19일 OLD님이 작성:<br></div>
                        <blockquote class="gmail_quote">OLD</blockquote></div>"""),
                mail("Outlook on Windows", """
                        <html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=SV><div class=WordSection1>
                        <p class=MsoNormal>ANSWER<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
                        <div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>
                        <p class=MsoNormal><b>Från:</b> OLD Support &lt;support@nordvind.example&gt; <br><b>Skickat:</b> den 19 november 2026 10:12<br>
                        <b>Till:</b> Maja<br><b>Ämne:</b> OLD<o:p></o:p></p></div></div>
                        <p class=MsoNormal>OLD<o:p></o:p></p></div></body></html>"""),
                mail("Outlook on the web", """
                        <div style="font-family: Aptos">ANSWER</div><div id="appendonsend"></div>
                        <hr style="display:inline-block;width:98%" tabindex="-1">
                        <div id="divRplyFwdMsg" dir="ltr"><font face="Calibri" color="#000000"><b>Fra:</b> OLD &lt;a@b.example&gt;<br>
                        <b>Sendt:</b> torsdag 19. november 2026 10:12<br><b>Til:</b> Maja<br><b>Emne:</b> OLD</font><div>&nbsp;</div></div>
                        <div>OLD</div>"""),
                mail("Outlook on a telephone", """
                        <html><body><div dir="auto">ANSWER</div><div id="ms-outlook-mobile-signature"><div>Get <a href="https://aka.ms/o0ukef">Outlook for iOS</a></div></div>
                        <div id="mail-editor-reference-message-container" class="ms-outlook-mobile-reference-message"><hr>
                        <div id="divRplyFwdMsg"><b>From:</b> OLD<br><b>Sent:</b> Thursday<br><b>To:</b> me<br><b>Subject:</b> OLD</div><div>OLD</div></div></body></html>"""),
                mail("Outlook in a table of German", """
                        <table><tr><td><p>ANSWER</p><p><b>Von:</b> OLD<br><b>Gesendet:</b> Donnerstag<br><b>An:</b> x<br><b>Betreff:</b> OLD</p><p>OLD</p></td></tr></table>"""),
                mail("Apple Mail", """
                        <html><head></head><body style="word-wrap: break-word;">ANSWER<br><div><br><blockquote type="cite"><div>19 nov. 2026 kl. 10:12 skrev OLD &lt;a@b.example&gt;:</div>
                        <br class="Apple-interchange-newline"><div><div>OLD</div></div></blockquote></div><br></body></html>"""),
                mail("iPhone", """
                        <html><body dir="auto">ANSWER<div><br><div dir="ltr">Skickat från min iPhone</div><div dir="ltr"><br><blockquote type="cite">19 nov. 2026 kl. 10:12 skrev OLD:<br><br></blockquote></div>
                        <blockquote type="cite"><div dir="ltr">OLD</div></blockquote></div></body></html>"""),
                mail("Thunderbird", """
                        <body><p>ANSWER</p><div class="moz-cite-prefix">Am 19.11.26 um 10:12 schrieb OLD:<br></div>
                        <blockquote type="cite" cite="mid:1@b.example"><p>OLD</p></blockquote></body>"""),
                mail("Yahoo", """
                        <html><body><div class="ydp1"><div>ANSWER</div></div><div id="yahoo_quoted_123" class="yahoo_quoted">
                        <div>On Thursday, November 19, 2026 at 10:12:00 AM GMT+1, OLD &lt;a@b.example&gt; wrote:</div><div>OLD</div></div></body></html>"""),
                mail("GMX, of which nothing is known but the words", """
                        <div>ANSWER</div><div>&nbsp;<div style="margin:10px 5px 5px 10px"><div><b>Gesendet:</b>&nbsp;heute</div></div></div>
                        <div><b>Von:</b> OLD<br><b>An:</b> x<br><b>Betreff:</b> OLD</div><div>OLD</div>""".replace(
                                "<div><b>Gesendet:</b>&nbsp;heute</div>", "")));
    }

    static Stream<Arguments> answersInText() {
        return Stream.of(
                mail("English", "ANSWER\n\nOn Thu, 19 Nov 2026 at 10:12, OLD <a@b.example>\nwrote:\n\n> OLD\n>> OLD\n"),
                mail("Swedish", "ANSWER\n\nDen tors 19 nov. 2026 kl 10:12 skrev OLD <a@b.example>:\n\n> OLD\n"),
                mail("Swedish Apple", "ANSWER\n\n19 nov. 2026 kl. 10:12 skrev OLD:\n\n> OLD\n>\n> OLD"),
                mail("Norwegian", "ANSWER\n\ntor. 19. nov. 2026 kl. 10:12 skrev OLD <a@b.example>:\n> OLD"),
                mail("Danish", "ANSWER\n\nDen tor. 19. nov. 2026 kl. 10.12 skrev OLD <\na@b.example>:\n> OLD"),
                mail("Finnish", "ANSWER\n\nto 19. marrask. 2026 klo 10.12 OLD (a@b.example) kirjoitti:\n> OLD"),
                mail("German", "ANSWER\n\nAm Do., 19. Nov. 2026 um 10:12 Uhr schrieb OLD <a@b.example>:\n> OLD"),
                mail("French", "ANSWER\n\nLe jeu. 19 nov. 2026 à 10:12, OLD <a@b.example> a écrit :\n> OLD"),
                mail("Spanish", "ANSWER\n\nEl jue, 19 nov 2026 a las 10:12, OLD (<a@b.example>) escribió:\n> OLD"),
                mail("nobody's words", "ANSWER\n\n> OLD\n> OLD"),
                mail(
                        "Outlook",
                        "ANSWER\n\n-----Original Message-----\nFrom: OLD\nSent: 19 November 2026\nTo: x\nSubject: OLD\n\nOLD"),
                mail("Outlook in Swedish", "ANSWER\n\n-----Ursprungligt meddelande-----\nFrån: OLD\n\nOLD"),
                mail(
                        "Outlook on a telephone",
                        "ANSWER\n\n________________________________\nFrån: OLD\nSkickat: idag\nTill: x\nÄmne: OLD\n\nOLD"),
                mail("stars", "ANSWER\n\n*Fra:* OLD\n*Sendt:* i dag\n*Til:* x\n*Emne:* OLD\n\nOLD"),
                mail("Samsung", "ANSWER\n\n\n-------- Original message --------\nFrom: OLD\nDate: 19/11/2026\n\nOLD"),
                mail(
                        "no marks at all",
                        "ANSWER\n\nOn Thursday, November 19, 2026 at 10:12, OLD <a@b.example> wrote:\n\nOLD\nOLD"));
    }

    private static Arguments mail(String program, String mail) {
        return Arguments.of(program, mail);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersInHtml")
    void foldsTheMailThatIsAnswered(String program, String mail) {
        var marked = marked(mail);

        assertThat(shown(marked)).contains("ANSWER").doesNotContain("OLD");
        assertThat(folded(marked)).contains("OLD").doesNotContain("ANSWER");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersInText")
    void foldsItInPlainTextToo(String program, String text) {
        var marked = Folding.mark(PlainText.toHtml(text), SUBJECT);
        var from = Folding.quotedFrom(text, SUBJECT);

        assertThat(shown(marked)).contains("ANSWER").doesNotContain("OLD");
        assertThat(folded(marked)).contains("OLD");
        assertThat(from).isNotNull();
        assertThat(text.substring(0, from)).contains("ANSWER").doesNotContain("OLD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Thu, 19 Nov 2026 at 10:12, Bo wrote:\n> question\n\nThe answer below.",
                "> question\n\nThe answer below.",
                "> all of it",
                "Hi,\n\n> one\nFirst answer.\n\n> two\nSecond answer.",
                "See here:\n\n---------- Forwarded message ---------\nFrom: Bo <b@c.example>\nDate: today\nSubject: x\nTo: y\n\nthe point",
                "---------- Forwarded message ---------\nFrom: Bo\nDate: today\nSubject: x\nTo: y\n\n> the point",
                "Begin forwarded message:\n\n> From: Bo\n> Subject: x\n> \n> the point",
                "I want to rebook.\n\nFrom: Oslo\nTo: Bergen\nDate: 19 November 2026\nPersons: 2",
                "Our doctor wrote:\nrest for a week. What do you say of that?",
                "From: Bo\nSent: today\nTo: y\nSubject: x\n\nthe point",
                "Sent from my iPhone\n\n> the point",
                "-- \nAnna\n\n> the point",
                "",
                "--",
                "Hello"
            })
    void foldsNothingThatTheMailIsAbout(String text) {
        assertThat(Folding.quotedFrom(text, SUBJECT)).isNull();
        assertThat(Folding.mark(PlainText.toHtml(text), SUBJECT)).doesNotContain(Folding.TAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fwd: x", "FW: x", "VB: x", "VS: x", "WG: x", "TR: x", "Vb : x"})
    void aForwardedMailStaysWhateverTheProgramPutsBeforeIt(String subject) {
        var text = "Can you take this?\n\nFrom: Bo\nSent: today\nTo: y\nSubject: x\n\nthe point";

        assertThat(Folding.quotedFrom(text, subject)).isNull();
        assertThat(Folding.quotedFrom(text, "Re: " + subject)).isNotNull();
    }

    @Test
    void ofAnswersBetweenQuotationsOnlyTheLastQuotationIsFolded() {
        var marked = Folding.mark(PlainText.toHtml("Hi,\n\n> one\nFirst answer.\n\n> two"), SUBJECT);

        assertThat(shown(marked)).contains("one", "First answer.").doesNotContain("two");
    }

    @Test
    void anAnswerBelowTheQuotationOfGmailStays() {
        var marked = marked("<div class=\"gmail_quote\"><div class=\"gmail_attr\">On Thu Bo wrote:</div>"
                + "<blockquote class=\"gmail_quote\">question</blockquote><div>The answer</div></div>");

        assertThat(marked).doesNotContain(Folding.TAIL);
    }

    @Test
    void whatIsIndentedOnlyIsNoQuotation() {
        assertThat(marked("<p>As I said:</p><blockquote>my point</blockquote>")).doesNotContain(Folding.TAIL);
    }

    @Test
    void marksTheSignatureBeforeTheQuotation() {
        var marked = Folding.mark(PlainText.toHtml("ANSWER\n\n-- \nAnna\nFjord AB\n\n> OLD"), SUBJECT);

        assertThat(Jsoup.parse(marked).select("div.signature").text()).isEqualTo("-- Anna Fjord AB");
        assertThat(folded(marked)).isEqualTo("> OLD");
    }

    @Test
    void marksTheSignatureBehindTheQuotation() {
        var marked = marked("<p>ANSWER</p><div class=\"moz-cite-prefix\">Am 19.11.26 um 10:12 schrieb Bo:<br></div>"
                + "<blockquote type=\"cite\">OLD</blockquote><div class=\"moz-signature\">-- <br>Anna</div>");

        assertThat(Jsoup.parse(marked).select("div.signature").text()).isEqualTo("-- Anna");
        assertThat(folded(marked)).contains("OLD").doesNotContain("Anna");
        assertThat(Jsoup.parse(marked).select("div.quoted-tail div.signature")).isEmpty();
    }

    @Test
    void marksTheSignatureThatGmailKnows() {
        var marked = marked(
                "<div dir=\"ltr\">ANSWER<br clear=\"all\"><div><br></div><span class=\"gmail_signature_prefix\">-- </span><br>"
                        + "<div dir=\"ltr\" class=\"gmail_signature\"><div>Anna</div><img src=\"https://x.example/logo.png\"></div></div>");

        assertThat(Jsoup.parse(marked).select("div.signature").text()).isEqualTo("-- Anna");
        assertThat(Jsoup.parse(marked).select("div.signature img")).hasSize(1);
        assertThat(marked).doesNotContain(Folding.TAIL);
    }

    @Test
    void aMailThatIsNothingButASignatureStays() {
        assertThat(Folding.mark(PlainText.toHtml("-- \nAnna"), SUBJECT)).doesNotContain("class=");
    }

    @Test
    void cutsThroughParagraphsAndTablesWithoutLosingAnything() {
        var html =
                "<table><tbody><tr><td><p style=\"color:red\">ANSWER<br /><b>-----Original Message-----<br />OLD</b></p></td><td>OLD</td></tr></tbody></table><p>OLD</p>";
        var marked = Folding.mark(html, SUBJECT);

        assertThat(shown(marked)).contains("ANSWER").doesNotContain("OLD");
        assertThat(Jsoup.parse(marked).text()).isEqualTo(Jsoup.parse(html).text());
        assertThat(Jsoup.parse(marked).select("p div")).isEmpty();
    }

    @Test
    void aSenderCannotFoldBySayingOurOwnClasses() {
        assertThat(HtmlCleaner.clean("<div class=\"quoted-tail\">x</div><div class=\"mail-quote\" id=\"a\">y</div>")
                        .html())
                .doesNotContain("class", "id=");
    }

    @Test
    void whatLeavesHasNoMarks() {
        var marked = marked("<p>ANSWER</p><blockquote type=\"cite\">OLD</blockquote>");
        assertThat(marked).contains(Folding.TAIL);

        assertThat(new CleanHtml(marked, "", HtmlCleaner.VERSION, 0, false).asSent())
                .doesNotContain("class")
                .contains("OLD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> a\nb\n",
                "On 1 2026 1:11 @ wrote:\nx\n",
                "<div>",
                "<blockquote type=\"cite\">a</blockquote>b",
                "-- \n",
                "From: x\n",
                "On 1111111111111111111111111111111111111111111 wrote:\n",
                "<p>a</p><img src=\"https://a.example/b\">",
                "&nbsp;&",
                "<table><tr><td>x"
            })
    void takesWhateverComesWithoutLosingAnything(String piece) {
        var much = piece.repeat(50_000 / piece.length());

        Folding.quotedFrom(much, SUBJECT);
        marked(much);
        var plain = PlainText.toHtml(much);
        assertThat(Jsoup.parse(Folding.mark(plain, SUBJECT)).text())
                .isEqualTo(Jsoup.parse(plain).text());
    }

    private static String marked(String mail) {
        var clean = HtmlCleaner.clean(mail).html();
        var marked = Folding.mark(clean, SUBJECT);
        assertThat(Jsoup.parse(marked).text()).isEqualTo(Jsoup.parse(clean).text());
        return marked;
    }

    private static String folded(String marked) {
        return Jsoup.parse(marked).select("div.quoted-tail").text();
    }

    private static String shown(String marked) {
        var document = Jsoup.parse(marked);
        document.select("div.quoted-tail").remove();
        return document.text();
    }
}
