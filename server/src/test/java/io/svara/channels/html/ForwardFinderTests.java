package io.svara.channels.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.channels.Address;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose mail is forwarded, by the programs that forward it. Each row forwards Anna Ek's mail "Q". */
class ForwardFinderTests {

    /** @return the program and language, the subject, and the text */
    static Stream<Arguments> forwards() {
        return Stream.of(
                mail(
                        "Gmail, English",
                        "Fwd: Q",
                        "FYI\n\n---------- Forwarded message ---------\nFrom: Anna Ek <anna@a.example>\nDate: Thu\nSubject: Q\nTo: <bo@b.example>\n\n\nHello"),
                mail(
                        "Gmail, Swedish, on an iPhone",
                        "Fwd: Q",
                        "---------- Forwarded message ---------\nFrån: *Anna Ek* <anna@a.example>\nDate: tors 19 nov. 2026 kl 10:12\nSubject: Q\nTo: Bo <bo@b.example>\n\nHello"),
                mail(
                        "Gmail in a language that we do not know",
                        "Fwd: Q",
                        "---------- Forwarded message ---------\nXyzzy: Anna Ek <anna@a.example>\nDate: 2026\nSubject: Q\nTo: <bo@b.example>\n\nHello"),
                mail(
                        "Outlook, Swedish",
                        "VB: Q",
                        "Kan ni ta den här?\n\nFrån: Anna Ek <anna@a.example> \nSkickat: den 19 november 2026 10:12\nTill: Bo Berg <bo@b.example>\nKopia: Per\nÄmne: Q\n\nHello"),
                mail(
                        "Outlook, Norwegian, many recipients",
                        "VS: Q",
                        "Se her\n\nFra: Anna Ek <anna@a.example>\nSendt: torsdag 19. november 2026 10:12\nTil: Kari Nordmann; Ola Nordmann;\nPer Hansen <per@a.example>\nEmne: Q\nVedlegg: a.pdf\n\nHello"),
                mail(
                        "Outlook, Danish",
                        "VS: Q",
                        "Fra: 'Anna Ek' [mailto:anna@a.example] \nSendt: 19. november 2026 10:12\nTil: bo\nEmne: Q\n\nHello"),
                mail(
                        "Outlook, Finnish",
                        "VL: Q",
                        "Lähettäjä: Anna Ek <anna@a.example>\nLähetetty: torstai 19. marraskuuta 2026 10.12\nVastaanottaja: bo\nAihe: Q\n\nHello"),
                mail(
                        "Outlook, German",
                        "WG: Q",
                        "Von: Anna Ek <anna@a.example>\nGesendet: Donnerstag, 19. November 2026 10:12\nAn: Bo\nCc: Per\nBetreff: Q\nWichtigkeit: Hoch\n\nHello"),
                mail(
                        "Outlook, French",
                        "TR: Q",
                        "De : Anna Ek <anna@a.example>\nEnvoyé : jeudi 19 novembre 2026 10:12\nÀ : bo@b.example\nObjet : Q\n\nHello"),
                mail(
                        "Outlook, Spanish",
                        "RV: Q",
                        "De: Anna Ek <anna@a.example>\nEnviado el: jueves, 19 de noviembre de 2026 10:12\nPara: bo@b.example\nAsunto: Q\n\nHello"),
                mail(
                        "Outlook on a telephone",
                        "Fw: Q",
                        "Get Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\nFrom: Anna Ek <anna@a.example>\nSent: Thursday\nTo: bo\nSubject: Q\n\nHello"),
                mail(
                        "Outlook, with a subject of the forwarder's own",
                        "Can you take this?",
                        "Hej\n\nFrån: Anna Ek <anna@a.example>\nSkickat: igår\nTill: bo\nÄmne: Q\n\nHello"),
                mail(
                        "Outlook in stars",
                        "[External] FW: Q",
                        "*From:* Anna Ek <anna@a.example>\n*Sent:* Thursday\n*To:* bo@b.example\n*Subject:* Q\n\nHello"),
                mail(
                        "Outlook for Mac",
                        "FW: Q",
                        "On 19/11/2026, 10:12, \"Anna Ek\" <anna@a.example> wrote:\n\n    Hello"),
                mail(
                        "Outlook for Mac, Dutch",
                        "FW: Q",
                        "Op 19/11/2026 10:12 heeft Anna Ek <anna@a.example> geschreven:\n\nHello"),
                mail(
                        "Outlook for Mac, Finnish",
                        "VL: Q",
                        "Anna Ek <anna@a.example> kirjoitti 19.11.2026 10.12:\n\nHello"),
                mail(
                        "Apple Mail, Norwegian",
                        "Fwd: Q",
                        "Til info\n\n> Videresendt melding:\n> \n> Fra: Anna Ek <anna@a.example>\n> Emne: Q\n> Dato: 19. november 2026 kl. 10:12:00 CET\n> Til: bo@b.example\n> \n> Hello"),
                mail(
                        "Apple Mail, French",
                        "Fwd: Q",
                        "Début du message réexpédié :\n\nDe: Anna Ek <anna@a.example>\nObjet: Q\nDate: 19 novembre 2026\nÀ: bo@b.example\n\nHello"),
                mail(
                        "Thunderbird, Swedish",
                        "Fwd: Q",
                        "-------- Vidarebefordrat meddelande --------\nÄmne: \tQ\nDatum: \tThu, 19 Nov 2026\nFrån: \tAnna Ek <anna@a.example>\nTill: \tbo@b.example\n\n\n\nHello"),
                mail(
                        "Yahoo, all in one line",
                        "Fw: Q",
                        "  ----- Forwarded Message ----- From: Anna Ek <anna@a.example>To: \"bo@b.example\" <bo@b.example>Sent: Thursday, 09:26:50 AM GMT+1Subject: Q\n Hello"),
                mail(
                        "Samsung, Swedish",
                        "Vb: Q",
                        "-------- Originalmeddelande --------\nFrån: Anna Ek <anna@a.example> \nDatum: 2026-11-19  10:12  (GMT+01:00) \nTill: bo@b.example \nRubrik: Q \n\nHello"),
                mail(
                        "Notes",
                        "Fw: Q",
                        "----- Forwarded by Bo Ek/ACME on 19.11.2026 10:12 -----\n\nFrom:        Anna Ek <anna@a.example>\nTo:        bo@b.example\nDate:        19.11.2026 10:12\nSubject:        Q\n\nHello"),
                mail(
                        "Notes, German",
                        "WG: Q",
                        "----- Weitergeleitet von Bo Ek/ACME am 19.11.2026 10:12 -----\n\nVon:        Anna Ek <anna@a.example>\nAn:        bo@b.example\nDatum:        19.11.2026 10:12\nBetreff:        Q\n\nHello"),
                mail(
                        "Proton Mail",
                        "Fw: Q",
                        "------- Forwarded Message -------\nFrom: Anna Ek <anna@a.example>\nDate: On Thursday, November 19th, 2026 at 10:12\nSubject: Q\nTo: bo@b.example <bo@b.example>\n\n> Hello"),
                mail(
                        "GMX",
                        "Fwd: Q",
                        "Gesendet: Donnerstag, 19. November 2026 um 10:12 Uhr\nVon: \"Anna Ek\" <anna@a.example>\nAn: bo@b.example\nBetreff: Q\n\nHello"),
                mail(
                        "Roundcube, Danish",
                        "Fwd: Q",
                        "-------- Oprindelig besked --------\nEmne: Q\nDato: 2026-11-19 10:12\nFra: Anna Ek <anna@a.example>\nTil: bo@b.example\n\nHello"),
                mail(
                        "Zoho",
                        "Fwd: Q",
                        "============ Forwarded message ============\nFrom: Anna Ek <anna@a.example>\nTo: \"bo\"<bo@b.example>\nDate: Thu, 19 Nov 2026\nSubject: Q\n\nHello"),
                mail(
                        "mutt",
                        "Fwd: Q",
                        "----- Forwarded message from Anna Ek <anna@a.example> -----\n\nDate: Thu, 19 Nov 2026\nFrom: Anna Ek <anna@a.example>\nTo: bo@b.example\nSubject: Q\n\nHello"),
                mail(
                        "mutt without a header",
                        "Fwd: Q",
                        "----- Forwarded message from Anna Ek <anna@a.example> -----\n\nHello"),
                mail(
                        "Yandex",
                        "Fwd: Q",
                        "-------- Пересылаемое сообщение --------\n19.11.2026, 10:12, \"Anna Ek\" <anna@a.example>:\n\nHello"),
                mail("Gmail as HTML", "Fwd: Q", HtmlText.toText("""
                        <div dir="ltr">FYI<div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>
                        Von: <strong class="gmail_sendername" dir="auto">Anna Ek</strong> <span dir="auto">&lt;<a href="mailto:anna@a.example">anna@a.example</a>&gt;</span><br>
                        Date: Do., 19. Nov. 2026<br>Subject: Q<br>To:  &lt;<a href="mailto:bo@b.example">bo@b.example</a>&gt;<br></div><br><div>Hello</div></div></div>""")),
                mail("Outlook as HTML", "VB: Q", HtmlText.toText("""
                        <div class=WordSection1><p class=MsoNormal>Hej</p><div style='border:none'><p class=MsoNormal><b>Från:</b> Anna Ek &lt;anna@a.example&gt; <br>
                        <b>Skickat:</b> den 19 november 2026 10:12<br><b>Till:</b> Bo<br><b>Ämne:</b> Q<o:p></o:p></p></div><p>Hello</p></div>""")),
                mail("Thunderbird as HTML", "Fwd: Q", HtmlText.toText("""
                        <div class="moz-forward-container">-------- Forwarded Message --------<table class="moz-email-headers-table"><tbody>
                        <tr><th>Subject: </th><td>Q</td></tr><tr><th>Date: </th><td>Thu</td></tr><tr><th>From: </th><td>Anna Ek
                        <a href="mailto:anna@a.example">&lt;anna@a.example&gt;</a></td></tr><tr><th>To: </th><td>bo@b.example</td></tr></tbody></table><br>Hello</div>""")),
                mail("Apple Mail as HTML", "Fwd: Q", HtmlText.toText("""
                        <div>hej</div><blockquote type="cite"><div>Vidarebefordrat mejl:</div><br><div><b>Från: </b>Anna Ek &lt;<a href="mailto:anna@a.example">anna@a.example</a>&gt;</div>
                        <div><b>Ämne: </b>Q</div><div><b>Datum: </b>idag</div><div><b>Till: </b>bo@b.example</div><br><div>Hello</div></blockquote>""")));
    }

