package io.svara.storage.local;

import io.svara.kernel.OrganizationId;
import io.svara.storage.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** How many small mails a second become durable, beside what the disk can do at all. Run by hand: a folder is asked for. */
final class PackAppendBenchmark {

    private static final int MAIL_BYTES = 8_000;
    private static final Duration TIME = Duration.ofSeconds(4);

    private PackAppendBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory(Path.of(arguments[0]), "packs");
        System.out.printf("disk alone: %,d forced writes of %d bytes a second%n", forcedWrites(folder), MAIL_BYTES);
        for (var threads : new int[] {1, 4, 16, 64}) {
            System.out.printf("%2d writers: %,d appends a second%n", threads, appends(folder, threads));
        }
    }

    private static long forcedWrites(Path folder) throws IOException {
        var file = folder.resolve("probe");
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var end = System.nanoTime() + TIME.toNanos();
            long count = 0;
            while (System.nanoTime() < end) {
                channel.write(ByteBuffer.allocate(MAIL_BYTES));
                channel.force(false);
                count++;
            }
            return count / TIME.toSeconds();
        } finally {
            Files.delete(file);
        }
    }

    private static long appends(Path folder, int threads) throws Exception {
        var settings = new StorageSettings(folder, 0, StorageSettings.PACK_BYTES);
        var count = new AtomicLong();
        try (var packs = new Packs(settings, new FreeSpace(() -> 1L << 40, 0), Clock.systemUTC());
                var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var end = System.nanoTime() + TIME.toNanos();
            for (var thread = 0; thread < threads; thread++) {
                var content = new byte[MAIL_BYTES];
                new Random(thread).nextBytes(content);
                writers.submit(() -> {
                    while (System.nanoTime() < end) {
                        packs.append(new OrganizationId(1), Sha256.of(content), content)
                                .join();
                        count.incrementAndGet();
                    }
                });
            }
        }
        return count.get() / TIME.toSeconds();
    }
}
