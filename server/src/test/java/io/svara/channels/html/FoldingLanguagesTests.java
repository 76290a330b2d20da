package io.svara.channels.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How mail programs introduce the mail that is answered, by program and language. ANSWER stays, OLD goes. */
class FoldingLanguagesTests {

    private static final String SUBJECT = "Re: Fråga";

    /** What stands above a quotation that is marked with {@code >}. */
    static Stream<Arguments> attributions() {
        return Stream.of(
                row("Gmail, en", "On Thu, Nov 19, 2026 at 10:12 AM OLD <a@b.example> wrote:"),
                row("Gmail, sv", "Den tors 19 nov. 2026 kl 10:12 skrev OLD <a@b.example>:"),
                row("Gmail, no", "tor. 19. nov. 2026 kl. 10:12 skrev OLD <a@b.example>:"),
                row("Gmail, da", "Den tors. 19. nov. 2026 kl. 10.12 skrev OLD <a@b.example>:"),
                row("Gmail, fi", "to 19. marrask. 2026 klo 10.12 OLD (a@b.example) kirjoitti:"),
                row("Gmail, de", "Am Do., 19. Nov. 2026 um 10:12 Uhr schrieb OLD <a@b.example>:"),
                row("Gmail, fr", "Le jeu. 19 nov. 2026 à 10:12, OLD <a@b.example> a écrit :"),
                row("Gmail, es", "El jue, 19 nov 2026 a las 10:12, OLD (<a@b.example>) escribió:"),
                row(
                        "Gmail, wrapped",
                        "Den tors 19 nov. 2026 kl 10:12 skrev OLD med ett långt namn via Support <\na@b.example>:"),
                row("Gmail, wrapped twice", "On Thu, Nov 19, 2026 at 10:12 AM OLD\n<a@b.example>\nwrote:"),
                row("Apple Mail, en", "On 19 Nov 2026, at 10:12, OLD <a@b.example> wrote:"),
                row("Apple Mail, sv", "19 nov. 2026 kl. 10:12 skrev OLD <a@b.example>:"),
                row("Apple Mail, no", "19. nov. 2026 kl. 10:12 skrev OLD <a@b.example>:"),
                row("Apple Mail, da", "Den 19. nov. 2026 kl. 10.12 skrev OLD <a@b.example>:"),
                row("Apple Mail, fi", "OLD <a@b.example> kirjoitti 19.11.2026 kello 10.12:"),
                row("Apple Mail, de", "Am 19.11.2026 um 10:12 schrieb OLD <a@b.example>:"),
                row("Apple Mail, fr", "Le 19 nov. 2026 à 10:12, OLD <a@b.example> a écrit :"),
                row("Apple Mail, es", "El 19 nov 2026, a las 10:12, OLD <a@b.example> escribió:"),
                row("Thunderbird, en", "On 11/19/26 10:12, OLD wrote:"),
                row("Thunderbird, sv", "Den 2026-11-19 kl. 10:12, skrev OLD:"),
                row("Thunderbird, no", "Den 19.11.2026 10:12, skrev OLD:"),
                row("Thunderbird, da", "Den 19.11.2026 kl. 10.12 skrev OLD:"),
                row("Thunderbird, fi", "OLD kirjoitti 19.11.2026 klo 10.12:"),
                row("Thunderbird, de", "Am 19.11.26 um 10:12 schrieb OLD:"),
                row("Thunderbird, fr", "Le 19/11/2026 à 10:12, OLD a écrit :"),
                row("Thunderbird, es", "El 19/11/26 a las 10:12, OLD escribió:"),
                row("Yandex, without a verb", "19.11.2026, 10:12, \"OLD\" <a@b.example>:"),
                row("Proton Mail", "On Thursday, November 19th, 2026 at 10:12, OLD <a@b.example> wrote:"),
                row("Missive, wrapped", "On July 19, 2026 at 3:36 PM, OLD\n(a@b.example) wrote:"));
    }

