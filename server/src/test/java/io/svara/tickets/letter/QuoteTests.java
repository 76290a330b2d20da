package io.svara.tickets.letter;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.channels.Address;
import io.svara.channels.Outbound;
import io.svara.channels.html.Folding;
import io.svara.channels.html.HtmlCleaner;
import io.svara.tickets.letter.Quote.Piece;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Earlier messages below an answer, as text and as HTML. */
class QuoteTests {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final Instant LATE = Instant.parse("2026-11-22T23:05:00Z");
    private static final Address KAJSA = new Address("Kajsa Ek", "kajsa@customer.example");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | On Monday 23 November 2026 at 00:05, Kajsa Ek <kajsa@customer.example> wrote:",
                "sv | Den måndag 23 november 2026 kl. 00:05 skrev Kajsa Ek <kajsa@customer.example>:",
                "no | Den mandag 23. november 2026 kl. 00:05 skrev Kajsa Ek <kajsa@customer.example>:",
                "nb | Den mandag 23. november 2026 kl. 00:05 skrev Kajsa Ek <kajsa@customer.example>:",
                "da | Den mandag d. 23. november 2026 kl. 00:05 skrev Kajsa Ek <kajsa@customer.example>:",
                "fi | maanantaina 23. marraskuuta 2026 klo 00:05 Kajsa Ek <kajsa@customer.example> kirjoitti:",
                "de | Am Montag, 23. November 2026 um 00:05 schrieb Kajsa Ek <kajsa@customer.example>:",
                "nl | Op maandag 23 november 2026 om 00:05 schreef Kajsa Ek <kajsa@customer.example>:",
                "fr | Le lundi 23 novembre 2026 à 00:05, Kajsa Ek <kajsa@customer.example> a écrit :",
                "es | El lunes, 23 de noviembre de 2026 a las 00:05, Kajsa Ek <kajsa@customer.example> escribió:",
                "pt | Em segunda-feira, 23 de novembro de 2026 às 00:05, Kajsa Ek <kajsa@customer.example> escreveu:",
                "it | Il lunedì 23 novembre 2026 alle 00:05 Kajsa Ek <kajsa@customer.example> ha scritto:",
                "pl | W dniu poniedziałek, 23 listopada 2026 o 00:05 Kajsa Ek <kajsa@customer.example> napisał(a):",
                "ja | On Monday 23 November 2026 at 00:05, Kajsa Ek <kajsa@customer.example> wrote:",
            })
    void saysWhoWroteItWhenInTheLanguageOfTheBrandAndTheZoneOfTheMailbox(String language, String line) {
        var quote = Quote.of(List.of(new Piece(KAJSA, LATE, "<p>It leaks.</p>")), language, OSLO);
        assertThat(quote.plain()).isEqualTo(line + "\n> It leaks.");
        assertThat(quote.html()).contains(line.replace("<", "&lt;").replace(">", "&gt;"));
    }

    /** What our own reader must know again, whoever sends it back unchanged below an answer. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "sv", "no", "da", "fi", "de", "nl", "fr", "es", "pt", "it", "pl"})
    void ourOwnReaderFoldsIt(String language) {
        var quote = whole(language);
        var text = "In the kitchen\n\n" + quote.plain();
        assertThat(Folding.quotedFrom(text, "Re: Kettle")).isEqualTo(text.indexOf(quote.plain()));

        var clean = HtmlCleaner.clean("<p>In the kitchen</p>" + quote.html()).html();
        assertThat(Folding.mark(clean, "Re: Kettle"))
                .containsSubsequence("In the kitchen", "<div class=\"quoted-tail\">", "2026", "Where?", "It leaks.");
    }

    /** A program that draws no quotation draws none for ours either. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "sv", "no", "da", "fi", "de", "nl", "fr", "es", "pt", "it", "pl"})
    void ourOwnReaderKnowsTheLineAloneToo(String language) {
        var text = "In the kitchen\n\n" + whole(language).plain().replaceAll("(?m)^> ?", "");
        assertThat(Folding.quotedFrom(text, "Re: Kettle")).isEqualTo("In the kitchen\n\n".length());
    }

    private static Outbound.Text whole(String language) {
        var ours = new Piece(new Address("Support", "support@nordvind.example"), LATE, "<p>Where?</p>");
        return Quote.of(List.of(ours, new Piece(KAJSA, LATE, "<p>It leaks.</p>")), language, OSLO);
    }

    @Test
    void picturesAndWhatIsQuotedInItStayOut() {
        var html = "<p>See <img data-cid=\"a@b\" alt=\"the leak\"> <img data-src=\"https://spy.example/x.gif\"></p>"
                + "<div class=\"quoted-tail\"><p>Older</p></div>";
        var quote = Quote.of(List.of(new Piece(KAJSA, LATE, html)), "en", OSLO);
        assertThat(quote.html())
                .contains("[the leak]")
                .doesNotContain("img")
                .doesNotContain("Older")
                .doesNotContain("class");
    }

    @Test
    void whatIsLongIsCutAndWhatIsOlderLeftOut() {
        var piece = new Piece(KAJSA, LATE, "<p>" + "word ".repeat(12_000) + "</p>");
        var quote = Quote.of(List.of(piece, piece, piece), "en", OSLO);
        assertThat(quote.html().length()).isBetween(60_000, Quote.MAX_CHARS + 1_000);
        assertThat(quote.plain().split("wrote:", -1)).hasSize(2);
    }
}
