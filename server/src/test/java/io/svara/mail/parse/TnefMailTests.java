package io.svara.mail.parse;

import static io.svara.mail.parse.TnefFileBuilder.concat;
import static io.svara.mail.parse.TnefFileBuilder.html;
import static io.svara.mail.parse.TnefFileBuilder.mail;
import static io.svara.mail.parse.TnefFileBuilder.number;
import static io.svara.mail.parse.TnefFileBuilder.rtf;
import static io.svara.mail.parse.TnefFileBuilder.unicode;
import static io.svara.mail.parse.TnefFileBuilder.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.svara.kernel.ProcessorTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TnefMailTests {

    private static final byte[] PDF = "%PDF-1.4 kvitto".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PICTURE = "\u0089PNG\r\n\u001a\n bild".getBytes(StandardCharsets.ISO_8859_1);

    private static final byte[] WHOLE = new TnefFileBuilder()
            .body(html("<p>Hej från <b>Outlook</b> <img src=\"cid:bild@1\"></p>"), utf8())
            .file("KVITTO~1.PDF", PDF, unicode(0x3707, "Kvitto för säng.pdf"), unicode(0x370e, "application/pdf"))
            .file("bild.png", PICTURE, unicode(0x3712, "bild@1"))
            .bytes();

    private final CountingSink sink = new CountingSink();

    @Test
    void takesFilesAndBodyOfTnefAsTheMailsOwn() {
        var mail = Mails.parse(mail(" ", WHOLE), sink);

        assertThat(mail.html()).contains("Hej från <b>Outlook</b>");
        assertThat(mail.attachments())
                .extracting(MailAttachment::name, MailAttachment::contentType, MailAttachment::inline)
                .containsExactly(
                        tuple("Kvitto för säng.pdf", "application/pdf", false), tuple("bild.png", "image/png", true));
        assertThat(sink.content(0)).isEqualTo(PDF);
        assertThat(sink.content(1)).isEqualTo(PICTURE);
        assertThat(mail.isWhole()).isTrue();
    }

    @Test
    void leavesTheBodyOfAMailThatHasOne() {
        var mail = Mails.parse(mail("Se bilagan.", WHOLE), sink);

        assertThat(mail.text()).isEqualTo("Se bilagan.");
        assertThat(mail.html()).isNull();
        assertThat(mail.attachments()).hasSize(2);
    }

    @Test
    void findsTheHtmlThatOutlookHasHiddenInRtf() {
        var rtf =
                "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss Arial;}{\\f1\\fcharset204 Arial;}}"
                        + "{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 Bl\\'e5b\\'e4rss\\'e5s {\\*\\htmltag84 &lt;}\\u8364? "
                        + "{\\f1 \\'ef\\'f0}{\\*\\htmltag72 </p>}\\htmlrtf }\\htmlrtf0 }";

        var mail = Mails.parse(mail("", new TnefFileBuilder().body(rtf(rtf)).bytes()), sink);

        assertThat(mail.html()).isEqualTo("<p>Blåbärssås &lt;€ пр</p>");
        assertThat(mail.attachments()).isEmpty();
    }

    @Test
    void readsTheWordsOfRtfThatWasNoHtml() {
        var mail = Mails.parse(
                mail(
                        "",
                        new TnefFileBuilder()
                                .body(rtf("{\\rtf1\\ansi{\\info Nej}Rad ett\\par Rad tv\\'e5}"))
                                .bytes()),
                sink);

        assertThat(mail.text()).isEqualTo("Rad ett\nRad två");
    }

    /** The examples of [MS-OXRTFCP], 3.1. */
    @Test
    void opensCompressedRtf() {
        var hello = HexFormat.of()
                .parseHex(
                        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0");
        var repeated = HexFormat.of().parseHex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0");

        assertThat(textOf(hello)).isEqualTo("hello world");
        assertThat(textOf(repeated)).isEqualTo("WXYZWXYZWXYZWXYZWXYZ");
    }

    private String textOf(byte[] compressed) {
        var tnef = new TnefFileBuilder()
                .body(TnefFileBuilder.binary(0x1009, compressed))
                .bytes();
        return Mails.parse(mail("", tnef), sink).readableText();
    }

    @Test
    void opensAMessageWithinTheMessage() {
        var inner = new TnefFileBuilder()
                .body(html("<p>Inre</p>"), utf8())
                .file("inre.pdf", PDF)
                .bytes();

        var mail = Mails.parse(
                mail(
                        "Yttre",
                        new TnefFileBuilder().message("Vidare: order", inner).bytes()),
                sink);

        assertThat(mail.attachments())
                .extracting(MailAttachment::name)
                .containsExactly("Vidare- order.html", "inre.pdf");
        assertThat(sink.content(0)).asString(StandardCharsets.UTF_8).isEqualTo("<p>Inre</p>");
    }

    @Test
    void keepsWhatBreaksOffAsTheFileThatItWas() {
        var tnef = WHOLE;
        for (int length = 0; length < tnef.length; length++) {
            var cut = Arrays.copyOf(tnef, length);
            var found = new CountingSink();
            var mail = Mails.parse(mail("Hej", cut), found);

            boolean kept =
                    mail.attachments().stream().anyMatch(file -> file.name().equals("winmail.dat"));
            boolean complete = mail.attachments().size() == 2;
            assertThat(kept || complete || isBetween(cut, tnef))
                    .as("cut at " + length)
                    .isTrue();
            assertThat(mail.text()).isEqualTo("Hej");
        }
    }

    /** Cut exactly between two attributes it is whole, and what came before is there. */
    private static boolean isBetween(byte[] cut, byte[] whole) {
        int at = 6;
        while (at < cut.length) {
            int length = whole[at + 5] & 0xff | (whole[at + 6] & 0xff) << 8;
            at += 9 + length + 2;
        }
        return at == cut.length || at - 2 <= cut.length;
    }

    @Test
    void losesNothingAndTakesNoSecondWhateverIsBroken() {
        var random = new Random(20261124);
        for (int attempt = 0; attempt < 500; attempt++) {
            var broken = WHOLE.clone();
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            var time = ProcessorTime.of(() -> {
                var mail = Mails.parse(mail("Hej", broken), new CountingSink());
                assertThat(mail.attachments()).isNotEmpty();
            });
            assertThat(time).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void isNotMadeToWorkForLong() {
        var many = new TnefFileBuilder();
        many.attribute(1, 0x00069003, concat(number(0x7fffffff), new byte[1_000_000]));
        var deep = new TnefFileBuilder().file("inre.pdf", PDF).bytes();
        for (int level = 0; level < 50; level++) {
            deep = new TnefFileBuilder().message("nivå " + level, deep).bytes();
        }
        var groups =
                new TnefFileBuilder().body(rtf("{\\rtf1" + "{".repeat(500_000))).bytes();
        for (var hostile : new byte[][] {many.bytes(), deep, groups}) {
            assertThat(ProcessorTime.of(() -> assertThat(Mails.parse(mail("Hej", hostile), new CountingSink())
                                    .attachments())
                            .isNotEmpty()))
                    .isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void isWholeWithALineEndBehindIt() {
        var mail = Mails.parse(mail("Hej", TnefFileBuilder.concat(WHOLE, new byte[] {'\r', '\n'})), sink);

        assertThat(mail.attachments()).hasSize(2);
    }

    @Test
    void leavesAFileThatIsTooLargeToBeOpened() {
        var large = new TnefFileBuilder().file("stor.bin", new byte[17_000_000]).bytes();

        var mail = Mails.parse(mail("Hej", large), sink);

        assertThat(mail.attachments()).extracting(MailAttachment::name).containsExactly("winmail.dat");
        assertThat(mail.attachments().getFirst().size()).isEqualTo(large.length);
    }
}
