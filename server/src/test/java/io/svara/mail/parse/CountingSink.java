package io.svara.mail.parse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A sink that keeps small attachments, and of large ones only their size and SHA-256, which is its reference. */
final class CountingSink implements AttachmentSink {

    private static final int KEPT_BYTES = 100_000;

    private final List<byte[]> contents = new ArrayList<>();
    private long bytes;
    private int largestWrite;
    private int unfinished;

    @Override
    public Target open() {
        return new Counter();
    }

    byte[] content(int index) {
        return contents.get(index);
    }

    long bytes() {
        return bytes;
    }

    int largestWrite() {
        return largestWrite;
    }

    int unfinished() {
        return unfinished;
    }

    private final class Counter extends OutputStream implements Target {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final DigestOutputStream digest = new DigestOutputStream(nullOutputStream(), sha256());
        private boolean finished;

        @Override
        public OutputStream stream() {
            return this;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            bytes += length;
            largestWrite = Math.max(largestWrite, length);
            digest.write(buffer, offset, length);
            kept.write(buffer, offset, Math.min(length, KEPT_BYTES - kept.size()));
        }

        @Override
        public String finish() {
            finished = true;
            contents.add(kept.toByteArray());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        }

        @Override
        public void close() {
            unfinished += finished ? 0 : 1;
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
