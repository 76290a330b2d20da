package io.svara.mail.receive.smtp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the session reads: one command line at a time, so that nothing of a mail is ever read ahead as a command.
 * SubEthaSMTP answers what is no command by itself and does not count it; so a line it should not see is replaced by
 * the {@link Fault} that it is, and the fault is a command of ours.
 */
final class CommandLines extends InputStream {

    /** What came instead of a command. The name after "?" is the command that answers it; no client can send it. */
    enum Fault {
        UNKNOWN,
        TOO_LONG,
        MALFORMED,
        TIMEOUT;

        String verb() {
            return "?" + name();
        }
    }

    /** RFC 5321 asks for 512 and more with extensions; SubEthaSMTP's own reader ends at 998. */
    static final int MAX_LINE_BYTES = 990;

    private static final int MAX_DISCARDED_BYTES = 64 * 1024;

    private final Wire wire;
    private final Patience patience;
    private final Set<String> verbs;
    private byte[] line = {};
    private int position;

    CommandLines(Wire wire, Patience patience, Set<String> verbs) {
        this.wire = wire;
        this.patience = patience;
        this.verbs = verbs;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (position == line.length && !nextLine()) {
            return -1;
        }
        int count = Math.min(length, line.length - position);
        System.arraycopy(line, position, target, offset, count);
        position += count;
        return count;
    }

    /** Nothing can be said of what has not been asked for yet; the session must not believe that there is nothing. */
    @Override
    public int available() {
        return line.length - position;
    }

    private boolean nextLine() throws IOException {
        patience.expectLine();
        try {
            String text = receiveLine();
            if (text == null) {
                return false;
            }
            line = (text + "\r\n").getBytes(StandardCharsets.UTF_8);
            position = 0;
            return true;
        } catch (SocketTimeoutException tooSlow) {
            line = (Fault.TIMEOUT.verb() + "\r\n").getBytes(StandardCharsets.UTF_8);
            position = 0;
            return true;
        } catch (IOException hungUp) {
            // the session takes this one kind for the everyday thing that it is
            throw (SocketException) new SocketException("hung up").initCause(hungUp);
        }
    }

    private @Nullable String receiveLine() throws IOException {
        var bytes = new ByteArrayOutputStream(128);
        int value = wire.next();
        while (value >= 0 && value != '\n') {
            if (bytes.size() == MAX_LINE_BYTES) {
                return discardLine();
            }
            bytes.write(value);
            value = wire.next();
        }
        return value < 0 ? null : checked(bytes.toByteArray());
    }

    private @Nullable String discardLine() throws IOException {
        for (int count = 0; count < MAX_DISCARDED_BYTES; count++) {
            int value = wire.next();
            if (value < 0) {
                return null;
            }
            if (value == '\n') {
                return Fault.TOO_LONG.verb();
            }
        }
        return Fault.MALFORMED.verb();
    }

    private String checked(byte[] bytes) {
        if (!isOneLine(bytes)) {
            return Fault.MALFORMED.verb();
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, bytes.length - 1))
                    .toString();
            return verbs.contains(verbOf(text)) ? text : Fault.UNKNOWN.verb();
        } catch (CharacterCodingException notText) {
            return Fault.MALFORMED.verb();
        }
    }

    private static boolean isOneLine(byte[] bytes) {
        if (bytes.length == 0 || bytes[bytes.length - 1] != '\r') {
            return false;
        }
        for (int index = 0; index < bytes.length - 1; index++) {
            if (bytes[index] == '\r' || bytes[index] == 0) {
                return false;
            }
        }
        return true;
    }

    private static String verbOf(String text) {
        int end = text.indexOf(' ');
        return (end < 0 ? text : text.substring(0, end)).toUpperCase(Locale.ROOT);
    }
}
