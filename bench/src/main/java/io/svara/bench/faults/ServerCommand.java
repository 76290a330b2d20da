package io.svara.bench.faults;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The words that start a server: those of its operator, or Java itself on this program's own classes. */
public record ServerCommand(List<String> words) {

    public static ServerCommand script(Path script) {
        return new ServerCommand(List.of(script.toString(), "run", "--demo"));
    }

    /** As far as they are the product's: tests' classes stand in packages that the server looks through. */
    public static ServerCommand classPath(String classPath) {
        var product = Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        return new ServerCommand(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                product,
                "io.svara.Svara",
                "run",
                "--demo"));
    }
}
