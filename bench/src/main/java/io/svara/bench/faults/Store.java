package io.svara.bench.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The folder of the server's files. On a small file system of its own, where this user may make one, it can be full. */
final class Store implements AutoCloseable {

    /** The server wants half a gigabyte free; memory is taken only for what is written. */
    private static final String ROOMY = "700m";

    private static final String FULL = "300m";

    private static final List<String> PARTS = List.of("packs", "files", "incoming");

    private final Path folder;
    private final boolean mounted;

    private Store(Path folder, boolean mounted) {
        this.folder = folder;
        this.mounted = mounted;
    }

    static Store of(Path data) throws IOException, InterruptedException {
        var folder = data.resolve("blobs");
        Files.createDirectories(folder);
        return new Store(folder, succeeds("mount", "-t", "tmpfs", "-o", "size=" + ROOMY, "svara-bench", folder + ""));
    }

    boolean canFill() {
        return mounted;
    }

    void fill() throws IOException, InterruptedException {
        resize(FULL);
    }

    void makeRoom() throws IOException, InterruptedException {
        resize(ROOMY);
    }

    private void resize(String size) throws IOException, InterruptedException {
        if (!succeeds("mount", "-o", "remount,size=" + size, folder.toString())) {
            throw new IOException("The file system of " + folder + " cannot be given another size");
        }
    }

    /** Nothing can be read or written: where the folders were there is a file. */
    void breakDown() throws IOException {
        Files.createDirectories(folder.resolve("away"));
        for (var part : PARTS) {
            Files.move(folder.resolve(part), away(part));
            Files.createFile(folder.resolve(part));
        }
    }

    void repair() throws IOException {
        for (var part : PARTS) {
            Files.delete(folder.resolve(part));
            Files.move(away(part), folder.resolve(part));
        }
    }

    /** Inside the folder, since a mounted one cannot be moved itself. */
    private Path away(String part) {
        return folder.resolve("away").resolve(part);
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (mounted && !succeeds("umount", "-l", folder.toString())) {
            throw new IOException(folder + " cannot be unmounted");
        }
    }
}
