package io.svara.mail.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.svara.channels.FailureReason;
import io.svara.mail.parse.ParsedMail.Flaw;
import io.svara.mail.parse.report.DeliveryReport;
import io.svara.mail.parse.report.DeliveryReport.Action;
import io.svara.mail.parse.report.DeliveryReport.Kind;
import io.svara.mail.parse.report.DeliveryReport.Recipient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailParserTests {

    private static final String HEADER = "From: karin@kund.example\nTo: support@nordvind.example\nSubject: Hej\n";

    @Test
    void readsTheHeader() {
        var mail = Mails.parseFile("plain.eml");

        assertThat(mail.messageId()).isEqualTo("a1.b2@kund.example");
        assertThat(mail.inReplyTo()).containsExactly("0.out@nordvind.example");
        assertThat(mail.references()).containsExactly("first@kund.example", "0.out@nordvind.example");
        assertThat(mail.from()).containsExactly(new MailAddress("Karin Åberg", "karin@kund.example"));
        assertThat(mail.replyTo()).containsExactly(new MailAddress("", "karin.privat@kund.example"));
        assertThat(mail.to()).containsExactly(new MailAddress("Nordvind Support", "support@nordvind.example"));
        assertThat(mail.cc())
                .containsExactly(new MailAddress("Åsa", "asa@kund.example"), new MailAddress("", "bo@kund.example"));
        assertThat(mail.subject()).isEqualTo("Var är min leverans av en säng?");
        assertThat(mail.date()).isEqualTo(Instant.parse("2026-11-22T09:15:00Z"));
        assertThat(mail.headers().first("Return-Path")).isEqualTo("<karin@kund.example>");
        assertThat(mail.flaws()).isEmpty();
        assertThat(mail.isWhole()).isTrue();
    }

    @Test
    void decodesQuotedPrintableTextInItsCharset() {
        var mail = Mails.parseFile("plain.eml");

        assertThat(mail.text())
                .isEqualTo("Hej!\n\nMin säng har inte kommit ännu. Vägen är lång, men inte så lång.\n\nKarin\n");
        assertThat(mail.html()).isNull();
        assertThat(mail.readableText()).isEqualTo(mail.text());
    }

    @Test
    void takesBothFormsOfAlternativesAndLeavesOtherProgramsFormsOut() {
        var mail = Mails.parseFile("alternative.eml");

        assertThat(mail.text()).isEqualTo("Hei, pakken er borte.");
        assertThat(mail.html()).contains("<b>pakken</b>");
        assertThat(mail.attachments()).isEmpty();
    }

    @Test
    void marksAnAttachmentInlineOnlyWhereTheHtmlShowsIt() {
        var mail = Mails.parseFile("related.eml");

        assertThat(mail.text()).startsWith("Se bilden");
        assertThat(mail.attachments())
                .extracting(
                        MailAttachment::index, MailAttachment::name, MailAttachment::contentId, MailAttachment::inline)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0, "image001.png", "image001.png@01D0.ABCD", true),
                        org.assertj.core.groups.Tuple.tuple(1, "logo.gif", "unused@01D0.ABCD", false),
                        org.assertj.core.groups.Tuple.tuple(2, "kvitto.pdf", null, false));
    }

    @Test
    void streamsAttachmentsDecodedToTheSink() {
        var sink = new CountingSink();
        var mail = Mails.parse(Mails.read("related.eml"), sink);

        assertThat(sink.content(2)).asString().isEqualTo("%PDF-1.4\n");
        assertThat(mail.attachments().get(2).size()).isEqualTo(9);
        assertThat(mail.attachments().get(2).contentType()).isEqualTo("application/pdf");
        assertThat(mail.attachments().get(2).reference()).hasSize(64);
        assertThat(sink.unfinished()).isZero();
    }

    @Test
    void derivesReadableTextFromHtml() {
        var mail = Mails.parseFile("html-only.eml");

        assertThat(mail.text()).isNull();
        assertThat(mail.readableText()).isEqualTo("""
                        Hej

                        Se din order <https://shop.example/order/7>.

                        - en stol
                        - ett bord

                        > Tidigare skrev du
                        > detta""");
    }

    @Test
    void joinsFlowedLines() {
        assertThat(Mails.parseFile("flowed.eml").text()).isEqualTo("""
                        Dette er en lang setning som programmet har brutt i to.
                        En ny linje.
                        > Et sitat som fortsetter.
                        >> Et eldre.
                        From is stuffed.
                        --\s
                        Per
                        """);
    }

    @Test
    void joinsSeveralTextsInTheirOrder() {
        var mail = Mails.parseFile("mixed-texts.eml");

        assertThat(mail.text()).isEqualTo("Before the picture.\n\nAfter the picture.");
        assertThat(mail.html()).containsSubsequence("Before the picture.", "After <i>the</i> picture.");
        assertThat(mail.attachments()).extracting(MailAttachment::name).containsExactly("photo.jpg", "log.txt");
    }

    @Test
    void keepsAMailInsideOfTheMailClosed() {
        var mail = Mails.parseFile("forward.eml");

        assertThat(mail.text()).isEqualTo("Se bifogat.");
        assertThat(mail.messageId()).isNull();
        assertThat(mail.attachments()).singleElement().satisfies(inner -> {
            assertThat(inner.name()).isEqualTo("Pris-tilbud på stol.eml");
            assertThat(inner.contentType()).isEqualTo("message/rfc822");
        });
    }

    @Test
    void readsEachPartOfADigestAsAMail() {
        assertThat(Mails.parseFile("digest.eml").attachments())
                .extracting(MailAttachment::name)
                .containsExactly("First.eml", "Second.eml");
    }

    @Test
    void namesTheFailedRecipientAndTheMailThatBounced() {
        var mail = Mails.parseFile("bounce.eml");

        assertThat(mail.automation()).isEqualTo(new Automation(Automation.Kind.BOUNCE, "delivery-report"));
        assertThat(mail.report())
                .isEqualTo(new DeliveryReport(
                        Kind.BOUNCE,
                        "out.77@nordvind.example",
                        java.util.List.of(new Recipient(
                                "borta@kund.example",
                                Action.FAILED,
                                FailureReason.UNKNOWN_RECIPIENT,
                                "5.1.1",
                                "550 5.1.1 <borta@intern.kund.example>: user unknown")),
                        ""));
        assertThat(mail.text()).isEqualTo("Your mail could not be delivered.");
    }

    @Test
    void takesADelayForANoticeAndNotForABounce() {
        var mail = Mails.parseFile("delayed.eml");

        assertThat(mail.automation().kind()).isEqualTo(Automation.Kind.REPORT);
        assertThat(mail.report())
                .isEqualTo(new DeliveryReport(
                        Kind.DELAY,
                        "out.78@nordvind.example",
                        java.util.List.of(new Recipient(
                                "sen@kund.example", Action.DELAYED, FailureReason.UNREACHABLE, "4.4.1", "timeout")),
                        ""));
    }

    @Test
    void namesTheMailThatAReceiptIsFor() {
        var mail = Mails.parseFile("read-receipt.eml");

        assertThat(mail.automation().rule()).isEqualTo("receipt");
        assertThat(mail.report())
                .isEqualTo(new DeliveryReport(Kind.RECEIPT, "out.79@nordvind.example", java.util.List.of(), ""));
    }

    @Test
    void takesNoForwardedMailForAReport() {
        assertThat(Mails.parseFile("forward.eml").report()).isNull();
    }

    @Test
    void keepsInvitationsSignaturesAndTnefAsAttachments() {
        assertThat(Mails.parseFile("calendar.eml").attachments())
                .extracting(MailAttachment::name)
                .containsExactly("invitation.ics");
        assertThat(Mails.parseFile("calendar.eml").text()).isEqualTo("Möte på tisdag.");
        assertThat(Mails.parseFile("signed.eml").attachments())
                .extracting(MailAttachment::name)
                .containsExactly("smime.p7s");
        assertThat(Mails.parseFile("winmail.eml").attachments())
                .extracting(MailAttachment::name)
                .containsExactly("winmail.dat");
    }

    @Test
    void takesUuencodedFilesOutOfTheText() {
        var sink = new CountingSink();
        var mail = Mails.parse(Mails.read("uuencoded.eml"), sink);

        assertThat(mail.text()).isEqualTo("Texten before.\nTexten after. Please begin 100 percent earlier.\n");
        assertThat(mail.attachments()).extracting(MailAttachment::name).containsExactly("hello.txt");
        assertThat(sink.content(0)).asString().isEqualTo("Hello, world");
    }

    @Test
    void makesNamesOfAttachmentsSafe() {
        assertThat(Mails.parseFile("names.eml").attachments())
                .extracting(MailAttachment::name)
                .containsExactly(
                        "räkning 2026.pdf",
                        "Årsrapport.xlsx",
                        "evil.exe",
                        "passwd",
                        "photogpj.exe",
                        "faktura nr 7",
                        "image-7.png");
    }

    @Test
    void readsTextThatIsDeclaredBase64AndIsNot() {
        assertThat(Mails.parseFile("broken-base64.eml").text())
                .isEqualTo("This text is not encoded at all, whatever its header says.\n\n"
                        + "Hei igjen fra kunden\n\nProsent = 100 =ZZ og");
    }

    @Test
    void findsTheBoundaryThatTheHeaderForgot() {
        var mail = Mails.parseFile("broken-boundary.eml");

        assertThat(mail.text()).isEqualTo("Texten finns.");
        assertThat(mail.attachments()).extracting(MailAttachment::name).containsExactly("fil.pdf");
    }

    @Test
    void readsIso2022Jp() {
        var mail = Mails.parseFile("iso-2022-jp.eml");

        assertThat(mail.subject()).isEqualTo("注文の件");
        assertThat(mail.text()).isEqualTo("こんにちは、注文はどこですか。\n");
    }

    @Test
    void readsAMailFromAMailboxFileWithAHeaderThatBreaksOff() {
        var mail = Mails.parseFile("mbox.eml");

        assertThat(mail.from()).containsExactly(new MailAddress("", "karin@kund.example"));
        assertThat(mail.to()).hasSize(1);
        assertThat(mail.subject()).isEqualTo("Ur en brevlåda");
        assertThat(mail.text()).isEqualTo("The body begins without an empty line.\n\nAnd goes on.\n");
    }

    @Test
    void takesAMailWithoutHeaderAsText() {
        var mail = Mails.parseFile("no-header.eml");

        assertThat(mail.text()).startsWith("Hello,\n").endsWith("looks like one.\n");
        assertThat(mail.flaws()).containsExactly(Flaw.NO_HEADER);
        assertThat(mail.isWhole()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n\r\n", "   \n\t\n"})
    void refusesAnEmptyMail(String mail) {
        assertThat(refusal(mail.getBytes(StandardCharsets.UTF_8)).reason())
                .isEqualTo(UnreadableMailException.Reason.EMPTY);
    }

    @Test
    void refusesBytesThatAreNoMail() {
        var bytes = new byte[10_000];
        new Random(7).nextBytes(bytes);

        assertThat(refusal(bytes).reason()).isEqualTo(UnreadableMailException.Reason.NOT_MAIL);
        assertThat(refusal(new byte[500]).reason()).isEqualTo(UnreadableMailException.Reason.NOT_MAIL);
    }

    private static UnreadableMailException refusal(byte[] mail) {
        var refused = catchThrowableOfType(
                UnreadableMailException.class,
                () -> new MailParser().parse(new ByteArrayInputStream(mail), new CountingSink()));
        assertThat(refused).isNotNull();
        return refused;
    }

    @Test
    void readsAMailThatIsOnlyAHeader() {
        assertThat(Mails.parse("From: a@b.example\nSubject: Only this").subject())
                .isEqualTo("Only this");
    }

    @Test
    void readsLinesThatEndInAnyWay() {
        for (var end : new String[] {"\n", "\r\n", "\r", "\r\r\n"}) {
            var mail = Mails.parse((HEADER + "\nOne\nTwo\n").replace("\n", end));

            assertThat(mail.subject()).isEqualTo("Hej");
            assertThat(mail.readableText().lines().filter(line -> !line.isEmpty()))
                    .containsExactly("One", "Two");
        }
    }

    @Test
    void dropsNulAndControlCharacters() {
        var mail = Mails.parse(
                "From: \0a@b.example\nSubject: a\0b\u0007c\u202etxt\n\nHe\0llo\u0007 there, this is a text.\n");

        assertThat(mail.from()).containsExactly(new MailAddress("", "a@b.example"));
        assertThat(mail.subject()).isEqualTo("abctxt");
        assertThat(mail.text()).isEqualTo("Hello there, this is a text.\n");
    }

    @Test
    void keepsBinaryContentThatPassesForTextAsAFile() {
        var mail = Mails.parseBytes(HEADER + "\n" + "\u0000\u0001\u0002\u0003binary\u0004\u0005".repeat(50));

        assertThat(mail.text()).isNull();
        assertThat(mail.attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.size()).isEqualTo(600));
    }

    @Test
    void takesTheTextThatStandsWhereNoPartIs() {
        var mail = Mails.parse(HEADER + "Content-Type: multipart/mixed; boundary=none\n\nHello without a part.\n");

        assertThat(mail.text()).isEqualTo("Hello without a part.\n");
    }

    @Test
    void ignoresFieldsThatLookLikeTextAfterTheHeader() {
        var mail = Mails.parse(HEADER + "\nFrom: forged@evil.example\n\nText");

        assertThat(mail.from()).containsExactly(new MailAddress("", "karin@kund.example"));
        assertThat(mail.text()).contains("From: forged@evil.example");
    }

    @Test
    void givesTwoCopiesOfAMailTheSameDigest() {
        var first = HEADER + "Date: Mon, 23 Nov 2026 08:00:00 +0000\n\nText\n";
        var second = "Received: from a by b\nX-Spam: no\n" + first.replace("\n", "\r\n") + "\r\n";

        assertThat(Mails.parse(second).contentDigest())
                .isEqualTo(Mails.parse(first).contentDigest());
    }

    @Test
    void givesFoldedFieldsTheSameDigest() {
        var first = "From: a@b.example\nSubject: One two\n\nText";
        var second = "From: a@b.example\nSubject: One\n  two\n\nText";

        assertThat(Mails.parse(second).contentDigest())
                .isEqualTo(Mails.parse(first).contentDigest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: karin@kund.example\nSubject: Hej\n\nOther text",
                "From: karin@kund.example\nSubject: Hej hej\n\nText",
                "From: kalle@kund.example\nSubject: Hej\n\nText",
                "From: karin@kund.example\nSubject: Hej\nDate: Mon, 23 Nov 2026 08:00:00 +0000\n\nText",
                "From: karin@kund.example\nSubject: Hej\n\nTe\nxt"
            })
    void givesAnotherMailAnotherDigest(String other) {
        assertThat(Mails.parse(other).contentDigest())
                .isNotEqualTo(Mails.parse("From: karin@kund.example\nSubject: Hej\n\nText")
                        .contentDigest());
    }

    @Test
    void passesOnWhatTheSinkThrows() {
        AttachmentSink full = () -> {
            throw new IOException("disk full");
        };

        assertThatThrownBy(() -> new MailParser().parse(new ByteArrayInputStream(Mails.read("related.eml")), full))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
    }

    @Test
    void passesOnWhatTheSinkThrowsUnchecked() {
        AttachmentSink failing = () -> {
            throw new IllegalStateException("no transaction");
        };

        assertThatThrownBy(() -> new MailParser().parse(new ByteArrayInputStream(Mails.read("related.eml")), failing))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no transaction");
    }

    @Test
    void passesOnWhatTheSourceThrows() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection lost");
            }
        };

        assertThatThrownBy(() -> new MailParser().parse(broken, new CountingSink()))
                .isInstanceOf(IOException.class)
                .hasMessage("connection lost");
    }
}
