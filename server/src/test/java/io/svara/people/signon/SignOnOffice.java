package io.svara.people.signon;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mail.dns.TestDns;
import io.svara.mainjob.Desk;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestClient;
import io.svara.web.TestClient.Answer;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** An organisation of its own for each test of single sign-on, with a real provider that lies where a test says so. */
abstract class SignOnOffice {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    static OpenIdProvider provider;
    static TestDns dns;
    static Desk desk;

    Desk.Office office;
    TestClient admin;
    String domain;

    @BeforeAll
    static void open() {
        provider = OpenIdProvider.start("https://desk.example/sign-in/sso/done");
        dns = TestDns.start();
        desk = Desk.open(
                "--svara.base-url=https://desk.example",
                "--svara.single-sign-on.private-hosts=true",
                "--svara.dns.servers=" + dns.address());
    }

    @AfterAll
    static void close() {
        desk.close();
        dns.close();
        provider.close();
    }

    @BeforeEach
    void office() {
        provider.honest();
        // all tests come from one address
        desk.count("with gone as (delete from sign_in_guard returning 1) select count(*) from gone");
        // what the provider says holds for minutes of the world's time
        desk.clock()
                .advance(Duration.between(
                        desk.clock().instant(), Clock.systemUTC().instant()));
        office = desk.office();
        admin = desk.server().client().signIn(office.agent().email(), TestServer.PASSWORD);
        domain = "d" + NUMBER.incrementAndGet() + ".example";
    }

    Answer signIn(TestClient browser, String user) {
        return signIn(browser, user, user);
    }

    /** @param word that leads to the provider */
    Answer signIn(TestClient browser, String user, String word) {
        return finished(browser, goThere(browser, word, user));
    }

    static Answer finished(TestClient browser, Map<String, String> brought) {
        return browser.post("/api/sign-on/answer", brought);
    }

    Map<String, String> goThere(TestClient browser, String word, String user) {
        var asked = word.endsWith(domain) ? word : "x@" + domain;
        var url = Desk.ok(browser.post("/api/sign-on", Map.of("word", asked)))
                .path("url")
                .asString();
        return provider.visit(url, user);
    }

    Answer byLink(String user) {
        var browser = desk.server().client();
        var url = Desk.ok(browser.post("/api/sign-on", Map.of("word", handle())))
                .path("url")
                .asString();
        return finished(browser, provider.visit(url, user));
    }

    /** With all that is claimed proved. */
    void set(Map<String, Object> changes) {
        put(changes);
        proveAll(admin);
    }

    static void proveAll(TestClient client) {
        client.get("/api/security/single-sign-on").json().path("domains").forEach(domain -> {
            dns.txt(
                    domain.path("recordName").asString(),
                    domain.path("recordValue").asString());
            assertThat(checked(client, domain.path("name").asString())).isEqualTo("found");
        });
    }

    static String checked(TestClient client, String name) {
        return Desk.ok(client.post("/api/security/single-sign-on/domains/" + name + "/verify", Map.of()))
                .path("answer")
                .asString();
    }

    void put(Map<String, Object> changes) {
        var answer = admin.put("/api/security/single-sign-on", settings(changes));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    Map<String, Object> settings(Map<String, Object> changes) {
        var all = new HashMap<String, Object>(Map.of(
                "enabled",
                true,
                "name",
                "Nordvind ID",
                "issuer",
                provider.issuer(),
                "clientId",
                OpenIdProvider.CLIENT,
                "clientSecret",
                OpenIdProvider.SECRET,
                "handle",
                domain.replace(".example", ""),
                "domains",
                List.of(domain)));
        all.putAll(changes);
        return all;
    }

    String handle() {
        return domain.replace(".example", "");
    }

    static boolean found(String word) {
        return !desk.server()
                .client()
                .get("/api/sign-on?word=" + word)
                .json()
                .path("provider")
                .isNull();
    }

    TestClient neighbour() {
        return desk.server().client().signIn(desk.office().agent().email(), TestServer.PASSWORD);
    }

    String logged(String kinds) {
        return admin.get("/api/admin/audit?kinds=" + kinds)
                .json()
                .path("items")
                .get(0)
                .path("kind")
                .asString();
    }

    TestAgent agent(String email) {
        return desk.server()
                .add(office.organization(), NewAgent.agent("Bo", email, TestServer.PASSWORD, PasswordKind.OWN));
    }
}
