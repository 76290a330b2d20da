package io.svara.mail.receive.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Sees each answer on its way out, whoever gives it, and tells of those that are a no. */
final class Answers extends FilterOutputStream {

    private static final Pattern NO = Pattern.compile("([45]\\d\\d) (\\d\\.\\d\\.\\d{1,2})? ?.*", Pattern.DOTALL);
    /** Enough for the codes. */
    private static final int SEEN_BYTES = 16;

    private final Consumer<String> refusals;
    private final StringBuilder line = new StringBuilder();

    Answers(OutputStream output, Consumer<String> refusals) {
        super(output);
        this.refusals = refusals;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        for (var character : new String(bytes, offset, length, US_ASCII).toCharArray()) {
            see(character);
        }
    }

    @Override
    public void write(int octet) throws IOException {
        out.write(octet);
        see((char) octet);
    }

    private void see(char character) {
        if (character == '\n') {
            tell();
            line.setLength(0);
        } else if (line.length() < SEEN_BYTES) {
            line.append(character);
        }
    }

    private void tell() {
        var no = NO.matcher(line);
        if (no.matches()) {
            refusals.accept(no.group(2) == null ? no.group(1) : no.group(1) + " " + no.group(2));
        }
    }
}
