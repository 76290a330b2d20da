package io.svara.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.web.TestClient;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTests {

    private final TestServer server = TestServer.shared();

    private TestAgent anna;
    private TestClient client;

    @BeforeEach
    void makeAgent() {
        anna = server.superadmin(server.organization());
        client = server.client();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/agents",
        "GET,/api/session",
        "DELETE,/api/session",
        "PUT,/api/session",
        "GET,/api/session/",
        "GET,/api/no/such/call",
        "POST,/api/openapi.json",
        "GET,/api",
        "POST,/",
        "GET,/setup",
        "GET,/error",
        "GET,/index.html",
        "GET,/swagger-ui/index.html",
        "GET,/v3/api-docs",
        "GET,/actuator"
    })
    void refusesWhateverIsNotNamedAsPublic(String method, String path) {
        var answer = client.send(method, path, null);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("not-signed-in");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    @Test
    void opensTheDescriptionAndTheHealthToAll() {
        assertThat(client.get("/api/openapi.json").status()).isEqualTo(200);
        assertThat(client.get("/health").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//api/session", "/api/session;x=1", "/api/%2e%2e/agents", "/api\\agents"})
    void refusesPathsThatPlayTricks(String path) {
        assertThat(client.send("GET", path.replace("\\", "%5c"), null).status()).isIn(400, 401);
    }

    @Test
    void sendsSafeHeadersWithEveryAnswer() {
        var answer = client.get("/api/agents");

        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Strict-Transport-Security")).isNull();
        assertThat(answer.header("Server")).isNull();
    }

    @Test
    void refusesAWriteOfACookieWithoutTheProof() {
        client.post("/api/session", Map.of("email", anna.email(), "password", TestServer.PASSWORD));

        var forged = client.post("/api/tokens", Map.of("name", "forged"));
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.code()).isEqualTo("csrf");
        assertThat(client.header("X-XSRF-TOKEN", "guessed")
                        .delete("/api/session")
                        .code())
                .isEqualTo("csrf");
        assertThat(client.get("/api/session").status()).isEqualTo(200);
        assertThat(client.withProof()
                        .post("/api/tokens", Map.of("name", "mine"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void takesNoProofOfAnotherSession() {
        var bo = server.agent(anna.organization());
        var proof = server.client()
                .signIn(bo.email(), TestServer.PASSWORD)
                .cookies()
                .getOrDefault("XSRF-TOKEN", "");
        client.signIn(anna.email(), TestServer.PASSWORD);
        client.cookies().put("XSRF-TOKEN", proof);

        assertThat(client.withProof()
                        .post("/api/tokens", Map.of("name", "forged"))
                        .code())
                .isEqualTo("csrf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void refusesASignInThatAnotherSiteStarts(String site) {
        client.header("Sec-Fetch-Site", site);

        assertThat(client.post("/api/session", Map.of("email", anna.email(), "password", TestServer.PASSWORD))
                        .code())
                .isEqualTo("csrf");
    }

    @Test
    void refusesAFormThatAnotherSiteSends() {
        var answer = client.send(
                "POST", "/api/session", "{\"email\": \"" + anna.email() + "\", \"password\": \"x\"}", "text/plain");

        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void asksNoProofOfATokenAndLetsItSpeakAloneBesideACookie() {
        client.signIn(anna.email(), TestServer.PASSWORD);
        var bo = server.agent(anna.organization());
        var both = server.client().token(server.token(bo));
        both.cookies().putAll(client.cookies());

        assertThat(both.get("/api/session").json().get("agent").get("id").asString())
                .isEqualTo(Long.toString(bo.id().value()));
        assertThat(both.post("/api/tokens", Map.of("name", "bo's")).code()).isEqualTo("not-by-token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"svara_unknown", "a b", "\"; drop table"})
    void refusesAnUnknownToken(String token) {
        var answer = client.token(token).get("/api/agents");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unknown-token");
    }

    @Test
    void ignoresForwardedHeadersOfStrangers() {
        client.header("X-Forwarded-For", "198.51.100.7").header("X-Forwarded-Proto", "https");

        var answer = client.post("/api/session", Map.of("email", anna.email(), "password", TestServer.PASSWORD));

        assertThat(answer.headers("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).doesNotContain("Secure"));
        var session = client.get("/api/sessions").json().get("items").get(0);
        assertThat(session.get("address").asString()).isEqualTo("127.0.0.1");
    }
}
