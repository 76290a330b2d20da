package io.svara.mail.receive.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * One mail as it stands between DATA and its end, with the extra dots taken away and every other byte as it came. Only
 * {@code CR LF . CR LF} ends it: a mail that also ended at {@code LF . LF} could carry a second, forged mail past the
 * server before us (CVE-2023-51764).
 */
final class DotStuffedInput extends InputStream {

    private enum State {
        LINE_START,
        DOT,
        DOT_CR,
        CR,
        IN_LINE,
        ENDED
    }

    private static final int NOTHING = -1;

    private final Wire wire;
    private State state = State.LINE_START;
    private int heldBack = NOTHING;

    DotStuffedInput(Wire wire) {
        this.wire = wire;
    }

    @Override
    public int read() throws IOException {
        if (heldBack != NOTHING) {
            return releaseHeldBack();
        }
        while (state != State.ENDED) {
            int value = wire.next();
            if (value < 0) {
                throw new EOFException("the connection ended within a mail");
            }
            if (keeps(value)) {
                return value;
            }
            if (heldBack != NOTHING) {
                return '\r';
            }
        }
        return -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            if (state == State.IN_LINE && heldBack == NOTHING) {
                count += wire.takeUntilReturn(target, offset + count, length - count);
                if (count == length || count > 0 && wire.isDrained()) {
                    return count;
                }
            }
            int value = read();
            if (value < 0) {
                return count == 0 ? -1 : count;
            }
            target[offset + count++] = (byte) value;
            if (wire.isDrained()) {
                return count;
            }
        }
        return count;
    }

    /** Whether the byte belongs to the mail as it is; a CR after a leading dot waits for what follows it. */
    private boolean keeps(int value) {
        switch (state) {
            case LINE_START -> {
                if (value == '.') {
                    state = State.DOT;
                    return false;
                }
            }
            case DOT -> {
                if (value == '\r') {
                    state = State.DOT_CR;
                    return false;
                }
            }
            case DOT_CR -> {
                if (value == '\n') {
                    state = State.ENDED;
                    return false;
                }
                heldBack = value;
                return false;
            }
            case CR, IN_LINE, ENDED -> {}
        }
        advance(value);
        return true;
    }

    private int releaseHeldBack() {
        int value = heldBack;
        heldBack = NOTHING;
        state = State.CR;
        advance(value);
        return value;
    }

    private void advance(int value) {
        if (value == '\r') {
            state = State.CR;
            return;
        }
        state = state == State.CR && value == '\n' ? State.LINE_START : State.IN_LINE;
    }
}
