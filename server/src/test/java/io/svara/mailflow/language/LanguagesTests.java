package io.svara.mailflow.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which language, of short mails; and none rather than a wrong one. */
class LanguagesTests {

    /** Sixty single sentences in six languages, three of them neighbours: the figures of the decision. */
    @Test
    void aSentenceIsHardlyEverTakenForAnotherLanguage() throws IOException {
        var right = 0;
        var wrong = new ArrayList<String>();
        for (var line : lines()) {
            var expected = line.substring(0, line.indexOf('\t'));
            var found = Languages.of(line.substring(line.indexOf('\t') + 1));
            if (expected.equals(found)) {
                right++;
            } else if (found != null) {
                wrong.add(line + " -> " + found);
            }
        }

        assertThat(right).isGreaterThanOrEqualTo(52);
        assertThat(wrong).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sv | Hej! Jag beställde en jacka förra veckan men har inte hört något. Kan ni se när den skickas? Hälsningar Kajsa
            no | Hei! Jeg bestilte en jakke forrige uke, men har ikke hørt noe. Kan dere se når den sendes? Hilsen Kari
            no | Hei! Eg tinga ei jakke førre veke, men har ikkje høyrt noko. Kan de sjå når ho vert send? Helsing Kari
            da | Hej! Jeg bestilte en jakke i sidste uge, men har ikke hørt noget. Kan I se, hvornår den sendes? Venlig hilsen Karen
            fi | Hei! Tilasin takin viime viikolla, mutta en ole kuullut mitään. Näettekö, milloin se lähetetään? Terveisin Kaisa
            et | Tere! Tellisin eelmisel nädalal jope, aga ei ole midagi kuulnud. Kas näete, millal see saadetakse?
            pl | Dzień dobry, w zeszłym tygodniu zamówiłam kurtkę i nie mam żadnej wiadomości. Kiedy zostanie wysłana?
            uk | Доброго дня! Минулого тижня я замовила куртку, але нічого не чула. Коли її відправлять?
            ar | مرحبا، طلبت سترة الأسبوع الماضي ولم أسمع شيئا. متى سيتم إرسالها؟
            """)
    void aShortMailIsToldFromItsNeighbours(String expected, String text) {
        assertThat(Languages.of(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ok", "Hi", "4711 4711 4711 4711 4711", "https://shop.example/orders/4711?lang=sv"})
    void whatSaysTooLittleIsInNoLanguage(String text) {
        assertThat(Languages.of(text)).isNull();
    }

    @Test
    void whatIsQuotedSaysNothingOfWhoeverWrites() {
        var mail = new MailLanguage("Re: Your order", """
                Tack så mycket, då väntar jag till på fredag. Kan ni ringa när paketet har kommit?

                On Mon, 23 Nov 2026 at 09:00, Nordvind wrote:
                > Thank you for your order. We are sorry that it takes so long this time.
                > The jacket will be sent on Friday, and you will get a message when it is here.
                > Please let us know whether you want to wait for it or have your money back.
                """);

        assertThat(mail.code()).isEqualTo("sv");
    }

    private static List<String> lines() throws IOException {
        try (var file = Objects.requireNonNull(LanguagesTests.class.getResourceAsStream("/languages/short.tsv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
