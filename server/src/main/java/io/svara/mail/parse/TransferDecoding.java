package io.svara.mail.parse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;

/** Undoes a part's Content-Transfer-Encoding; an unknown one is taken as none. */
final class TransferDecoding {

    private static final int LOOKED_AT = 400;

    private TransferDecoding() {}

    static InputStream decode(InputStream content, String encoding) {
        return switch (encoding) {
            case "base64" -> new Base64InputStream(padded(content), DecodeMonitor.SILENT);
            case "quoted-printable" -> new QuotedPrintableInputStream(content, DecodeMonitor.SILENT);
            default -> content;
        };
    }

    /** Without its padding the last letters would not be decoded. What is padded already ends before this. */
    private static InputStream padded(InputStream content) {
        return new SequenceInputStream(content, new ByteArrayInputStream(new byte[] {'=', '='}));
    }

    /** Text is declared base64 now and then by programs that then do not encode it; decoded it would be noise. */
    static InputStream decodeText(InputStream content, String encoding) throws IOException {
        if (!encoding.equals("base64")) {
            return decode(content, encoding);
        }
        var beginning = content.readNBytes(LOOKED_AT);
        var whole = new PushbackInputStream(content, LOOKED_AT);
        whole.unread(beginning);
        return isBase64(beginning) ? decode(whole, encoding) : whole;
    }

    private static boolean isBase64(byte[] bytes) {
        int others = 0;
        for (byte value : bytes) {
            boolean letter =
                    value >= 'a' && value <= 'z' || value >= 'A' && value <= 'Z' || value >= '0' && value <= '9';
            boolean sign = value == '+' || value == '/' || value == '=' || value == '\r' || value == '\n';
            others += letter || sign ? 0 : 1;
        }
        return others * 12 <= bytes.length;
    }
}
