package io.svara.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A folder that stands for a machine: a PATH with Debian's basic programs, the sources, and tools that only pretend. */
final class Machine {

    private static final List<String> BASICS = List.of(
            "sh",
            "awk",
            "basename",
            "cat",
            "cut",
            "dirname",
            "find",
            "flock",
            "grep",
            "head",
            "ls",
            "mkdir",
            "mktemp",
            "mv",
            "nproc",
            "readlink",
            "rm",
            "sed",
            "sha256sum",
            "sort",
            "tail",
            "timeout",
            "touch",
            "wc",
            "xargs");

    private static final String JAVA = """
            case "$*" in
                *" extract "*) for folder; do :; done; mkdir -p "$folder" && touch "$folder/svara-server-1-application.jar" ;;
                *AOTCacheOutput*)
                    echo once >>"$MACHINE/trainings"
                    [ ! -f "$MACHINE/failing-training" ] || exit 1
                    for option; do case $option in -XX:AOTCacheOutput=*) touch "${option#*=}" ;; esac; done ;;
                *) echo "started with $*" ;;
            esac""";

    private static final String MAVEN = """
            [ ! -f "$MACHINE/failing-mvn" ] || exit 1
            echo once >>"$MACHINE/builds"
            mkdir -p server/target && touch server/target/svara-server-1-application.jar""";

    private final Path folder;
    private final Path programs;
    private final Path sources;
    private final Path jdk;
    private final Path otherJdks;
    private final Map<String, String> environment = new HashMap<>();

    private Machine(Path folder) {
        this.folder = folder;
        this.programs = folder.resolve("bin");
        this.sources = folder.resolve("sources");
        this.jdk = folder.resolve("jdk");
        this.otherJdks = folder.resolve("jvm");
    }

    record Result(int exit, String output, String errors) {}

    static Machine complete(Path folder) throws IOException {
        var machine = new Machine(folder);
        Files.createDirectories(machine.programs);
        Files.createDirectories(machine.sources.resolve("server/src/main"));
        Files.createDirectories(machine.otherJdks);
        for (var program : BASICS) {
            machine.program(program, "exec " + found(program) + " \"$@\"");
        }
        Files.copy(Path.of("..", "svara"), machine.sources.resolve("svara"));
        Files.createDirectories(machine.sources.resolve("packaging"));
        Files.copy(Path.of("..", "packaging", "launch"), machine.sources.resolve("packaging/launch"));
        Files.writeString(machine.sources.resolve("pom.xml"), "<project/>");
        machine.program("mvn", MAVEN);
        machine.program("node", "echo v22.1.0");
        machine.program("npm", "");
        machine.program("chromium", "");
        makeJdk(machine.jdk, "25.0.1");
        return machine;
    }

    private static Path found(String program) {
        return List.of("/usr/bin", "/bin").stream()
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    Result svara(String... arguments) {
        return run(sources.resolve("svara"), arguments);
    }

    /** What lies in a released archive, with a Java that only pretends. */
    Result released(String... arguments) throws IOException {
        var archive = folder.resolve("archive");
        Files.createDirectories(archive.resolve("application"));
        Files.copy(Path.of("..", "packaging", "launch"), archive.resolve("launch"));
        Files.copy(Path.of("..", "packaging", "launcher"), archive.resolve("svara"));
        Files.writeString(archive.resolve("application/svara-server-1.2.3-application.jar"), "");
        makeJdk(archive.resolve("runtime"), "25.0.1");
        return run(archive.resolve("svara"), arguments);
    }

    private Result run(Path script, String... arguments) {
        var command = new ArrayList<>(List.of(programs.resolve("sh").toString(), script.toString()));
        command.addAll(List.of(arguments));
        try {
            var errors = folder.resolve("errors");
            var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.environment().put("PATH", programs.toString());
            builder.environment().put("MACHINE", folder.toString());
            builder.environment().put("JAVA_HOME", jdk.toString());
            builder.environment().put("SVARA_JVM_FOLDER", otherJdks.toString());
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Result(process.waitFor(), output, Files.readString(errors));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    void program(String name, String lines) throws IOException {
        script(programs.resolve(name), lines);
    }

    void variable(String name, String value) {
        environment.put(name, value);
    }

    void lacks(String program) {
        try {
            Files.delete(jdkProgram(program) ? jdk.resolve("bin").resolve(program) : programs.resolve(program));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean jdkProgram(String name) {
        return name.equals("java") || name.equals("javac");
    }

    void javaVersion(String version) throws IOException {
        describe(jdk, version);
    }

    void jdkAmongOthers(String version) throws IOException {
        makeJdk(otherJdks.resolve("another"), version);
    }

    /** @param step mvn or training */
    void failing(String step) throws IOException {
        Files.createFile(folder.resolve("failing-" + step));
    }

    void mended() throws IOException {
        Files.deleteIfExists(folder.resolve("failing-mvn"));
        Files.deleteIfExists(folder.resolve("failing-training"));
    }

    void changeSources() throws IOException {
        Files.writeString(sources.resolve("server/src/main/Changed.java"), "class Changed {}");
    }

    int builds() {
        return count("builds");
    }

    int trainings() {
        return count("trainings");
    }

    private int count(String file) {
        try {
            var lines = folder.resolve(file);
            return Files.exists(lines) ? Files.readAllLines(lines).size() : 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void makeJdk(Path jdk, String version) throws IOException {
        Files.createDirectories(jdk.resolve("bin"));
        script(jdk.resolve("bin/java"), JAVA);
        script(jdk.resolve("bin/javac"), "");
        describe(jdk, version);
    }

    private static void describe(Path jdk, String version) throws IOException {
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private static void script(Path file, String lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + lines + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
