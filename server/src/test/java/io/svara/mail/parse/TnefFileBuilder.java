package io.svara.mail.parse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes TNEF as Outlook does. */
final class TnefFileBuilder {

    private static final byte[] MESSAGE_OBJECT = {7, 3, 2, 0, 0, 0, 0, 0, (byte) 0xc0, 0, 0, 0, 0, 0, 0, 0x46};

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    TnefFileBuilder() {
        out.writeBytes(number(0x223e9f78));
        out.writeBytes(new byte[] {1, 0});
        attribute(1, 0x00069007, concat(number(1252), number(0)));
    }

    TnefFileBuilder body(byte[]... properties) {
        return attribute(1, 0x00069003, concat(number(properties.length), concat(properties)));
    }

    TnefFileBuilder file(String title, byte[] content, byte[]... properties) {
        attribute(2, 0x00069002, new byte[14]);
        attribute(2, 0x00018010, (title + "\0").getBytes(Charset.forName("windows-1252")));
        attribute(2, 0x0006800f, content);
        return attribute(2, 0x00069005, concat(number(properties.length), concat(properties)));
    }

    TnefFileBuilder message(String title, byte[] tnef) {
        attribute(2, 0x00069002, new byte[14]);
        var object = counted(0x3701000d, concat(MESSAGE_OBJECT, tnef));
        return attribute(2, 0x00069005, concat(number(2), unicode(0x3001, title), object));
    }

    TnefFileBuilder attribute(int level, int id, byte[] value) {
        out.write(level);
        out.writeBytes(number(id));
        out.writeBytes(number(value.length));
        out.writeBytes(value);
        int sum = 0;
        for (byte each : value) {
            sum += each & 0xff;
        }
        out.writeBytes(new byte[] {(byte) sum, (byte) (sum >> 8)});
        return this;
    }

    static byte[] unicode(int id, String text) {
        return counted(id << 16 | 0x1f, (text + "\0").getBytes(StandardCharsets.UTF_16LE));
    }

    static byte[] html(String html) {
        return counted(0x10130102, html.getBytes(StandardCharsets.UTF_8));
    }

    /** What the HTML is written in. */
    static byte[] utf8() {
        return concat(number(0x3fde0003), number(65001));
    }

    /** Not compressed, which is allowed too. */
    static byte[] rtf(String rtf) {
        var bytes = rtf.getBytes(StandardCharsets.ISO_8859_1);
        return counted(
                0x10090102,
                concat(number(bytes.length + 12), number(bytes.length), number(0x414c454d), number(0), bytes));
    }

    static byte[] binary(int id, byte[] value) {
        return counted(id << 16 | 0x102, value);
    }

    private static byte[] counted(int tag, byte[] value) {
        return concat(number(tag), number(1), number(value.length), value, new byte[-value.length & 3]);
    }

    static byte[] number(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)};
    }

    static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /** A mail that brings it, and says this itself. */
    static byte[] mail(String text, byte[] tnef) {
        return ("From: stig@kund.example\r\nTo: support@nordvind.example\r\nSubject: Outlook\r\n"
                        + "Content-Type: multipart/mixed; boundary=w\r\n\r\n--w\r\nContent-Type: text/plain\r\n\r\n"
                        + text
                        + "\r\n--w\r\nContent-Type: application/ms-tnef; name=\"winmail.dat\"\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(tnef) + "\r\n--w--\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
