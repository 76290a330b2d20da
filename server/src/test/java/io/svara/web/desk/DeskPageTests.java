package io.svara.web.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.web.TestClient;
import io.svara.web.TestClient.Answer;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskPageTests {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern NONCE_IN_PAGE = Pattern.compile("<meta name=\"csp-nonce\" content=\"([^\"]+)\">");
    private static final Pattern INLINE_SCRIPT = Pattern.compile("<script(?![^>]*\\ssrc=)");

    private final TestClient browser = DeskServer.built().client().header("Accept", BROWSER);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/home",
                "/tickets",
                "/tickets/my-unsolved?ticket=17",
                "/outbox/12",
                "/nothing/of/the/server",
                "/apiary",
                "/deskwork",
                "/index.html",
                "/swagger-ui/index.html"
            })
    void isShownAtEveryAddressThatIsNotTheServersOwn(String path) {
        var page = browser.get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.text()).contains("<div id=\"root\">");
        assertThat(page.headers("Set-Cookie")).isEmpty();
    }

    @Test
    void isShownAtTheRootToWhoeverAsks() {
        assertThat(DeskServer.built().client().get("/").text()).contains("<div id=\"root\">");
    }

    @Test
    void allowsScriptsAsFilesOnlyAndStylesWithTheNonce() {
        var page = browser.get("/tickets");

        assertThat(page.headers("Content-Security-Policy"))
                .containsExactly("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-"
                        + nonce(page) + "'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
                        + "manifest-src 'self'; worker-src 'self'; frame-src 'self'; form-action 'self'; "
                        + "frame-ancestors 'none'; base-uri 'none'");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.text()).doesNotContainPattern(INLINE_SCRIPT);
    }

    @Test
    void hasAnotherNonceEachTimeAndTheSameInHeaderAndPage() {
        var first = browser.get("/");
        var second = browser.get("/");

        assertThat(nonceInPage(first)).isEqualTo(nonce(first)).hasSizeGreaterThan(20);
        assertThat(nonceInPage(second)).isEqualTo(nonce(second)).isNotEqualTo(nonce(first));
        assertThat(first.text()).doesNotContain("__CSP_NONCE__");
    }

    @Test
    void isKeptByNobodyThoughItCanBeAskedForItsHeadAlone() {
        var page = browser.get("/tickets");
        var head = browser.send("HEAD", "/tickets", null);

        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).isEqualTo(page.header("Content-Type"));
        assertThat(head.header("Content-Length"))
                .isEqualTo(Integer.toString(page.raw().body().length));
        assertThat(nonce(head)).isNotEmpty();
        assertThat(head.raw().body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing/of/the/server", "/api/nothing", "/api", "/tickets"})
    void isNoAnswerForAProgram(String path) {
        var program = DeskServer.built().client().header("Accept", "application/json");

        assertThat(program.get(path).status()).isEqualTo(401);
        assertThat(program.get(path).header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(program.get(path).code()).isEqualTo("not-signed-in");
    }

    @Test
    void isNoAnswerForASignedInProgramEither() {
        var server = DeskServer.built();
        var anna = server.superadmin(server.organization());
        var program = server.client().token(server.token(anna)).header("Accept", "application/json");

        assertThat(program.get("/tickets").status()).isEqualTo(404);
        assertThat(program.get("/tickets").header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/tickets", "/api/no/such/call"})
    void leavesTheCallsOfTheApiToTheApiEvenForABrowser(String path) {
        assertThat(browser.get(path).status()).isEqualTo(401);
        assertThat(browser.get(path).header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk", "/desk/nothing", "/desk/assets/gone.js", "/assets/nothing.css", "/setup/x/y"})
    void leavesWhatIsMissingAmongTheServersFilesMissing(String path) {
        var missing = browser.get(path);

        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(missing.text()).doesNotContain("id=\"root\"");
    }

    @Test
    void isOnlyReadNeverWrittenTo() {
        assertThat(browser.send("POST", "/tickets", "{}").status()).isEqualTo(401);
        assertThat(browser.delete("/").status()).isEqualTo(401);
    }

    @Test
    void isNotInABuildWithoutItWhichTheServerSaysInASentence() {
        try (var server = DeskServer.notBuilt()) {
            var page = server.client().header("Accept", BROWSER).get("/tickets");

            assertThat(page.status()).isEqualTo(503);
            assertThat(page.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
            assertThat(page.text()).startsWith("The desk is not in this build of Svara.");
            assertThat(server.client().get("/health").status()).isEqualTo(200);
            assertThat(server.client().get("/desk/assets/index-4f3a2b1c.js").status())
                    .isEqualTo(404);
        }
    }

    private static String nonce(Answer page) {
        return found(NONCE, Objects.requireNonNull(page.header("Content-Security-Policy")));
    }

    private static String nonceInPage(Answer page) {
        return found(NONCE_IN_PAGE, page.text());
    }

    private static String found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