    private static Arguments mail(String program, String subject, String text) {
        return Arguments.of(program, subject, text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forwards")
    void saysWhoWroteTheMailThatIsForwarded(String program, String subject, String text) {
        var forward = Objects.requireNonNull(ForwardFinder.find(subject, text));

        assertThat(forward.from()).isEqualTo(new Address("Anna Ek", "anna@a.example"));
        assertThat(forward.subject()).isEqualTo("Q");
        assertThat(forward.body()).contains("Hello").doesNotContain("Anna");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Thanks!\n\nOn Thu, 19 Nov 2026 at 10:12, Anna <anna@a.example> wrote:\n\n> Hello",
                "Thanks!\n\nFrom: Anna <anna@a.example>\nSent: Thursday\nTo: bo\nSubject: Q\n\nHello",
                "Thanks!\n\n-----Original Message-----\nFrom: Anna <anna@a.example>\nSent: Thursday\nTo: bo\nSubject: Q\n\nHello",
                "Tack!\n\nDen tors 19 nov. 2026 kl 10:12 skrev Bo <bo@b.example>:\n\n> FYI\n> ---------- Forwarded message ---------\n> From: Anna <anna@a.example>\n> Subject: Q\n> To: y\n",
                "> ---------- my question ---------\n> From: Oslo\n\nThe answer",
                "I want to rebook.\n\nFrom: Oslo\nTo: Bergen\nDate: 19 November 2026\nPersons: 2",
                "From: Anna <anna@a.example>\nSubject: hi\n\nMessage Body:\nhello",
                "---------- Order details ----------\nName: Anna\nTotal: 7",
                "Hello",
                ""
            })
    void anAnswerIsNoForward(String text) {
        assertThat(ForwardFinder.find("Re: Q", text)).isNull();
    }

    @Test
    void ofAForwardWithinAForwardTheOuterCounts() {
        var forward = Objects.requireNonNull(
                ForwardFinder.find(
                        "Fwd: Q",
                        "---------- Forwarded message ---------\nFrom: Anna Ek <anna@a.example>\nDate: x\nSubject: Fwd: R\nTo: y\n\n---------- Forwarded message ---------\nFrom: Per <per@c.example>\nDate: x\nSubject: R\nTo: z\n\nHello"));

        assertThat(forward.fromEmail()).isEqualTo("anna@a.example");
        assertThat(forward.subject()).isEqualTo("Fwd: R");
    }

    /** The Finnish Outlook answers with the letters with which the Norwegian one forwards. */
    @Test
    void aFinnishVsAnswers() {
        assertThat(
                        ForwardFinder.find(
                                "VS: Q",
                                "Kiitos\n\nLähettäjä: Anna <anna@a.example>\nLähetetty: torstai\nVastaanottaja: bo\nAihe: Q\n\nHei"))
                .isNull();
    }

    @Test
    void saysToWhomItWasAndWhen() {
        var forward = Objects.requireNonNull(
                ForwardFinder.find(
                        "Fwd: Q",
                        "---------- Forwarded message ---------\nFrom: \"Ek, Anna\" <anna@a.example>\nDate: Thu, 19 Nov 2026\nSubject: Q\nTo: Berg, Bo <bo@b.example>, <per@c.example>\nCc: 'x@y.example' <x@y.example>; Kari<kari@c.example>\n\n> Hello\n> there"));

        assertThat(forward.from()).isEqualTo(new Address("Ek, Anna", "anna@a.example"));
        assertThat(forward.to())
                .containsExactly(new Address("Berg, Bo", "bo@b.example"), new Address("", "per@c.example"));
        assertThat(forward.cc()).containsExactly(new Address("", "x@y.example"), new Address("Kari", "kari@c.example"));
        assertThat(forward.date()).isEqualTo("Thu, 19 Nov 2026");
        assertThat(forward.body()).isEqualTo("Hello\nthere");
    }

    @Test
    void aSenderWithoutAddressIsANameOnly() {
        var forward = Objects.requireNonNull(
                ForwardFinder.find("FW: Q", "From: Ek, Anna \nSent: Thursday\nTo: bo@b.example\nSubject: Q\n\nHello"));

        assertThat(forward.fromName()).isEqualTo("Ek, Anna");
        assertThat(forward.from()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> a\n",
                "From: x\n",
                "To: a@b\nFrom: a\n",
                "On 1 2026 1:11 @ wrote\n",
                "a@",
                "<",
                "-- a --",
                "----- a",
                "AAA ,;",
                "To:\nCc:\nDate:\nFrom:\nx\n",
                "\"a ",
                "[Fwd",
                "Fwd: "
            })
    void takesWhateverComes(String piece) {
        var much = piece.repeat(200_000 / piece.length());

        for (var subject : List.of("Fwd: x", "x", much.replace('\n', ' '))) {
            ForwardFinder.find(subject, much);
            ForwardFinder.find(subject, "----- Forwarded message ----- " + much);
            ForwardFinder.find(subject, "From: " + much + "\nSubject: x\nTo: y\n");
        }
    }
}
