package io.svara.mail.parse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Spoils mails where mails can be spoilt: in bytes, lines, header fields, boundaries, encodings and nesting. The same seed spoils the
 * same mails in the same way.
 */
final class MailMutator {

    private static final int MOST_CHANGES = 5;
    private static final int MOST_BYTES = 3_000_000;

    private static final List<String> FIELDS = List.of(
            "Content-Type: multipart/mixed; boundary=\"\"",
            "Content-Type: multipart/mixed",
            "Content-Type: multipart/mixed; boundary=b; boundary=c",
            "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
            "Content-Type: message/rfc822",
            "Content-Type: message/delivery-status",
            "Content-Type: text/html; charset=utf-7",
            "Content-Type: text/plain; charset=\"\\\"",
            "Content-Type: text/plain; charset=iso-2022-cn-ext; format=flowed; delsp=yes",
            "Content-Type: application/ms-tnef; name=winmail.dat",
            "Content-Type: text/plain; name*0*=utf-8''%ff%; name*1=\"; name*999999999999=x",
            "Content-Transfer-Encoding: x-uuencode",
            "Content-Transfer-Encoding: base64 base64",
            "Content-Transfer-Encoding: quoted-printable\r\n\t,7bit",
            "Content-Disposition: attachment; filename=\"../../\0\u202e.exe\"",
            "Content-ID: <>",
            "From: <>",
            "From: \"\\\" <a@b",
            "From: =?utf-8?b?////?= <a@[127.0.0.1]>, group: b@c, d@e;",
            "To: undisclosed-recipients:;,;,;",
            "Subject: =?utf-7?q?+AAA-?= =?x?b?=?= =?utf-8?q?",
            "Date: Fri, 31 Feb 999999 25:61:61 +9999",
            "Message-ID: <<>>",
            "References: <a><b<c>> d",
            "Thread-Index: ====",
            "MIME-Version: 0",
            "Auto-Submitted: auto-replied (" + "(".repeat(2_000),
            ": no name",
            " folded of nothing",
            "no colon");

    private static final List<String> REPEATED = List.of(
            "<div>",
            "<table><tr><td>",
            "<a href=",
            "<!--",
            "<![if ",
            "</p>",
            "&#x10ffff;",
            "<b><i>",
            "<style>a{",
            "> ",
            ">",
            "=?utf-8?b?4oKs?= ",
            "\"",
            "(",
            "<",
            "=\r\n",
            "=E2=82",
            "--b\r\n",
            "--b--\r\n",
            "On Monday A wrote:\r\n",
            "-----Original Message-----\r\n",
            "From: a@b.example\r\n",
            "\r\n",
            "\n\r",
            "\t",
            "a",
            "é",
            "\u200b",
            "@",
            "a@b.example, ",
            "begin 644 a\r\n",
            "Final-Recipient: rfc822; a@b.example\r\n",
            "{\"a\":[",
            "550 5.1.1 ");

    private static final List<String> ENCODINGS =
            List.of("base64", "quoted-printable", "8bit", "7bit", "binary", "x-uuencode", "none", "");
    private static final List<String> CHARSETS = List.of(
            "utf-8",
            "utf-16",
            "utf-32",
            "utf-7",
            "iso-2022-jp",
            "iso-2022-kr",
            "gb18030",
            "big5",
            "windows-1252",
            "ibm037",
            "x-unknown",
            "us-ascii",
            "'",
            "");
    private static final List<String> TYPES = List.of(
            "text/plain",
            "text/html",
            "multipart/mixed",
            "multipart/alternative",
            "multipart/related",
            "multipart/digest",
            "multipart/report",
            "message/rfc822",
            "message/delivery-status",
            "message/feedback-report",
            "message/partial",
            "message/external-body",
            "application/ms-tnef",
            "text/calendar",
            "application/octet-stream",
            "x/x",
            "/");

    private final Random random;

    MailMutator(Random random) {
        this.random = random;
    }