    /** What stands above a mail that nothing marks. */
    static Stream<Arguments> openings() {
        return Stream.of(
                row(
                        "Outlook, en",
                        "From: OLD <a@b.example>\nSent: Thursday, 19 November 2026 10:12\nTo: x\nSubject: OLD"),
                row("Outlook, sv", "Från: OLD <a@b.example>\nSkickat: den 19 november 2026 10:12\nTill: x\nÄmne: OLD"),
                row("Outlook, no", "Fra: OLD <a@b.example>\nSendt: torsdag 19. november 2026 10:12\nTil: x\nEmne: OLD"),
                row("Outlook, da", "Fra: OLD <a@b.example>\nSendt: 19. november 2026 10:12\nTil: x\nCc: y\nEmne: OLD"),
                row(
                        "Outlook, fi",
                        "Lähettäjä: OLD <a@b.example>\nLähetetty: torstai 19. marraskuuta 2026 10.12\nVastaanottaja: x\nAihe: OLD"),
                row(
                        "Outlook, de",
                        "Von: OLD <a@b.example>\nGesendet: Donnerstag, 19. November 2026 10:12\nAn: x\nBetreff: OLD"),
                row("Outlook, fr", "De : OLD <a@b.example>\nEnvoyé : jeudi 19 novembre 2026 10:12\nÀ : x\nObjet : OLD"),
                row(
                        "Outlook, es",
                        "De: OLD <a@b.example>\nEnviado el: jueves, 19 de noviembre de 2026 10:12\nPara: x\nAsunto: OLD"),
                row(
                        "Outlook for Mac, sv",
                        "Från: OLD <a@b.example>\nDatum: torsdag, 19 november 2026 10:12\nTill: x\nÄmne: OLD"),
                row(
                        "Outlook for Mac, no",
                        "Fra: OLD <a@b.example>\nDato: torsdag, 19. november 2026 kl. 10:12\nTil: x\nEmne: OLD"),
                row(
                        "Outlook, recipients on several lines",
                        "Fra: OLD <a@b.example>\nSendt: i dag\nTil: Kari Nordmann;\nOla Nordmann; Per Hansen;\nx@y.example\nEmne: OLD"),
                row("Outlook for Mac, de", "Am 19.11.2026, 10:12 schrieb \"OLD\" <a@b.example>:"),
                row("Outlook for Mac, sv", "Den 2026-11-19 10:12 skrev \"OLD\" <a@b.example> följande:"),
                row("Yahoo, en", "On Thursday, November 19, 2026 at 10:12:00 AM GMT+1, OLD <a@b.example> wrote:"),
                row("Yahoo, sv", "Den torsdag 19 november 2026 10:12:00 CET skrev OLD <a@b.example>:"),
                row("Yahoo, no", "torsdag 19. november 2026 kl. 10:12:00 CET, skrev OLD <a@b.example>:"),
                row("Yahoo, da", "Den torsdag den 19. november 2026 10.12.00 CET skrev OLD <a@b.example>:"),
                row("Yahoo, fi", "torstaina 19. marraskuuta 2026 klo 10.12.00 UTC+2 OLD <a@b.example> kirjoitti:"),
                row(
                        "Yahoo, de",
                        "Am Donnerstag, 19. November 2026 um 10:12:00 MEZ hat OLD <a@b.example> Folgendes geschrieben:"),
                row("Yahoo, fr", "Le jeudi 19 novembre 2026 à 10:12:00 UTC+1, OLD <a@b.example> a écrit :"),
                row("Yahoo, es", "El jueves, 19 de noviembre de 2026, 10:12:00 CET, OLD <a@b.example> escribió:"),
                row(
                        "Samsung, en",
                        "-------- Original message --------\nFrom: OLD <a@b.example>\nDate: 19/11/2026\nTo: x"),
                row("Samsung, sv", "-------- Originalmeddelande --------\nFrån: OLD <a@b.example>\nDatum: idag"),
                row("Samsung, no", "-------- Opprinnelig melding --------\nFra: OLD"),
                row("Samsung, da", "-------- Oprindelig besked --------\nFra: OLD"),
                row("Samsung, fi", "-------- Alkuperäinen viesti --------\nLähettäjä: OLD"),
                row("Samsung, de", "-------- Ursprüngliche Nachricht --------\nVon: OLD"),
                row("Samsung, fr", "-------- Message d'origine --------\nDe : OLD"),
                row("Samsung, es", "-------- Mensaje original --------\nDe: OLD"),
                row(
                        "Notes, de",
                        "Von:        OLD/ACME\nAn:        x@y.example\nDatum:        19.11.2026 10:12\nBetreff:        OLD"),
                row(
                        "Notes with its line of dashes",
                        "OLD---19.11.2026 10:12:35---Hej, hur går det\n\nFrom:        OLD/ACME\nTo:        x@y.example\nDate:        19.11.2026 10:12\nSubject:        OLD"),
                row(
                        "Notes on the web",
                        "-----OLD/ACME wrote: -----\nTo: x@y.example\nFrom: OLD\nDate: 2026-11-19 10:12\nSubject: OLD"),
                row("Zoho", "---- On Thu, 19 Nov 2026 10:12:00 +0100 OLD <a@b.example> wrote ----"),
                row(
                        "GMX",
                        "Gesendet: Donnerstag, 19. November 2026 um 10:12 Uhr\nVon: OLD <a@b.example>\nAn: x\nBetreff: OLD"));
    }

