package io.svara.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.web.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The clients' types are made from a file, so that they build without a server, and a change of the API is seen in a diff. */
class OpenApiFileTests {

    private static final Path FILE = Path.of("..", "web", "api", "openapi.json");
    private static final boolean WRITE = Boolean.getBoolean("openapi.write");

    private static final String RENEW =
            "web/api/openapi.json is not what the server serves. If the change is meant, renew it:"
                    + "\n    mvn -q -Dweb.skip=true -pl server -am test -Dtest=OpenApiFileTests"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.write=true\n";

    @Test
    void theCommittedDescriptionIsTheServedOne() throws IOException {
        var served = served();
        if (WRITE) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, served);
        }
        assertThat(Files.exists(FILE)).as(RENEW).isTrue();
        assertThat(Files.readString(FILE)).as(RENEW).isEqualTo(served);
    }

    private static String served() {
        var description = TestServer.shared().client().get("/api/openapi.json").json();
        var spacing = Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
        var lines = new DefaultIndenter("  ", "\n");
        var printer =
                new DefaultPrettyPrinter(spacing).withObjectIndenter(lines).withArrayIndenter(lines);
        return JsonMapper.builder()
                        .defaultPrettyPrinter(printer)
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(description)
                + "\n";
    }
}