    /** @param other another mail, of which pieces can be taken */
    byte[] spoil(byte[] mail, byte[] other) {
        var spoilt = mail;
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            spoilt = change(spoilt, other);
            if (spoilt.length > MOST_BYTES) {
                spoilt = Arrays.copyOf(spoilt, MOST_BYTES);
            }
        }
        return spoilt;
    }

    private byte[] change(byte[] mail, byte[] other) {
        return switch (random.nextInt(18)) {
            case 0 -> Arrays.copyOf(mail, random.nextInt(mail.length + 1));
            case 1 -> flipped(mail);
            case 2 -> put(mail, place(mail), place(mail), new byte[0]);
            case 3 -> put(mail, place(mail), -1, span(mail));
            case 4 -> put(mail, place(mail), -1, span(other));
            case 5 -> put(mail, line(mail), -1, bytes(any(FIELDS) + "\r\n"));
            case 6 -> put(mail, 0, -1, bytes(any(FIELDS) + "\r\n"));
            case 7 -> withoutLine(mail);
            case 8 -> put(mail, place(mail), -1, bytes(any(REPEATED).repeat(1 << random.nextInt(14))));
            case 9 -> put(mail, line(mail), -1, bytes(any(REPEATED).repeat(1 << random.nextInt(14)) + "\r\n"));
            case 10 -> replaced(mail, "(?i)(content-transfer-encoding:\\s*)[^\\r\\n]*", any(ENCODINGS));
            case 11 -> replaced(mail, "(?i)(charset=\"?)[\\w-]*", any(CHARSETS));
            case 12 -> replaced(mail, "(?i)(content-type:\\s*)[\\w/.-]*", any(TYPES));
            case 13 -> replaced(mail, "(?i)(boundary=\"?)[^\"\\r\\n;]*", random.nextBoolean() ? "b" : "");
            case 14 -> nested(mail, 1 + random.nextInt(70));
            case 15 -> lineEnds(mail);
            case 16 -> headOfOne(mail, other);
            default -> swapped(mail);
        };
    }

    private byte[] flipped(byte[] mail) {
        var copy = mail.clone();
        for (int flips = random.nextInt(30); flips > 0 && copy.length > 0; flips--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        return copy;
    }

    private byte[] withoutLine(byte[] mail) {
        int from = line(mail);
        int to = from;
        while (to < mail.length && mail[to] != '\n') {
            to++;
        }
        return put(mail, from, Math.min(mail.length, to + 1), new byte[0]);
    }

    private byte[] swapped(byte[] mail) {
        int middle = place(mail);
        return join(Arrays.copyOfRange(mail, middle, mail.length), Arrays.copyOf(mail, middle));
    }

    private byte[] headOfOne(byte[] mail, byte[] other) {
        return join(Arrays.copyOf(mail, bodyOf(mail)), Arrays.copyOfRange(other, bodyOf(other), other.length));
    }

    private static int bodyOf(byte[] mail) {
        var text = text(mail);
        int crlf = text.indexOf("\r\n\r\n");
        int lf = text.indexOf("\n\n");
        return crlf >= 0 ? crlf + 4 : lf >= 0 ? lf + 2 : mail.length;
    }

    private byte[] nested(byte[] mail, int levels) {
        var nested = mail;
        for (int level = 0; level < levels && nested.length < MOST_BYTES; level++) {
            var boundary = random.nextBoolean() ? "b" : "b" + level;
            var type = random.nextInt(3) == 0 ? "Content-Type: message/rfc822\r\n\r\n" : "";
            nested = join(
                    bytes("From: a@b.example\r\nContent-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n--"
                            + boundary + "\r\n" + type),
                    nested,
                    random.nextBoolean() ? bytes("\r\n--" + boundary + "--\r\n") : new byte[0]);
        }
        return nested;
    }

    private byte[] lineEnds(byte[] mail) {
        var text = text(mail).replace("\r\n", "\n");
        return bytes(
                switch (random.nextInt(4)) {
                    case 0 -> text;
                    case 1 -> text.replace('\n', '\r');
                    case 2 -> text.replace("\n", "\n\r");
                    default -> text.replace("\n", "\r\r\n");
                });
    }

    /** Some of the places, not all. */
    private byte[] replaced(byte[] mail, String pattern, String value) {
        var all = java.util.regex.Pattern.compile(pattern).matcher(text(mail));
        return bytes(all.replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                random.nextInt(3) == 0 ? found.group() : found.group(1) + value)));
    }

    private byte[] span(byte[] mail) {
        int from = place(mail);
        return Arrays.copyOfRange(mail, from, Math.min(mail.length, from + random.nextInt(5_000)));
    }

    /** @param to where what is taken out ends; less than {@code from}: nothing is */
    private static byte[] put(byte[] mail, int from, int to, byte[] piece) {
        return join(Arrays.copyOf(mail, from), piece, Arrays.copyOfRange(mail, Math.max(from, to), mail.length));
    }

    private int place(byte[] mail) {
        return random.nextInt(mail.length + 1);
    }

    /** Where a line begins. */
    private int line(byte[] mail) {
        int place = place(mail);
        while (place > 0 && mail[place - 1] != '\n') {
            place--;
        }
        return place;
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static byte[] join(byte[]... pieces) {
        var all = new ByteArrayOutputStream();
        for (var piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.chars().allMatch(one -> one < 256)
                ? text.getBytes(StandardCharsets.ISO_8859_1)
                : text.getBytes(StandardCharsets.UTF_8);
    }
}