    private static Arguments row(String program, String introduction) {
        return Arguments.of(program, introduction);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attributions")
    void foldsWhatIsMarked(String program, String attribution) {
        folds("ANSWER\n\n" + attribution + "\n\n> OLD\n>\n> OLD\n");
        folds("ANSWER\n\n" + attribution + "\n> OLD\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("openings")
    void foldsWhatOnlyItsBeginningTells(String program, String opening) {
        folds("ANSWER\n\n" + opening + "\n\nOLD\n\nOLD\n");
        folds("ANSWER\n\n________________________________\n" + opening + "\n\nOLD\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attributions")
    void leavesAnAnswerBelow(String program, String attribution) {
        var text = attribution + "\n\n> QUESTION\n\nANSWER";

        assertThat(Folding.quotedFrom(text, SUBJECT)).isNull();
        assertThat(Folding.mark(PlainText.toHtml(text), SUBJECT)).doesNotContain(Folding.TAIL);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attributions")
    void leavesAnswersBetween(String program, String attribution) {
        var text = "ANSWER 1\n\n" + attribution + "\n\n> QUESTION\n\nANSWER 2\n\n> OLD";
        var shown = Jsoup.parse(Folding.mark(PlainText.toHtml(text), SUBJECT));
        shown.select("div.quoted-tail").remove();

        assertThat(shown.text()).contains("ANSWER 1", "QUESTION", "ANSWER 2").doesNotContain("> OLD");
    }

    private static void folds(String text) {
        var marked = Jsoup.parse(Folding.mark(PlainText.toHtml(text), SUBJECT));
        assertThat(marked.text()).isEqualTo(Jsoup.parse(PlainText.toHtml(text)).text());
        assertThat(marked.select("div.quoted-tail").text()).contains("OLD").doesNotContain("ANSWER");
        marked.select("div.quoted-tail").remove();
        assertThat(marked.text()).contains("ANSWER").doesNotContain("OLD", "____", "---");

        var from = Folding.quotedFrom(text, SUBJECT);
        assertThat(from).isNotNull();
        assertThat(text.substring(0, from)).contains("ANSWER").doesNotContain("OLD");
    }

    /** Outlook's quotations bear no mark: whoever answers inside of one says so above. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "See my answers below.",
                "My comments inline",
                "Please see my replies in red",
                "Se mina svar nedan.",
                "Jag svarar i rött i din text",
                "Se svar nedenfor",
                "Svarene mine står under, svar under hvert spørsmål",
                "Se venligst mine svar herunder",
                "Kommentarer med rødt",
                "Vastaukset alla.",
                "Vastasin punaisella tekstin seassa",
                "Siehe unten",
                "Meine Antworten in Rot",
                "Voir mes réponses ci-dessous",
                "Mes réponses en rouge",
                "Mis respuestas más abajo",
                "Respondo en rojo"
            })
    void leavesWhatTheWriterPointsTo(String answer) {
        var text = answer + "\n\nFrom: Bo\nSent: Thursday\nTo: x\nSubject: y\n\nQuestion?\nMy answer";

        assertThat(Folding.quotedFrom(text, SUBJECT)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sent from my iPhone",
                "Sent from my Samsung Galaxy smartphone.",
                "Sent from my Verizon Wireless BlackBerry",
                "Sent from Yahoo Mail on Android",
                "Sent from Mail for Windows",
                "Sent from Outlook for iOS<https://aka.ms/o0ukef>",
                "Get Outlook for Android<https://aka.ms/AAb9ysg>",
                "Sent with Proton Mail secure email.",
                "Skickat från min iPhone",
                "Skickat från min Samsung Galaxy-smartphone.",
                "Skickat från Outlook för iOS<https://aka.ms/o0ukef>",
                "Skickat från Yahoo Mail för iPhone",
                "Skickades från E-post för Windows",
                "Hämta Outlook för Android",
                "Sendt fra min iPhone",
                "Sendt fra Outlook for iOS",
                "Sendt fra E-post for Windows",
                "Hent Outlook til Android",
                "Lähetetty iPhonesta",
                "Lähetetty Samsung-puhelimesta",
                "Lähetetty Sähköposti-sovelluksesta Windowsille",
                "Hanki Outlook for Android",
                "Von meinem iPhone gesendet",
                "Von meinem Samsung Galaxy Smartphone gesendet.",
                "Gesendet von Mail für Windows",
                "Gesendet von Outlook für iOS",
                "Envoyé de mon iPhone",
                "Envoyé depuis mon appareil Samsung",
                "Envoyé à partir de Outlook pour Android",
                "Provenance : Courrier pour Windows",
                "Télécharger Outlook pour iOS",
                "Enviado desde mi iPhone",
                "Enviado desde Correo para Windows",
                "Obtener Outlook para Android"
            })
    void foldsWhatTheProgramAddsAsASignature(String added) {
        for (var text : new String[] {
            "ANSWER\n\n" + added,
            "ANSWER\n\n" + added + "\n\nOn 19 Nov 2026, at 10:12, Bo <b@c.example> wrote:\n\n> OLD",
            "ANSWER\n\nOn 19 Nov 2026, at 10:12, Bo <b@c.example> wrote:\n\n> OLD\n\n" + added
        }) {
            var marked = Jsoup.parse(Folding.mark(PlainText.toHtml(text), SUBJECT));
            assertThat(marked.select("div.signature").text())
                    .isEqualTo(Jsoup.parse(PlainText.toHtml(added)).text());
            assertThat(marked.select("div.quoted-tail")).hasSize(text.contains("OLD") ? 1 : 0);
        }
    }

    @Test
    void whatAMailingListAddsIsNoAnswer() {
        var footer =
                "_______________________________________________\nusers mailing list\nusers@lists.example\nhttps://lists.example/mailman/listinfo/users";
        var text = "ANSWER\n\nOn 19 Nov 2026, at 10:12, Bo <b@c.example> wrote:\n> OLD\n\n" + footer;
        var marked = Jsoup.parse(Folding.mark(PlainText.toHtml(text), SUBJECT));

        assertThat(marked.select("div.quoted-tail").text()).contains("OLD").doesNotContain("users");
        assertThat(marked.select("div.signature").text()).contains("users mailing list");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ANSWER\n\nSent from my desk, is much easier then my mobile phone.",
                "ANSWER\n\nSkickat paketet i går, har ni fått det?",
                "ANSWER\n\nVon meinem Handy aus kann ich nicht zahlen.",
                "ANSWER\n\nSent from my iPhone\n\nPS: one more question",
                "Lähetetty tuote oli rikki.",
                "Sent from my iPhone"
            })
    void leavesWhatTheWriterSays(String text) {
        assertThat(Folding.mark(PlainText.toHtml(text), SUBJECT)).doesNotContain(Folding.SIGNATURE);
    }

    /** Finnish answers with what Norwegian and Danish forward with. */
    @ParameterizedTest
    @CsvSource({"Fra,Sendt,Til,Emne,false", "Lähettäjä,Lähetetty,Vastaanottaja,Aihe,true"})
    void aVsIsAnAnswerInFinnishOnly(String from, String sent, String to, String subject, boolean folded) {
        var text = "ANSWER\n\n%s: Bo\n%s: 19.11.2026\n%s: x\n%s: y\n\nOLD".formatted(from, sent, to, subject);

        assertThat(Folding.quotedFrom(text, "VS: y") != null).isEqualTo(folded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FYI\n\n> Begin forwarded message:\n> \n> From: Bo <b@c.example>\n> Subject: x\n> Date: y\n> \n> the point",
                "FYI\n\n> ---------- Forwarded message ---------\n> From: Bo\n> Subject: x\n\n",
                "FYI\n\n-------- Vidarebefordrat meddelande --------\nÄmne: x\nFrån: Bo\nTill: y\n\nthe point",
                "FYI\n\n---------- Ismeretlen ---------\nFrom: Bo\nDate: x\nSubject: y\nTo: z\n\nthe point"
            })
    void aForwardedMailStays(String text) {
        assertThat(Folding.quotedFrom(text, SUBJECT)).isNull();
        assertThat(Folding.mark(PlainText.toHtml(text), SUBJECT)).doesNotContain(Folding.TAIL);
    }

    /** Programs that say in their HTML what is whose, in their own words. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>ANSWER</div><div class=\"zmail_extra\"><div>---- On Thu OLD wrote ----</div><div>OLD</div></div>",
                "<div name=\"messageBodySection\">ANSWER</div><div name=\"messageReplySection\">On 19 Nov, OLD wrote:<br><blockquote>OLD</blockquote></div>",
                "<div>ANSWER</div><p class=\"airmail_on\">On 19 November 2026, OLD wrote:</p><blockquote type=\"cite\" class=\"clean_bq\">OLD</blockquote>",
                "<div>ANSWER</div><div class=\"x_gmail_quote\"><div class=\"x_gmail_attr\">OLD tarihinde</div><blockquote class=\"x_gmail_quote\">OLD</blockquote></div>",
                "<div>ANSWER</div><div class=\"protonmail_quote\">On Thursday OLD wrote:<br><blockquote>OLD</blockquote></div>",
                "<p>ANSWER</p><table><tr><td><b>Lähettäjä:</b> OLD<br><b>Lähetetty:</b> torstai<br><b>Vastaanottaja:</b> x<br><b>Aihe:</b> OLD</td></tr></table><p>OLD</p>",
                "<p>ANSWER</p><div><p><b>Fra:</b> OLD</p><p><b>Dato:</b> i dag</p><p><b>Til:</b> x</p><p><b>Emne:</b> OLD</p></div><p>OLD</p>"
            })
    void foldsWhatHtmlTells(String html) {
        var clean = HtmlCleaner.clean(html).html();
        var marked = Jsoup.parse(Folding.mark(clean, SUBJECT));

        assertThat(marked.text()).isEqualTo(Jsoup.parse(clean).text());
        marked.select("div.quoted-tail").remove();
        assertThat(marked.text()).isEqualTo("ANSWER");
    }
}
