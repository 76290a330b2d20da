package io.svara.mail.details;

import io.svara.mail.parse.AttachmentSink;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Keeps one of a mail's files, and forgets the others. */
final class OneFile implements AttachmentSink {

    /** What is larger can be taken out of the file by a mail program. */
    private static final int MOST_BYTES = 32_000_000;

    private final int wanted;
    private int opened;
    private @Nullable ByteArrayOutputStream kept;
    private boolean tooLarge;

    OneFile(int wanted) {
        this.wanted = wanted;
    }

    byte @Nullable [] content() {
        return kept == null || tooLarge ? null : kept.toByteArray();
    }

    @Override
    public Target open() {
        boolean isWanted = opened++ == wanted;
        if (isWanted) {
            kept = new ByteArrayOutputStream();
        }
        return new Reading(isWanted ? new Bounded() : OutputStream.nullOutputStream());
    }

    private final class Bounded extends OutputStream {

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            var target = kept;
            tooLarge |= target == null || target.size() + count > MOST_BYTES;
            if (target != null && !tooLarge) {
                target.write(bytes, from, count);
            }
        }
    }

    private record Reading(OutputStream stream) implements Target {

        @Override
        public String finish() {
            return "";
        }

        @Override
        public void close() {}
    }
}
