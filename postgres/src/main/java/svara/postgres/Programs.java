package svara.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts programs in a folder, with nothing of the server's own environment: that may hold secrets. */
final class Programs {

    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    static final ProcessBuilder.Redirect NOTHING = ProcessBuilder.Redirect.from(new File("/dev/null"));

    private Programs() {}

    record Result(int exit, List<String> lines) {
        boolean failed() {
            return exit != 0;
        }
    }

    static Process start(Path folder, List<String> command, ProcessBuilder.Redirect input) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(input)
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", PATH);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("TZ", "UTC");
        try {
            return builder.start();
        } catch (IOException failed) {
            if (!found(command.getFirst())) {
                throw PostgresRefused.noProgram(command.getFirst());
            }
            throw failed;
        }
    }

    /** Runs to its end. */
    static Result run(Path folder, List<String> command, ProcessBuilder.Redirect input) throws IOException {
        var process = start(folder, command, input);
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            var lines = reader.lines().toList();
            return new Result(process.waitFor(), lines);
        } catch (InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("Interrupted while running " + command.getFirst()));
        }
    }

    static Result run(Path folder, List<String> command) throws IOException {
        return run(folder, command, NOTHING);
    }

    /** Java itself can only send TERM and KILL. */
    static void signal(long pid, String name) throws IOException {
        run(Path.of("/"), List.of("sh", "-c", "kill -s \"$0\" \"$1\"", name, Long.toString(pid)));
    }

    private static boolean found(String program) {
        return PATH.lines()
                .flatMap(path -> List.of(path.split(":", -1)).stream())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
