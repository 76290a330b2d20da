package svara.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A server in a Java of its own, to be killed. It answers one line: {@code ready PID} or {@code refused SENTENCE}. */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final String answer;

    private ServerProcess(Process process, String answer) {
        this.process = process;
        this.answer = answer;
    }

    public static void main(String[] arguments) throws Exception {
        try {
            var postgres = EmbeddedPostgres.start(Path.of(arguments[0]));
            Rows.write(postgres, arguments[1]);
            if (arguments.length > 2) {
                stayBusy(postgres);
            }
            System.out.println("ready " + postgres.pid());
            new CountDownLatch(1).await();
        } catch (PostgresRefused refused) {
            System.out.println("refused " + refused.getMessage());
        }
    }

    /** A statement that asks nobody whether it should go on. */
    private static void stayBusy(EmbeddedPostgres postgres) throws Exception {
        var connection = postgres.owner().dataSource().getConnection();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
        }
        Thread.ofPlatform().daemon().start(() -> {
            try (var statement = connection.createStatement()) {
                statement.execute("do $$ begin loop end loop; end $$");
            } catch (SQLException killed) {
                // as meant
            }
        });
    }

    static ServerProcess start(Path folder, String text) throws IOException {
        return start(List.of(), System.getProperty("java.class.path"), folder, List.of(text));
    }

    static ServerProcess startBusy(Path folder, String text) throws IOException {
        return start(List.of(), System.getProperty("java.class.path"), folder, List.of(text, "busy"));
    }

    static ServerProcess start(List<String> before, String classPath, Path folder, List<String> arguments)
            throws IOException {
        var command = new ArrayList<>(before);
        command.addAll(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                classPath,
                ServerProcess.class.getName(),
                folder.toString()));
        command.addAll(arguments);
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new ServerProcess(process, firstAnswer(process.inputReader()));
    }

    private static String firstAnswer(BufferedReader output) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("ready ") || line.startsWith("refused ")) {
                return line;
            }
        }
        return "ended without an answer";
    }

    String answer() {
        return answer;
    }

    long postmaster() {
        return Long.parseLong(answer.substring("ready ".length()));
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void killWithDatabase() throws InterruptedException {
        var database = ProcessHandle.of(postmaster()).orElseThrow();
        database.destroyForcibly();
        kill();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
