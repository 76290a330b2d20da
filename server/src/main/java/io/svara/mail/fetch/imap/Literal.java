package io.svara.mail.fetch.imap;

import io.svara.mail.fetch.imap.ImapFailure.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Text that is announced by its length, {@code {12}}, at a line's end. */
final class Literal {

    /** Names of folders, and what servers quote in their complaints. */
    private static final int MAX_BYTES = 64 * 1024;

    private Literal() {}

    /** -1 when none is announced. */
    static long sizeAtEnd(String line) {
        var open = line.endsWith("}") ? line.lastIndexOf('{') : -1;
        var digits = open < 0 ? "" : line.substring(open + 1, line.length() - 1);
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : -1;
    }

    static String read(Wire wire, long size) throws ImapFailure {
        if (size > MAX_BYTES) {
            throw new ImapFailure(Kind.NOT_IMAP, "The server sends " + size + " bytes where a few were expected.");
        }
        try {
            return new String(wire.bytes(size).readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException failed) {
            throw Wire.lost(failed);
        }
    }
}
