package io.svara.mail.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of how senders write names, words, ids and dates, and what they mean. */
class HeaderValuesTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    anna@example.com                                | ~~              | anna@example.com
                    <anna@example.com>                              | ~~              | anna@example.com
                    Anna Ek <anna@example.com>                      | Anna Ek         | anna@example.com
                    "Ek, Anna" <anna@example.com>                   | Ek, Anna        | anna@example.com
                    "Anna \\"A\\" Ek" <anna@example.com>            | Anna "A" Ek     | anna@example.com
                    anna@example.com (Anna Ek)                      | Anna Ek         | anna@example.com
                    =?utf-8?B?w4VzYQ==?= <asa@example.com>          | Åsa             | asa@example.com
                    "=?utf-8?Q?=C3=85sa?=" <asa@example.com>        | Åsa             | asa@example.com
                    =?utf-8?Q?Anna_=3Canna=40example.com=3E?=       | Anna            | anna@example.com
                    =?utf-8?Q?Ek=2C_Anna?= <anna@example.com>       | Ek, Anna        | anna@example.com
                    'anna@example.com' <anna@example.com>           | ~~              | anna@example.com
                    "'anna@example.com'" <anna@example.com>         | ~~              | anna@example.com
                    Anna <'anna@example.com'>                       | Anna            | anna@example.com
                    Anna <mailto:anna@example.com>                  | Anna            | anna@example.com
                    Anna <<anna@example.com>>                       | Anna            | anna@example.com
                    Anna <anna@example.com                          | Anna            | anna@example.com
                    Anna < anna @ example.com >                     | Anna            | anna@example.com
                    <@relay.example,@b.example:anna@example.com>    | ~~              | anna@example.com
                    Anna anna@example.com                           | Anna            | anna@example.com
                    root                                            | ~~              | root
                    MAILER-DAEMON (Mail Delivery System)            | Mail Delivery System | MAILER-DAEMON
                    jörg@bücher.example                             | ~~              | jörg@bücher.example
                    x@xn--bcher-kva.example                         | ~~              | x@xn--bcher-kva.example
                    Friends: anna@example.com;                      | ~~              | anna@example.com
                    "anna ek"@example.com                           | anna            | ek@example.com
                    Anna (her (nested) note) <anna@example.com>     | Anna            | anna@example.com
                    """)
    void readsAnAddress(String field, @Nullable String name, String address) {
        assertThat(AddressParser.parse(field.strip()))
                .containsExactly(new MailAddress(name == null ? "" : name, address));
    }

    @Test
    void readsAListWithGroupsAndSemicolons() {
        assertThat(AddressParser.parse("Team: a@x.example, \"B; C\" <b@x.example>;, ; d@x.example; E <e@x.example>"))
                .containsExactly(
                        new MailAddress("", "a@x.example"),
                        new MailAddress("B; C", "b@x.example"),
                        new MailAddress("", "d@x.example"),
                        new MailAddress("E", "e@x.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "undisclosed-recipients:;", "<>", "()", "\"\""})
    void findsNoAddressWhereThereIsNone(String field) {
        assertThat(AddressParser.parse(field)).isEmpty();
    }

    @Test
    void letsNoDecodedNameBringInASecondAddress() {
        assertThat(AddressParser.parse("=?utf-8?Q?x=2C_boss=40nordvind.example?= <evil@example.com>"))
                .containsExactly(new MailAddress("x, boss@nordvind.example", "evil@example.com"));
    }

    @ParameterizedTest
    @CsvSource({"anna@example.com, true", "root, false", "@example.com, false", "anna@, false", "a b@example.com, false"
    })
    void knowsACompleteAddress(String address, boolean complete) {
        assertThat(new MailAddress("", address).isComplete()).isEqualTo(complete);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    plain words                                          | plain words
                    =?utf-8?Q?R=C3=A4ksm=C3=B6rg=C3=A5s?=                | Räksmörgås
                    =?ISO-8859-1?q?R=E4k?= =?ISO-8859-1?q?sm=F6rg=E5s?=  | Räksmörgås
                    =?utf-8?B?UsOk?= =?utf-8?B?a3Ntw7ZyZ8Olcw==?=        | Räksmörgås
                    =?utf-8?B?UsM=?= =?utf-8?B?pGs=?=                    | Räk
                    =?utf-8?Q?R=C3?= =?utf-8?Q?=A4k?=                    | Räk
                    Re: =?utf-8?Q?=C3=A5?= and =?utf-8?Q?=C3=A4?=        | Re: å and ä
                    =?utf-8?Q?with spaces inside?=                       | with spaces inside
                    =?utf-8*sv?Q?=C3=A5?=                                | å
                    =?utf-8?B?UsOka3Ntw7ZyZ8Olcw?=                       | Räksmörgås
                    =?utf-8?Q?cut_off=20he                               | cut off he
                    =?no-such-charset?Q?R=C3=A4k?=                       | Räk
                    =?utf-8?X?what?=                                     | =?utf-8?X?what?=
                    =?utf-8?Q?100%=ZZ?=                                  | 100%=ZZ
                    a =? b                                               | a =? b
                    =?iso-8859-1?Q?=80_euro?=                            | € euro
                    =?iso-2022-jp?B?GyRCQ21KOCRON28bKEI=?=              | 注文の件
                    =?gb2312?B?xOO6ww==?=                                | 你好
                    =?koi8-r?B?8NLJ18XU?=                                | Привет
                    =?windows-1251?Q?=CF=F0=E8=E2=E5=F2?=                | Привет
                    =?big5?B?p0Gmbg==?=                                  | 你好
                    =?utf-7?Q?Hi_+AOU-?=                                 | Hi å
                    """)
    void decodesEncodedWords(String field, String text) {
        assertThat(EncodedWords.decode(field.strip())).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'Sun, 22 Nov 2026 10:15:00 +0100', 2026-11-22T09:15:00Z",
        "'Sun, 22 Nov 2026 10:15:00 +0100 (CET)', 2026-11-22T09:15:00Z",
        "'22 Nov 26 10:15 GMT', 2026-11-22T10:15:00Z",
        "'Sun, 22 November 2026 10:15:00 EST', 2026-11-22T15:15:00Z",
        "'Sunday, 22-Nov-26 10:15:00 UTC', 2026-11-22T10:15:00Z",
        "'Sun Nov 22 10:15:00 2026', 2026-11-22T10:15:00Z",
        "'Sun Nov 22 10:15:00 PST 2026', 2026-11-22T18:15:00Z",
        "'Sun, 22 Nov 2026 10.15.00 +0100', 2026-11-22T09:15:00Z",
        "'Sun, 22 Nov 2026 10:15:00 +01:00', 2026-11-22T09:15:00Z",
        "'Sun, 22 Nov 2026 23:59:60 +0000', 2026-11-22T23:59:59Z",
        "'Sun, 22 Nov 2026 10:15:00', 2026-11-22T10:15:00Z",
        "'Sun, 22 Nov 99 10:15:00 +0000', 1999-11-22T10:15:00Z",
        "'Sun, 22 Nov 2026 10:15:00 +9999', 2026-11-22T10:15:00Z",
        "'2026-11-22T10:15:00+01:00', 2026-11-22T09:15:00Z",
        "'2026-11-22 10:15:00 +0100', 2026-11-22T09:15:00Z"
    })
    void readsADate(String field, Instant date) {
        assertThat(MailDates.parse(field)).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "Sun, 32 Nov 2026 10:15:00",
                "Sun, 22 Foo 2026 10:15:00",
                "22 Nov 9999 10:15:00",
                "Thu, 1 Jan 1970 00:00:00 +0000",
                "2026-99-99T10:15:00Z",
                "22 Nov 2026 99:99:99"
            })
    void findsNoDateInWhatIsNone(String field) {
        assertThat(MailDates.parse(field)).isNull();
    }

    @Test
    void readsMessageIdsWithoutTheirBrackets() {
        assertThat(MessageIds.parse("<a@b> <c@d>\t<a@b>")).containsExactly("a@b", "c@d");
        assertThat(MessageIds.parse("Your message of Sunday <a@b>")).containsExactly("a@b");
        assertThat(MessageIds.parse("a@b, c@d and words")).containsExactly("a@b", "c@d");
        assertThat(MessageIds.parse("<fol ded@b>")).containsExactly("folded@b");
        assertThat(MessageIds.parse("<open@b")).containsExactly("open@b");
        assertThat(MessageIds.parse("")).isEmpty();
    }

    @Test
    void keepsTheLastOfManyReferences() {
        var field = new StringBuilder();
        for (int id = 0; id < 500; id++) {
            field.append("<").append(id).append("@x> ");
        }
        assertThat(MessageIds.parse(field.toString()))
                .hasSize(MailLimits.REFERENCES)
                .endsWith("499@x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    x/y; name=plain.txt                                   | plain.txt
                    x/y; NAME = "quo;ted.txt" ; other=1                   | quo;ted.txt
                    x/y; name="C:\\Users\\kim\\fil.txt"                   | C:\\Users\\kim\\fil.txt
                    x/y; name="with \\" quote"                            | with " quote
                    x/y; name=two words.txt; a=b                          | two words.txt
                    x/y; name*=utf-8''r%C3%A4k.txt                        | räk.txt
                    x/y; name*=iso-8859-1'sv'r%E4k.txt                    | räk.txt
                    x/y; name=plain.txt; name*=utf-8''better.txt          | better.txt
                    x/y; name*1*=%C3%A4k; name*0*=utf-8''r; name*2=.txt   | räk.txt
                    x/y; name*0*=utf-8''%C3; name*1*=%A4.txt              | ä.txt
                    x/y; name*0="one "; name*1="two"                      | one two
                    x/y; name="=?utf-8?Q?r=C3=A4k?="                      | räk
                    x/y; name="never closed                               | never closed
                    x/y; ; ;name=a                                        | a
                    """)
    void readsAParameter(String field, String name) {
        var parsed = HeaderParameters.parse(field.strip());

        assertThat(parsed.value()).isEqualTo("x/y");
        assertThat(parsed.get("name")).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8, å ä ö, utf-8",
        "iso-8859-1, å ä ö, utf-8",
        "us-ascii, å ä ö, utf-8",
        "utf-8, 'Den här räkningen är från förra året, sa han', windows-1252",
        "iso-8859-1, “€”, windows-1252",
        "'', 'Vi sender en påminnelse om møtet på torsdag, så alle får tid å svare på spørsmålene', iso-8859-1",
        "unknown-8bit, Příliš žluťoučký, utf-8",
        "koi8-r, Привет, koi8-r",
        "gb2312, 你好, gb18030",
        "big5, 你好, big5",
        "shift_jis, 注文の件, windows-31j",
        "euc-kr, 주문, x-windows-949",
        "utf-16, å, utf-16",
        "cp1251, Привет, windows-1251",
        "x-mac-roman, å, x-MacRoman",
        "'', 'Здравствуйте! Где мой заказ? Я жду его уже две недели и очень волнуюсь.', windows-1251",
        "'', 'ご注文ありがとうございます。商品はいつ届きますか。教えてください。', shift_jis"
    })
    void readsTextWhateverIsDeclared(@Nullable String declared, String text, String encodedAs) {
        assertThat(MailCharsets.decode(text.getBytes(Charset.forName(encodedAs)), declared))
                .isEqualTo(text);
    }

    @Test
    void keepsTheDeclaredCharsetWhereOnlyACharacterIsDamaged() {
        var bytes = "En lång text på svenska, där ett enda tecken är skadat på vägen hit åt er"
                .getBytes(StandardCharsets.UTF_8);
        bytes[4] = 'x';

        assertThat(MailCharsets.decode(bytes, "utf-8")).contains("på svenska", "vägen hit åt er");
    }

    @Test
    void readsUtf7() {
        assertThat(Utf7.decode("Hi Mom +Jjo-! +AOUA5AD2 1 +- 1".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("Hi Mom ☺! åäö 1 + 1");
    }

    @Test
    void cutsALongFileNameBeforeItsExtension() {
        assertThat(AttachmentNames.sanitize("x".repeat(300) + ".pdf"))
                .hasSize(MailLimits.FILE_NAME_CHARS)
                .endsWith("x.pdf");
    }

    @Test
    void deletesTheSpaceOfASoftBreakWhereTheSenderSaysSo() {
        assertThat(FlowedText.unflow("日本 \n語\n", true)).isEqualTo("日本語\n");
    }

    @Test
    void leavesTextThatOnlyBeginsLikeAUuencodedFile() {
        var text =
                "begin 644 is how it starts\nbut this is prose that goes on for longer than any line of such a file would\nend\n";

        assertThat(Uuencoded.find(text)).isEqualTo(new Uuencoded(text, List.of()));
    }
}
