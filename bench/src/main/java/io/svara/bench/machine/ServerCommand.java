package io.svara.bench.machine;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that start a demo: those of its operator, or Java itself on this program's own classes. */
public record ServerCommand(List<String> words) {

    public static ServerCommand script() {
        var script = Objects.requireNonNull(System.getenv("SVARA_SCRIPT"), "Start it by ./svara bench");
        return new ServerCommand(List.of(script, "run", "--demo"));
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

    /** The same behind other words, which start a program with what they are given. */
    public ServerCommand behind(List<String> others) {
        return new ServerCommand(Stream.of(others, words).flatMap(List::stream).toList());
    }
}
