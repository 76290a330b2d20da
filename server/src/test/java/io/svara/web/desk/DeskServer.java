package io.svara.web.desk;

import io.svara.kernel.TestFolders;
import io.svara.web.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server with a desk so small that no npm is needed to build it, laid as the build lays the real one. */
final class DeskServer {

    static final String SCRIPT = "export const answer = 42\n";
    static final String BROTLI = "the script by Brotli";
    static final String GZIP = "the script by gzip";

    private static final String INDEX = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta name="csp-nonce" content="__CSP_NONCE__">
            <title>Svara</title>
            <script type="module" src="/desk/assets/index-4f3a2b1c.js"></script>
            </head>
            <body><div id="root"></div></body>
            </html>
            """;

    private static final TestServer BUILT = serving(fixture());

    private DeskServer() {}

    static TestServer built() {
        return BUILT;
    }

    static TestServer notBuilt() {
        return serving(TestFolders.make());
    }

    private static TestServer serving(Path desk) {
        return TestServer.start("--svara.desk=" + desk.toUri());
    }

    private static Path fixture() {
        var desk = TestFolders.make();
        write(desk, "index.html", INDEX);
        write(desk, "manifest.webmanifest", "{\"name\": \"Svara\"}");
        write(desk, "service-worker.js", "self.addEventListener('fetch', () => {})\n");
        write(desk, "theme.js", "document.documentElement.dataset.theme = 'dark'\n");
        write(desk, "svara.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        write(desk, "icon-192.png", "a picture");
        write(desk, "assets/index-4f3a2b1c.js", SCRIPT);
        write(desk, "assets/index-4f3a2b1c.js.br", BROTLI);
        write(desk, "assets/index-4f3a2b1c.js.gz", GZIP);
        write(desk, "assets/index-9d8e7f6a.css", "body { margin: 0 }\n");
        write(desk, "assets/inter-1a2b3c4d.woff2", "a font");
        write(desk, ".vite/manifest.json", "{}");
        return desk;
    }

    private static void write(Path desk, String name, String content) {
        try {
            var file = desk.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
