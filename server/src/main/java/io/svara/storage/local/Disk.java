package io.svara.storage.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;

/** What it takes for a file to be there after a power cut: its content and its name in the folder are both forced. */
final class Disk {

    private Disk() {}

    static void forceContent(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    static void forceNames(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Makes the folder and those above it; each new one's name is forced in the folder that holds it. */
    static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        var parent = folderOf(folder.toAbsolutePath());
        makeFolder(parent);
        Files.createDirectories(folder);
        forceNames(parent);
    }

    static Path folderOf(Path path) {
        return Objects.requireNonNull(path.getParent(), "A root has no folder");
    }

    static void setAge(Path file, Instant written) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(written));
    }

    static Instant age(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }
}
