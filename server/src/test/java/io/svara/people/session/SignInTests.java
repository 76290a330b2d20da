package io.svara.people.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.people.NewAgent;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestClient;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTests {

    private static TestServer server;

    private TestAgent anna;
    private TestClient client;

    @BeforeAll
    static void start() {
        // proxies are trusted here, so that each test can come from addresses of its own
        server = TestServer.start("--svara.trusted-proxies=127.0.0.0/8");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void makeAgent() {
        anna = server.superadmin(server.organization());
        client = from("198.51.100.1");
    }

    @Test
    void answersWhoIsSignedInAndWhere() {
        var answer = signIn(client, anna.email(), TestServer.PASSWORD);

        assertThat(answer.status()).isEqualTo(200);
        var agent = answer.json().get("agent");
        assertThat(agent.get("id").asString()).isEqualTo(Long.toString(anna.id().value()));
        assertThat(agent.get("id").isString()).isTrue();
        assertThat(agent.get("email").asString()).isEqualTo(anna.email());
        assertThat(agent.get("superadmin").asBoolean()).isTrue();
        assertThat(agent.get("permissions").toString()).contains("\"agents\"", "\"superadmin\"");
        assertThat(answer.json().get("organization").get("name").asString()).isEqualTo("Nordvind");
        assertThat(client.get("/api/session").json()).isEqualTo(answer.json());
    }

    @Test
    void takesTheAddressInCapitalsToo() {
        assertThat(signIn(client, anna.email().toUpperCase(java.util.Locale.ROOT), TestServer.PASSWORD)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void hidesTheSessionCookieFromScriptsAndOtherSites() {
        var cookies = signIn(client, anna.email(), TestServer.PASSWORD).headers("Set-Cookie");

        assertThat(cookies)
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("svara_session=")
                        .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=5184000")
                        .doesNotContain("Secure"));
        assertThat(cookies)
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("XSRF-TOKEN=")
                        .contains("SameSite=Lax")
                        .doesNotContain("HttpOnly"));
        assertThat(client.cookies().get("svara_session")).hasSize(43);
    }

    @Test
    void keepsTheCookieToHttpsWhereTheBrowserCameByHttps() {
        client.header("X-Forwarded-Proto", "https");

        assertThat(signIn(client, anna.email(), TestServer.PASSWORD).headers("Set-Cookie"))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
    }

    @Test
    void makesANewSessionAtEachSignInAndNeverTakesOneThatWasSent() {
        client.cookies().put("svara_session", "chosen-by-somebody-else");
        client.signIn(anna.email(), TestServer.PASSWORD);
        var first = client.cookies().get("svara_session");
        client.signIn(anna.email(), TestServer.PASSWORD);

        assertThat(first).isNotEqualTo("chosen-by-somebody-else");
        assertThat(client.cookies().get("svara_session")).isNotEqualTo(first);
    }

    @Test
    void tellsNothingOfWhetherAnAddressIsKnown() {
        var wrong = signIn(client, anna.email(), "not the password");
        var unknown = signIn(client, "nobody@nowhere.example", "not the password");
        var noAddress = signIn(client, "nobody", "x".repeat(999));

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("sign-in-failed");
        assertThat(unknown.text()).isEqualTo(wrong.text());
        assertThat(noAddress.text()).isEqualTo(wrong.text());
        assertThat(wrong.headers("Set-Cookie")).isEmpty();
    }

    @Test
    void slowsGuessingOfOneAccountWithGrowingWaits() {
        fail(5, from("203.0.113.1"));
        var refused = signIn(from("203.0.113.2"), anna.email(), TestServer.PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("too-many-attempts");
        assertThat(refused.header("Retry-After")).isEqualTo("2");

        server.clock().advance(Duration.ofSeconds(2));
        fail(1, from("203.0.113.3"));
        assertThat(signIn(from("203.0.113.2"), anna.email(), TestServer.PASSWORD)
                        .header("Retry-After"))
                .isEqualTo("4");

        server.clock().advance(Duration.ofSeconds(4));
        assertThat(signIn(from("203.0.113.2"), anna.email(), TestServer.PASSWORD)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void beginsToCountAnewAfterASuccess() {
        for (int round = 0; round < 3; round++) {
            fail(4, client);
            assertThat(signIn(client, anna.email(), TestServer.PASSWORD).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void letsTheOwnerInFromAKnownPlaceWhileAStrangerGuesses() {
        client.signIn(anna.email(), TestServer.PASSWORD);
        var stranger = from("203.0.113.7");
        for (int guess = 0; guess < 8; guess++) {
            signIn(stranger, anna.email(), "guess " + guess);
        }

        assertThat(signIn(stranger, anna.email(), TestServer.PASSWORD).status()).isEqualTo(429);
        assertThat(signIn(from("198.51.100.1"), anna.email(), TestServer.PASSWORD)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void slowsOneAddressThatTriesManyAccounts() {
        var stranger = from("203.0.113.99");
        for (int guess = 0; guess < 30; guess++) {
            assertThat(signIn(stranger, "agent" + guess + "@somewhere.example", "Sommar2026!")
                            .status())
                    .isEqualTo(401);
        }

        assertThat(signIn(stranger, anna.email(), TestServer.PASSWORD).status()).isEqualTo(429);
        assertThat(signIn(client, anna.email(), TestServer.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void countsANeighbourhoodOfIpv6AsOneAddress() {
        assertThat(SignInGuard.Key.address("2001:db8:1:2::1"))
                .isEqualTo(SignInGuard.Key.address("2001:db8:1:2:ffff::9"))
                .isNotEqualTo(SignInGuard.Key.address("2001:db8:1:3::1"));
    }

    @Test
    void endsTheSessionAtSignOut() {
        client.signIn(anna.email(), TestServer.PASSWORD);
        var stolen = from("198.51.100.1");
        stolen.cookies().putAll(client.cookies());
        assertThat(stolen.get("/api/session").status()).isEqualTo(200);

        assertThat(client.delete("/api/session").status()).isEqualTo(204);

        assertThat(client.cookies()).isEmpty();
        assertThat(stolen.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void endsASessionThatIsUnusedForTwoWeeks() {
        client.signIn(anna.email(), TestServer.PASSWORD);
        server.clock().advance(Duration.ofDays(13));
        assertThat(client.get("/api/session").status()).isEqualTo(200);
        server.clock().advance(Duration.ofDays(13));
        assertThat(client.get("/api/session").status()).isEqualTo(200);
        server.clock().advance(Duration.ofDays(14));

        assertThat(client.get("/api/session").code()).isEqualTo("not-signed-in");
    }

    @Test
    void endsASessionAfterTwoMonthsHoweverMuchItIsUsed() {
        client.signIn(anna.email(), TestServer.PASSWORD);
        for (int day = 0; day < 59; day += 10) {
            assertThat(client.get("/api/session").status()).isEqualTo(200);
            server.clock().advance(Duration.ofDays(10));
        }

        assertThat(client.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void listsOwnSessionsAndEndsThemOneByOne() {
        client.header("User-Agent", "Phone").signIn(anna.email(), TestServer.PASSWORD);
        var laptop = from("198.51.100.2").header("User-Agent", "Laptop").signIn(anna.email(), TestServer.PASSWORD);

        var sessions = laptop.get("/api/sessions").json().get("items");
        assertThat(sessions).hasSize(2);
        assertThat(sessions.get(1).get("userAgent").asString()).isEqualTo("Phone");
        assertThat(sessions.get(1).get("address").asString()).isEqualTo("198.51.100.1");
        assertThat(sessions.valueStream().map(one -> one.get("current").asBoolean()))
                .containsExactly(true, false);
        var phone = sessions.get(1).get("id").asString();
        assertThat(laptop.delete("/api/sessions/" + phone).status()).isEqualTo(204);
        assertThat(client.get("/api/session").status()).isEqualTo(401);
        assertThat(laptop.get("/api/session").status()).isEqualTo(200);
        assertThat(laptop.delete("/api/sessions/" + phone).code()).isEqualTo("session-not-found");
    }

    @Test
    void endsNobodyElsesSession() {
        client.signIn(anna.email(), TestServer.PASSWORD);
        var other = server.superadmin(server.organization());
        var stranger = from("198.51.100.3").signIn(other.email(), TestServer.PASSWORD);
        var session =
                client.get("/api/sessions").json().get("items").get(0).get("id").asString();

        assertThat(stranger.delete("/api/sessions/" + session).status()).isEqualTo(404);
        assertThat(client.get("/api/session").status()).isEqualTo(200);
    }

    @Test
    void endsAllOtherSessionsWhenThePasswordIsChanged() {
        client.signIn(anna.email(), TestServer.PASSWORD);
        var thief = from("198.51.100.4").signIn(anna.email(), TestServer.PASSWORD);
        assertThat(thief.get("/api/session").status()).isEqualTo(200);

        var wrong = client.put(
                "/api/session/password", Map.of("currentPassword", "wrong", "password", "a much better one"));
        var weak = client.put(
                "/api/session/password", Map.of("currentPassword", TestServer.PASSWORD, "password", "password123"));
        var done = client.put(
                "/api/session/password",
                Map.of("currentPassword", TestServer.PASSWORD, "password", "a much better one"));

        assertThat(wrong.json().get("errors").get(0).get("code").asString()).isEqualTo("wrong-password");
        assertThat(weak.json().get("errors").get(0).get("code").asString()).isEqualTo("too-common");
        assertThat(done.status()).isEqualTo(204);
        assertThat(client.get("/api/session").status()).isEqualTo(200);
        assertThat(thief.get("/api/session").status()).isEqualTo(401);
        assertThat(signIn(client, anna.email(), TestServer.PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void letsNothingButThePasswordBeChangedWhileItIsATemporaryOne() {
        var email = TestServer.email();
        server.add(anna.organization(), NewAgent.agent("New", email, "handed over by Anna", PasswordKind.TEMPORARY));
        client.signIn(email, "handed over by Anna");

        assertThat(client.get("/api/session")
                        .json()
                        .get("agent")
                        .get("mustChangePassword")
                        .asBoolean())
                .isTrue();
        assertThat(client.get("/api/agents").code()).isEqualTo("password-change-needed");
        client.put(
                "/api/session/password",
                Map.of("currentPassword", "handed over by Anna", "password", "known to me alone"));
        assertThat(client.get("/api/agents").status()).isEqualTo(200);
    }

    private void fail(int times, TestClient from) {
        for (int time = 0; time < times; time++) {
            assertThat(signIn(from, anna.email(), "wrong " + time).status()).isEqualTo(401);
        }
    }

    private static TestClient from(String address) {
        return server.client().header("X-Forwarded-For", address);
    }

    private static TestClient.Answer signIn(TestClient client, String email, String password) {
        return client.post("/api/session", Map.of("email", email, "password", password));
    }
}
