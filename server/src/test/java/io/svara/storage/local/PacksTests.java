package io.svara.storage.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.OrganizationId;
import io.svara.storage.Sha256;
import io.svara.storage.StorageException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacksTests {

    private static final OrganizationId NORDVIND = new OrganizationId(1);

    private Path folder;
    private Packs packs;

    @BeforeEach
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        packs = open(1 << 20);
    }

    @AfterEach
    void stop() {
        packs.close();
    }

    @Test
    void manyWritersAtOnceEachGetTheirOwnRecord() throws Exception {
        var places = new ArrayList<CompletableFuture<Place.InPack>>();
        for (var index = 0; index < 500; index++) {
            places.add(append("mail number " + index));
        }
        for (var index = 0; index < 500; index++) {
            assertThat(read(places.get(index).join(), "mail number " + index)).isTrue();
        }
    }

    @Test
    void beginsANewPackWhenOneIsFull() throws Exception {
        var large = "x".repeat(60_000);
        for (var index = 0; index < 40; index++) {
            append(large + index).join();
        }
        assertThat(packs.names()).hasSizeGreaterThan(2);
        assertThat(packs.names())
                .allSatisfy(name -> assertThat(Files.size(packs.path(name))).isLessThan((1 << 20) + 70_000));
    }

    @Test
    void continuesThePackOfTheRunBefore() throws Exception {
        append("first").join();
        restart();
        var second = append("second").join();
        assertThat(packs.names()).hasSize(1);
        assertThat(read(second, "second")).isTrue();
        assertThat(entries(second.pack())).hasSize(2);
    }

    @Test
    void doesNotWriteBehindATornRecord() throws Exception {
        var first = append("first").join();
        packs.close();
        Files.write(
                packs.path(first.pack()),
                Pack.header(1, NORDVIND, sha("torn"), 100).array(),
                StandardOpenOption.APPEND);
        packs = open(1 << 20);
        var second = append("second").join();
        assertThat(second.pack()).isNotEqualTo(first.pack());
        assertThat(read(first, "first")).isTrue();
        assertThat(entries(first.pack())).hasSize(1);
        assertThat(scan(first.pack()).clean()).isFalse();
        assertThat(scan(first.pack()).damaged()).isFalse();
    }

    @Test
    void doesNotWriteBehindARecordWhoseContentIsCutShort() throws Exception {
        append("first").join();
        var cut = append("this one does not reach the disk whole").join();
        packs.close();
        try (var file = new RandomAccessFile(packs.path(cut.pack()).toFile(), "rw")) {
            file.setLength(file.length() - 5);
        }
        packs = open(1 << 20);
        assertThat(append("next").join().pack()).isNotEqualTo(cut.pack());
        assertThat(entries(cut.pack())).hasSize(1);
    }

    @Test
    void findsTheRecordsBehindADamagedOne() throws Exception {
        append("first").join();
        var second = append("second").join();
        var third = append("third").join();
        try (var file = new RandomAccessFile(packs.path(second.pack()).toFile(), "rw")) {
            file.seek(second.offset() + 20);
            file.write(new byte[] {1, 2, 3});
        }
        assertThat(entries(second.pack())).hasSize(2);
        assertThat(scan(second.pack()).damaged()).isTrue();
        assertThat(read(third, "third")).isTrue();
    }

    @Test
    void doesNotTakeAMailForARecordThatItContains() throws Exception {
        var forged = Pack.header(0, NORDVIND, sha("forged"), 3);
        var content = ByteBuffer.allocate(Pack.RECORD_BYTES + 3)
                .put(forged)
                .put(new byte[3])
                .array();
        var carrier = packs.append(NORDVIND, Sha256.of(content), content).join();
        append("after").join();
        try (var file = new RandomAccessFile(packs.path(carrier.pack()).toFile(), "rw")) {
            file.seek(carrier.offset());
            file.write(0);
        }
        assertThat(entries(carrier.pack())).extracting(Pack.Entry::sha256).containsExactly(sha("after"));
    }

    @Test
    void leavesAPackToTheNodeThatHasItOpen() throws Exception {
        var first = append("first").join();
        try (var other = open(1 << 20)) {
            var second = other.append(NORDVIND, sha("second"), "second".getBytes(UTF_8))
                    .join();
            assertThat(second.pack()).isNotEqualTo(first.pack());
        }
    }

    @Test
    void refusesRecordsAfterItsEnd() {
        packs.close();
        assertThatThrownBy(() -> append("late")).isInstanceOf(StorageException.class);
    }

    @Test
    void keepsWhatItAcknowledgedWhenItsProcessIsKilled() throws Exception {
        packs.close();
        var java = Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
        var writer = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        PackWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var acknowledged = new ArrayList<String>();
        try (var lines = writer.inputReader(UTF_8)) {
            while (acknowledged.size() < 200) {
                acknowledged.add(Objects.requireNonNull(lines.readLine()));
            }
            // by its handle: the process object would also close the pipe, and what was said last were lost
            writer.toHandle().destroyForcibly();
            lines.lines().filter(line -> line.endsWith(".")).forEach(acknowledged::add);
        }
        writer.waitFor();
        packs = open(1 << 20);
        for (var line : acknowledged) {
            var parts = line.replace(".", "").split(" ", 2);
            assertThat(read((Place.InPack) Place.parse(parts[0]), parts[1]))
                    .as(line)
                    .isTrue();
        }
        assertThat(read(append("afterwards").join(), "afterwards")).isTrue();
    }

    /** Writes until it is killed, and says of each record that it is durable. */
    static final class PackWriter {

        public static void main(String[] arguments) throws IOException {
            try (var packs = open(Path.of(arguments[0]), 1 << 20)) {
                for (var number = 0; ; number++) {
                    var text = "mail " + number;
                    var place = packs.append(NORDVIND, sha(text), text.getBytes(UTF_8))
                            .join();
                    System.out.println(place.text() + " " + text + ".");
                }
            }
        }
    }

    private CompletableFuture<Place.InPack> append(String text) {
        return packs.append(NORDVIND, sha(text), text.getBytes(UTF_8));
    }

    private boolean read(Place.InPack place, String text) throws IOException {
        var content = Pack.read(packs.path(place.pack()), NORDVIND, sha(text), place);
        return content != null && new String(content, UTF_8).equals(text);
    }

    private Iterable<Pack.Entry> entries(String pack) throws IOException {
        return scan(pack).entries();
    }

    private Pack.Contents scan(String pack) throws IOException {
        return Objects.requireNonNull(Pack.scan(pack, packs.path(pack)));
    }

    private void restart() throws IOException {
        packs.close();
        packs = open(1 << 20);
    }

    private Packs open(long packBytes) throws IOException {
        return open(folder, packBytes);
    }

    private static Packs open(Path folder, long packBytes) throws IOException {
        var settings = new StorageSettings(folder, 0, packBytes);
        return new Packs(settings, new FreeSpace(() -> 1L << 40, 0), Clock.systemUTC());
    }

    private static Sha256 sha(String text) {
        return Sha256.of(text.getBytes(UTF_8));
    }
}
