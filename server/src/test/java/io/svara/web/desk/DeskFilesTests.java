package io.svara.web.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.web.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeskFilesTests {

    private static final String SCRIPT = "/desk/assets/index-4f3a2b1c.js";

    private final TestClient client = DeskServer.built().client();

    @ParameterizedTest
    @ValueSource(strings = {SCRIPT, "/desk/assets/index-9d8e7f6a.css", "/desk/assets/inter-1a2b3c4d.woff2"})
    void areKeptForEverWhenTheirNamesChangeWithTheirContent(String path) {
        assertThat(client.get(path).header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
    }

    @ParameterizedTest
    @CsvSource({"/desk/theme.js,'max-age=3600, public'", "/manifest.webmanifest,no-cache", "/service-worker.js,no-cache"
    })
    void areAskedForAgainWhenTheirNamesStay(String path, String cache) {
        assertThat(client.get(path).status()).isEqualTo(200);
        assertThat(client.get(path).header("Cache-Control")).isEqualTo(cache);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "'gzip, deflate, br, zstd',br," + DeskServer.BROTLI,
                "'gzip, deflate',gzip," + DeskServer.GZIP,
                "'br;q=0, gzip;q=0.5',gzip," + DeskServer.GZIP,
                "identity,none,none",
                "none,none,none"
            })
    void areSentAsTheBuildCompressedThemForTheBrowser(String accepted, String encoding, String content) {
        if (accepted != null) {
            client.header("Accept-Encoding", accepted);
        }

        var script = client.get(SCRIPT);

        assertThat(script.status()).isEqualTo(200);
        assertThat(script.header("Content-Encoding")).isEqualTo(encoding);
        assertThat(script.header("Content-Type")).isEqualTo("text/javascript");
        assertThat(script.header("Vary")).contains("Accept-Encoding");
        assertThat(script.text()).isEqualTo(content == null ? DeskServer.SCRIPT : content);
    }

    @ParameterizedTest
    @CsvSource({
        "/manifest.webmanifest,application/manifest+json",
        "/service-worker.js,text/javascript",
        "/desk/svara.svg,image/svg+xml",
        "/desk/icon-192.png,image/png",
        "/desk/assets/index-9d8e7f6a.css,text/css",
        "/desk/assets/inter-1a2b3c4d.woff2,font/woff2"
    })
    void sayWhatTheyAre(String path, String contentType) {
        var file = client.get(path);

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).isEqualTo(contentType);
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    /** A worker is bound by the policy that its own file came with, not by that of the page. */
    @Test
    void letTheServiceWorkerFetchFromItsOwnServerOnly() {
        assertThat(client.get("/service-worker.js").header("Content-Security-Policy"))
                .contains("default-src 'none';", "connect-src 'self';");
    }

    @Test
    void canBeAskedForTheirHeadAlone() {
        var head = client.send("HEAD", SCRIPT, null);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(DeskServer.SCRIPT.length()));
        assertThat(head.raw().body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk/index.html",
                "/desk/%69ndex.html",
                "/desk/.vite/manifest.json",
                "/desk/%2evite/manifest.json",
                "/desk/assets/../index.html",
                "/desk/assets/..%2findex.html",
                "/desk/assets",
                "/desk/"
            })
    void doNotIncludeTheUnfilledPageNorWhatTheBundlerKeepsForItself(String path) {
        var answer = client.get(path);

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.text()).doesNotContain("__CSP_NONCE__");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/nothing.js", "/desk/assets/nothing.js", "/assets/nothing.css"})
    void areMissingForAProgramByAProblem(String path) {
        var missing = client.get(path);

        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(missing.header("Cache-Control")).contains("no-store");
    }
}
