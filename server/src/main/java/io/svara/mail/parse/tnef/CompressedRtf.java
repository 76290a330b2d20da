package io.svara.mail.parse.tnef;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** RTF as MAPI keeps it: compressed by looking back at the last 4,096 bytes ([MS-OXRTFCP]). */
final class CompressedRtf {

    private static final int COMPRESSED = 0x75465a4c;
    private static final int PLAIN = 0x414c454d;
    private static final int WINDOW = 4_096;

    private static final byte[] KNOWN =
            ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
                            + "\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
                            + "\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx")
                    .getBytes(StandardCharsets.US_ASCII);

    private CompressedRtf() {}

    /** @param most bytes; what is longer is cut. What breaks off is as long as it is */
    static byte[] open(byte[] file, int most) {
        var bytes = new Bytes(file);
        bytes.skip(4);
        int size = bytes.i32();
        int kind = bytes.i32();
        bytes.skip(4);
        int length = size < 0 ? most : Math.min(size, most);
        return switch (kind) {
            case PLAIN -> bytes.next(Math.min(length, bytes.left())).copy();
            case COMPRESSED -> decompress(bytes, length);
            default -> throw new BrokenTnefException();
        };
    }

    private static byte[] decompress(Bytes bytes, int length) {
        var out = new ByteArrayOutputStream(Math.min(length, 65_536));
        var window = new byte[WINDOW];
        System.arraycopy(KNOWN, 0, window, 0, KNOWN.length);
        int at = KNOWN.length;
        while (out.size() < length && bytes.left() > 0) {
            int flags = bytes.u8();
            for (int bit = 0; bit < 8 && out.size() < length; bit++) {
                boolean back = (flags & 1 << bit) != 0;
                if (bytes.left() < (back ? 2 : 1)) {
                    return out.toByteArray();
                }
                if (!back) {
                    at = put(window, at, (byte) bytes.u8(), out);
                    continue;
                }
                int reference = bytes.u8() << 8 | bytes.u8();
                int from = reference >> 4;
                if (from == at) {
                    return out.toByteArray();
                }
                for (int left = (reference & 0xf) + 2; left > 0; left--) {
                    at = put(window, at, window[from], out);
                    from = (from + 1) % WINDOW;
                }
            }
        }
        return out.toByteArray();
    }

    private static int put(byte[] window, int at, byte value, ByteArrayOutputStream out) {
        out.write(value);
        window[at] = value;
        return (at + 1) % WINDOW;
    }
}
