package io.svara.bench.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into a table by COPY, which needs a connection of its own meanwhile. */
final class CopyRows implements AutoCloseable {

    private static final int SOME = 1 << 16;

    private final Connection connection;
    private final CopyIn copy;
    private final StringBuilder text = new StringBuilder(SOME + 8192);
    private boolean begun;

    /** @param columns the table's name and its columns: {@code label (organization_id, id)} */
    CopyRows(Connection connection, String columns) throws SQLException {
        this.connection = connection;
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + columns + " from stdin");
    }

    CopyRows add(long number) {
        separate();
        text.append(number);
        return this;
    }

    CopyRows add(boolean flag) {
        separate();
        text.append(flag ? 't' : 'f');
        return this;
    }

    CopyRows add(@Nullable Instant instant) {
        separate();
        text.append(instant == null ? "\\N" : instant.toString());
        return this;
    }

    CopyRows nothing() {
        separate();
        text.append("\\N");
        return this;
    }

    CopyRows add(byte[] bytes) {
        separate();
        text.append("\\\\x");
        for (var value : bytes) {
            text.append(Character.forDigit((value >> 4) & 15, 16)).append(Character.forDigit(value & 15, 16));
        }
        return this;
    }

    CopyRows add(String value) {
        separate();
        for (int at = 0; at < value.length(); at++) {
            var sign = value.charAt(at);
            switch (sign) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(sign);
            }
        }
        return this;
    }

    private void separate() {
        if (begun) {
            text.append('\t');
        }
        begun = true;
    }

    void end() {
        text.append('\n');
        begun = false;
        if (text.length() >= SOME) {
            send();
        }
    }

    private void send() {
        try {
            var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            text.setLength(0);
        } catch (SQLException failed) {
            throw new UncheckedIOException(new IOException(failed));
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (copy.isActive()) {
                send();
                copy.endCopy();
            }
        }
    }
}
