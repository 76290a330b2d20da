package io.svara.mail;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Servers of others that Svara is tried against. A machine may lack them; where {@code SVARA_TEST_ALL} is set, it may not. */
public final class DebianServer {

    private DebianServer() {}

    public static Path require(String program, String debianPackage) {
        var path = Path.of(program);
        if (Files.isExecutable(path)) {
            return path;
        }
        var missing = program + " is not there (apt-get install -y " + debianPackage + ")";
        return System.getenv("SVARA_TEST_ALL") == null ? abort("Skipped: " + missing) : fail(missing);
    }
}
