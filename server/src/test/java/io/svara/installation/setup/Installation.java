package io.svara.installation.setup;

import io.svara.web.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.jooq.DSLContext;

/** A fresh installation with a database of its own in a folder that goes when it is closed. */
public final class Installation implements AutoCloseable {

    private final Path data;
    private TestServer server;

    private Installation(Path data, TestServer server) {
        this.data = data;
        this.server = server;
    }

    public static Installation start(String... options) {
        try {
            var data = Files.createTempDirectory("svara-installation-");
            return new Installation(data, TestServer.inFolder(data, options));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Stops it and starts it again on the same folder. */
    public void restart(String... options) {
        server.close();
        server = TestServer.inFolder(data, options);
    }

    public TestServer server() {
        return server;
    }

    /** Where the printed link leads. */
    public String setupPath() {
        return server.bean(FirstRun.class).path();
    }

    public String address() {
        return "http://127.0.0.1:" + server.port();
    }

    long count(String table) {
        return server.bean(DSLContext.class)
                .fetchSingle("select count(*) from " + table)
                .get(0, Long.class);
    }

    @Override
    public void close() {
        server.close();
        try (var files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
