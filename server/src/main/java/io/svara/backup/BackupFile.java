package io.svara.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.svara.backup.Contents.Entry;
import io.svara.backup.Contents.Head;
import io.svara.backup.Contents.Manifest;
import io.svara.kernel.CannotStart;
import io.svara.storage.Sha256;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup that has been read from its first byte to its last, and is what was written. */
final class BackupFile implements AutoCloseable {

    /** What Svara's first entry looks like in the file: a zip's own first bytes, and the entry's name. */
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private static final int NAME_AT = 30;
    private static final int LONGEST_HEAD = 64 << 20;

    private final Path path;
    private final ZipFile zip;
    private final Head head;
    private final Manifest manifest;
    private final Map<String, Entry> entries = new HashMap<>();

    private BackupFile(Path path, ZipFile zip, Head head, Manifest manifest) {
        this.path = path;
        this.zip = zip;
        this.head = head;
        this.manifest = manifest;
        manifest.entries().forEach(entry -> entries.put(entry.name(), entry));
    }

    /** @throws CannotStart when it is no backup, one of a later format, or not as it was written */
    static BackupFile open(Path path, Progress progress) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw CannotStart.because("There is no file " + path + ".");
        }
        requireBackup(path);
        var head = head(path);
        requireSeal(path, progress);
        try {
            var zip = new ZipFile(path.toFile());
            try {
                return new BackupFile(path, zip, head, manifest(zip));
            } catch (IOException | RuntimeException failed) {
                zip.close();
                throw failed;
            }
        } catch (ZipException | JacksonException unreadable) {
            throw damaged(path);
        }
    }

    private static void requireBackup(Path path) throws IOException {
        var name = Contents.HEAD.getBytes(US_ASCII);
        try (var file = Files.newInputStream(path)) {
            var start = file.readNBytes(NAME_AT + name.length);
            var fits = start.length == NAME_AT + name.length
                    && Arrays.equals(start, 0, ZIP.length, ZIP, 0, ZIP.length)
                    && Arrays.equals(start, NAME_AT, start.length, name, 0, name.length);
            if (!fits) {
                throw CannotStart.because(path + " is not a backup of Svara.");
            }
        }
    }

    /** Read before the seal is looked at: a later format may have another. */
    private static Head head(Path path) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(path))) {
            zip.getNextEntry();
            var content = JsonMapper.shared().readTree(zip.readNBytes(LONGEST_HEAD));
            var format = content.path("format").asInt(0);
            if (format > Contents.FORMAT) {
                throw CannotStart.because(path + " was made by a newer Svara ("
                        + content.path("svara").asString("")
                        + "), and this one cannot read it: restore it with that one.");
            }
            return JsonMapper.shared().treeToValue(content, Head.class);
        } catch (ZipException | EOFException | JacksonException unreadable) {
            throw damaged(path);
        }
    }

    private static void requireSeal(Path path, Progress progress) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            var digest = Sha256.newDigest();
            var chunk = new byte[1 << 20];
            for (var left = file.length() - SealedOutput.SEAL_BYTES; left > 0; ) {
                var read = file.read(chunk, 0, (int) Math.min(chunk.length, left));
                digest.update(chunk, 0, read);
                progress.advance(read);
                left -= read;
            }
            var seal = new byte[SealedOutput.SEAL_BYTES];
            file.readFully(seal);
            var expected = Sha256.ofDigest(digest.digest()).hex().getBytes(US_ASCII);
            if (!MessageDigest.isEqual(seal, expected)) {
                throw damaged(path);
            }
        }
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        try (var content = zip.getInputStream(Objects.requireNonNull(zip.getEntry(Contents.MANIFEST)))) {
            return JsonMapper.shared().readValue(content, Manifest.class);
        }
    }

    private static CannotStart damaged(Path path) {
        return CannotStart.because(path + " is damaged or was cut short: it is not what the backup wrote. Nothing has"
                + " been restored.");
    }

    Head head() {
        return head;
    }

    Manifest manifest() {
        return manifest;
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** Checked once more while it is read: the disk may have changed its mind. */
    InputStream open(String name) throws IOException {
        var entry = Objects.requireNonNull(entries.get(name), name);
        return new Checked(zip.getInputStream(Objects.requireNonNull(zip.getEntry(name), name)), entry);
    }

    <T> T json(String name, Class<T> type) throws IOException {
        try (var content = open(name)) {
            return JsonMapper.shared().readValue(content, type);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private final class Checked extends FilterInputStream {

        private final Entry entry;
        private @Nullable MessageDigest digest = Sha256.newDigest();

        private Checked(InputStream content, Entry entry) {
            super(content);
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            var single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var read = in.read(target, offset, length);
            if (digest != null) {
                if (read < 0) {
                    check(digest);
                    digest = null;
                } else {
                    digest.update(target, offset, read);
                }
            }
            return read;
        }

        private void check(MessageDigest read) {
            if (!Sha256.ofDigest(read.digest()).hex().equals(entry.sha256())) {
                throw CannotStart.because(path + " changed while it was being restored.");
            }
        }
    }
}
