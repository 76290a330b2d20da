package io.svara.storage.local;

import io.svara.kernel.OrganizationId;
import io.svara.storage.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pack that this node appends to. For one thread. Its lock tells other nodes and the sweeper to keep off. */
final class OpenPack {

    private static final Logger LOG = LoggerFactory.getLogger(OpenPack.class);

    /** Bounds what a walk through a pack holds in memory, however small the blobs are. */
    private static final int MAX_ENTRIES = 50_000;

    private final String name;
    private final Path path;
    private final long salt;
    private final Instant madeAt;
    private final FileChannel channel;
    private final Lock lock;
    private final List<ByteBuffer> unwritten = new ArrayList<>();
    private long end;
    private int entries;

    private OpenPack(
            String name, Path path, long salt, Instant madeAt, FileChannel channel, Lock lock, long end, int entries) {
        this.name = name;
        this.path = path;
        this.salt = salt;
        this.madeAt = madeAt;
        this.channel = channel;
        this.lock = lock;
        this.end = end;
        this.entries = entries;
    }

    static OpenPack begin(String name, Path path, long salt, Instant now) throws IOException {
        var lock = Lock.tryTake(path);
        if (lock == null) {
            throw new IOException("The pack " + path + " is in use");
        }
        var channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var head = Pack.head(salt, now);
        while (head.hasRemaining()) {
            channel.write(head);
        }
        channel.force(true);
        Disk.forceNames(Disk.folderOf(path));
        return new OpenPack(name, path, salt, now, channel, lock, Pack.HEAD_BYTES, 0);
    }

    /** Null when this pack cannot take more: it is full, ends in the middle of a record, or another node has it. */
    static @Nullable OpenPack resume(String name, Path path, long fullBytes) throws IOException {
        var lock = Lock.tryTake(path);
        if (lock == null) {
            return null;
        }
        var contents = Pack.scan(name, path);
        if (contents == null
                || !contents.clean()
                || contents.bytes() >= fullBytes
                || contents.entries().size() >= MAX_ENTRIES) {
            lock.close();
            return null;
        }
        var channel = FileChannel.open(path, StandardOpenOption.WRITE);
        channel.position(contents.bytes());
        return new OpenPack(
                name,
                path,
                contents.salt(),
                contents.madeAt(),
                channel,
                lock,
                contents.bytes(),
                contents.entries().size());
    }

    Instant madeAt() {
        return madeAt;
    }

    boolean isFull(long fullBytes) {
        return end >= fullBytes || entries >= MAX_ENTRIES;
    }

    /** The place that the record will have; {@link #force} puts it there. */
    Place.InPack add(OrganizationId organization, Sha256 sha256, byte[] content) {
        var place = new Place.InPack(name, end, content.length);
        unwritten.add(Pack.header(salt, organization, sha256, content.length));
        unwritten.add(ByteBuffer.wrap(content));
        end += Pack.RECORD_BYTES + content.length;
        entries++;
        return place;
    }

    void force() throws IOException {
        var buffers = unwritten.toArray(ByteBuffer[]::new);
        unwritten.clear();
        for (var first = 0; first < buffers.length; ) {
            channel.write(buffers, first, buffers.length - first);
            while (first < buffers.length && !buffers[first].hasRemaining()) {
                first++;
            }
        }
        channel.force(false);
    }

    void close(Instant now) {
        try (lock;
                channel) {
            Disk.setAge(path, now);
        } catch (IOException failed) {
            LOG.warn("The pack {} could not be closed properly", path, failed);
        }
    }

    /**
     * Who holds it may append to or remove the pack. It lies on a file of its own: closing any channel of a file, such
     * as a reader's, would give up the process's locks on it.
     */
    record Lock(FileChannel channel, FileLock held) implements AutoCloseable {

        static @Nullable Lock tryTake(Path pack) throws IOException {
            var channel = FileChannel.open(pathFor(pack), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                var held = channel.tryLock();
                if (held != null) {
                    return new Lock(channel, held);
                }
            } catch (OverlappingFileLockException heldHere) {
                // as taken as by another process
            }
            channel.close();
            return null;
        }

        static Path pathFor(Path pack) {
            return pack.resolveSibling(pack.getFileName() + ".lock");
        }

        @Override
        public void close() throws IOException {
            held.release();
            channel.close();
        }
    }
}
