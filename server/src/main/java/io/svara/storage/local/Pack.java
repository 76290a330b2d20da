package io.svara.storage.local;

import io.svara.kernel.OrganizationId;
import io.svara.storage.Sha256;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A pack's bytes: a head, then records, each a header and its content.
 *
 * <pre>
 * head    magic 8 | salt 8 | made at, ms 8 | crc 4 | zeros 4
 * record  magic 4 | organisation 8 | sha256 32 | length 4 | crc of the salt and the fields before 4 | content
 * </pre>
 *
 * <p>A record's header is trusted when its crc is right, its content when its SHA-256 is. After a crash a pack ends
 * anywhere: what is not a whole record is skipped. The salt keeps a mail that contains a forged record from being
 * taken for one when reading has to find its way again.
 */
final class Pack {

    /** A record in its pack. */
    record Entry(OrganizationId organization, Sha256 sha256, Place.InPack place) {

        long end() {
            return place.offset() + RECORD_BYTES + place.length();
        }
    }

    /**
     * What a pack holds.
     *
     * @param clean every byte belongs to a record: more records can follow
     * @param damaged records follow a stretch that is none, so that something may lie in there that rows still name
     */
    record Contents(Instant madeAt, long salt, List<Entry> entries, long bytes, boolean clean, boolean damaged) {}

    static final int HEAD_BYTES = 32;
    static final int RECORD_BYTES = 52;

    private static final long HEAD_MAGIC = 0x5356415241504b31L;
    private static final int RECORD_MAGIC = 0x53565243;
    private static final int SEARCH_BYTES = 1 << 20;

    private Pack() {}

    static ByteBuffer head(long salt, Instant madeAt) {
        var head = ByteBuffer.allocate(HEAD_BYTES);
        head.putLong(HEAD_MAGIC).putLong(salt).putLong(madeAt.toEpochMilli());
        head.putInt(crc(0, head.array(), 0, 24));
        return head.position(0);
    }

    static ByteBuffer header(long salt, OrganizationId organization, Sha256 sha256, int length) {
        var header = ByteBuffer.allocate(RECORD_BYTES);
        header.putInt(RECORD_MAGIC).putLong(organization.value()).put(sha256.bytes());
        header.putInt(length);
        header.putInt(crc(salt, header.array(), 0, RECORD_BYTES - 4));
        return header.position(0);
    }

    /**
     * The content at the place, or null when the bytes there are not the asked-for blob. Asking for one organisation's
     * blob never yields another's, whatever the place says.
     */
    static byte @Nullable [] read(Path pack, OrganizationId organization, Sha256 sha256, Place.InPack place)
            throws IOException {
        try (var file = new RandomAccessFile(pack.toFile(), "r")) {
            var record = new byte[RECORD_BYTES + place.length()];
            file.seek(place.offset());
            file.readFully(record);
            var header = ByteBuffer.wrap(record);
            var content = new byte[place.length()];
            header.get(RECORD_BYTES, content);
            var right = header.getInt(0) == RECORD_MAGIC
                    && header.getLong(4) == organization.value()
                    && Sha256.of(content).equals(sha256);
            return right ? content : null;
        } catch (EOFException shorter) {
            return null;
        }
    }

    /** Reads the headers of all records. Null when not even the head is there: a crash while the pack was begun. */
    static @Nullable Contents scan(String name, Path pack) throws IOException {
        try (var file = new RandomAccessFile(pack.toFile(), "r")) {
            return new Scan(name, file).run();
        }
    }

    private static int crc(long salt, byte[] bytes, int offset, int length) {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(8).putLong(salt).position(0));
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    /** One walk through a pack. */
    private static final class Scan {

        private final String name;
        private final RandomAccessFile file;
        private final long bytes;
        private final List<Entry> entries = new ArrayList<>();
        private boolean damaged;

        Scan(String name, RandomAccessFile file) throws IOException {
            this.name = name;
            this.file = file;
            this.bytes = file.length();
        }

        @Nullable
        Contents run() throws IOException {
            if (bytes < HEAD_BYTES) {
                return null;
            }
            var head = ByteBuffer.wrap(bytesAt(0, HEAD_BYTES));
            if (head.getLong(0) != HEAD_MAGIC || head.getInt(24) != crc(0, head.array(), 0, 24)) {
                return null;
            }
            var salt = head.getLong(8);
            var clean = readEntries(salt);
            return new Contents(Instant.ofEpochMilli(head.getLong(16)), salt, entries, bytes, clean, damaged);
        }

        private boolean readEntries(long salt) throws IOException {
            var clean = true;
            long at = HEAD_BYTES;
            while (at < bytes) {
                var entry = entryAt(at, salt);
                if (entry == null) {
                    clean = false;
                    entry = nextAfter(at, salt);
                    damaged |= entry != null;
                }
                if (entry == null) {
                    return false;
                }
                entries.add(entry);
                at = entry.end();
            }
            return clean;
        }

        private @Nullable Entry nextAfter(long broken, long salt) throws IOException {
            for (var from = broken + 1; from + RECORD_BYTES <= bytes; from += SEARCH_BYTES) {
                var window = ByteBuffer.wrap(bytesAt(from, (int) Math.min(SEARCH_BYTES + 3L, bytes - from)));
                for (var index = 0; index + 4 <= window.limit(); index++) {
                    var entry = window.getInt(index) == RECORD_MAGIC ? entryAt(from + index, salt) : null;
                    if (entry != null) {
                        return entry;
                    }
                }
            }
            return null;
        }

        private @Nullable Entry entryAt(long offset, long salt) throws IOException {
            if (offset + RECORD_BYTES > bytes) {
                return null;
            }
            var header = ByteBuffer.wrap(bytesAt(offset, RECORD_BYTES));
            if (header.getInt(0) != RECORD_MAGIC
                    || header.getInt(RECORD_BYTES - 4) != crc(salt, header.array(), 0, RECORD_BYTES - 4)) {
                return null;
            }
            var sha256 = new byte[32];
            header.get(12, sha256);
            var place = new Place.InPack(name, offset, header.getInt(44));
            var entry = new Entry(new OrganizationId(header.getLong(4)), Sha256.ofDigest(sha256), place);
            return entry.end() <= bytes ? entry : null;
        }

        private byte[] bytesAt(long offset, int length) throws IOException {
            var read = new byte[length];
            file.seek(offset);
            file.readFully(read);
            return read;
        }
    }
}
