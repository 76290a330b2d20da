package io.svara.installation.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.web.TestClient;
import io.svara.web.TestClient.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** In order: an installation is set up once, and what is refused before must leave it as it was. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstRunTests {

    private static final int REFUSALS = 1;
    private static final int SETTING_UP = 2;
    private static final int AFTERWARDS = 3;

    private static final Map<String, String> GOOD = Map.of(
            "organization", "Fjäll & <Sjö>",
            "language", "sv",
            "name", "Åsa Öberg",
            "email", "Asa@Fjall.example",
            "password", "fyra blåa granar",
            "mailboxName", "Support",
            "mailboxAddress", "support@fjall.example");

    private static Installation installation;
    private static String path;

    @BeforeAll
    static void start() {
        installation = Installation.start();
        path = installation.setupPath();
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    @Order(REFUSALS)
    void showsTheFormInTheLanguageOfTheBrowser() {
        var swedish = browser().header("Accept-Language", "sv-SE,sv;q=0.9").get(path);

        assertThat(swedish.status()).isEqualTo(200);
        assertThat(swedish.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(swedish.header("Content-Language")).isEqualTo("sv");
        assertThat(swedish.header("X-Robots-Tag")).isEqualTo("noindex");
        assertThat(swedish.header("Cache-Control")).contains("no-store");
        assertThat(page(swedish).title()).isEqualTo("Kom igång med Svara · Svara");
        assertThat(page(swedish).select("html").attr("lang")).isEqualTo("sv");
        assertThat(page(browser().get(path + "?lang=no")).title()).startsWith("Kom i gang");
        assertThat(page(browser().get(path)).title()).startsWith("Set up Svara");
    }

    @Test
    @Order(REFUSALS)
    void holdsNeitherScriptNorStyleInThePage() {
        var page = page(browser().get(path));

        assertThat(page.select("script"))
                .allSatisfy(script -> assertThat(script.attr("src")).startsWith("/assets/"));
        assertThat(page.select("style, [style], [onclick], [onsubmit]")).isEmpty();
        assertThat(page.select("link[rel=stylesheet]").attr("href")).startsWith("/assets/pages.css?v=");
    }

    @Test
    @Order(REFUSALS)
    void letsBrowsersKeepWhatThePageLinksTo() {
        var stylesheet = browser()
                .get(page(browser().get(path)).select("link[rel=stylesheet]").attr("href"));

        assertThat(stylesheet.status()).isEqualTo(200);
        assertThat(stylesheet.header("Content-Type")).startsWith("text/css");
        assertThat(stylesheet.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
    }

    @Test
    @Order(REFUSALS)
    void saysAllThatIsWrongAtItsFieldAndKeepsWhatWasTyped() {
        var answer = send(with(Map.of(
                "organization", "",
                "name", "\"><script>alert(1)</script>",
                "email", "asa",
                "password", "secret",
                "mailboxAddress", "")));

        assertThat(answer.status()).isEqualTo(400);
        var page = page(answer);
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.select("#organization-error").text()).isEqualTo("Fill this in.");
        assertThat(page.select("#email-error").text()).startsWith("This is not an e-mail address.");
        assertThat(page.select("#password-error").text()).isEqualTo("Use at least 10 characters.");
        assertThat(page.select("#mailboxAddress-error").text()).isEqualTo("Fill this in.");
        assertThat(page.select("[aria-invalid=true]").eachAttr("id"))
                .containsExactly("organization", "email", "password", "mailboxAddress");
        assertThat(page.select("[role=alert] a").eachAttr("href"))
                .containsExactly("#organization", "#email", "#password", "#mailboxAddress");
        assertThat(page.select("#email").attr("aria-describedby")).isEqualTo("email-error email-hint");
        assertThat(page.select("#name").val()).isEqualTo("\"><script>alert(1)</script>");
        assertThat(page.select("#mailboxName").val()).isEqualTo("Support");
        assertThat(page.select("#language option[selected]").val()).isEqualTo("sv");
        assertThat(page.select("#password").val()).isEmpty();
        assertThat(answer.text()).doesNotContain("<script>alert", "value=\"secret\"");
        nothingIsMade();
    }

    @Test
    @Order(REFUSALS)
    void saysItInTheLanguageOfThePage() {
        var answer = browser().send("POST", path + "?lang=no", form(with(Map.of("password", "passord123"))), FORM);

        assertThat(page(answer).select("#password-error").text())
                .isEqualTo("Dette passordet er blant de første som gjettes. Velg et annet.");
    }

    @Test
    @Order(REFUSALS)
    void refusesThePasswordOfTheDemo() {
        assertThat(page(send(with(Map.of("password", "svara-demo"))))
                        .select("#password-error")
                        .text())
                .startsWith("This password is among the first");
    }

    @Test
    @Order(REFUSALS)
    void refusesWhatNoBrowserWouldSend() {
        assertThat(page(send(with(Map.of("language", "xx")))).select("#language-error"))
                .hasSize(1);
        assertThat(page(send(with(Map.of("organization", "a\0b")))).select("#organization-error"))
                .hasSize(1);
        assertThat(page(send(with(Map.of("name", "a".repeat(101))))).select("#name-error"))
                .hasSize(1);
        assertThat(page(send(with(Map.of("mailboxAddress", "a@b\r\nBcc: x@y")))).select("#mailboxAddress-error"))
                .hasSize(1);
        assertThat(send(Map.of()).status()).isEqualTo(400);
        nothingIsMade();
    }

    @Test
    @Order(REFUSALS)
    void makesNothingWhenTheMailboxCannotBeMade() {
        var answer = send(with(Map.of("mailboxAddress", "a".repeat(400) + "@fjall.example")));

        assertThat(answer.status()).isEqualTo(400);
        nothingIsMade();
    }

    @Test
    @Order(REFUSALS)
    void changesTheLanguageWithoutLosingWhatWasTyped() {
        var typed = new HashMap<>(with(Map.of("email", "asa")));
        typed.put("translate", "sv");

        var answer = browser().send("POST", path + "?lang=sv", form(typed), FORM);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(page(answer).title()).startsWith("Kom igång");
        assertThat(page(answer).select("#email").val()).isEqualTo("asa");
        assertThat(page(answer).select(".error")).isEmpty();
        nothingIsMade();
    }

    @Test
    @Order(REFUSALS)
    void tellsWhoeverComesByAWrongLinkWhereTheRightOneIs() {
        var wrong = path.substring(0, path.length() - 1) + (path.endsWith("a") ? "b" : "a");

        var answer = browser().get(wrong);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(page(answer).select("main").text()).contains("Set Svara up at");
        assertThat(browser().send("POST", wrong, form(GOOD), FORM).status()).isEqualTo(404);
        nothingIsMade();
    }

    @Test
    @Order(REFUSALS)
    void saysThatItIsNotSetUpAndKeepsTheLinkToItself() {
        assertThat(program().get("/api/installation").text()).isEqualTo("{\"state\":\"not-set-up\",\"demo\":null}");
    }

    @Test
    @Order(REFUSALS)
    void answersAnAddressWhereNothingIsAsItsCallerReads() {
        var page = browser().get("/desk/old");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page(page).select("h1").text()).isEqualTo("There is no such page");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");

        assertThat(browser().get("/api/nothing").header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(program().get("/desk/old").header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(browser().get("/assets/none.css").status()).isEqualTo(404);
    }

    private static @Nullable TestClient signedIn;

    @Test
    @Order(AFTERWARDS)
    void signsTheBrowserInThatHasSetItUp() {
        var session = Objects.requireNonNull(signedIn).get("/api/session");

        assertThat(session.status()).isEqualTo(200);
        assertThat(session.json().at("/agent/email").asString()).isEqualToIgnoringCase("asa@fjall.example");
    }

    @Test
    @Order(SETTING_UP)
    void setsUpOnceWhenTheButtonIsPressedTwice() throws Exception {
        Callable<Answer> press = () -> {
            // a cookie of another installation at the same address is no reason to refuse
            var browser = browser();
            browser.cookies().put("svara_session", "a".repeat(43));
            var answer = browser.send("POST", path, form(GOOD), FORM);
            if (answer.status() == 200) {
                signedIn = browser;
            }
            return answer;
        };
        try (var fingers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = fingers.submit(press);
            var second = fingers.submit(press);
            assertThat(new int[] {first.get().status(), second.get().status()}).containsExactlyInAnyOrder(200, 410);
            var done = page(first.get().status() == 200 ? first.get() : second.get());
            assertThat(done.select("h1").text()).isEqualTo("Fjäll & <Sjö> is set up");
            assertThat(done.select("code").eachText())
                    .anySatisfy(code -> assertThat(code).matches("in-[a-z2-7]{20}@inbound\\.localhost"))
                    .contains("./svara token --email Asa@Fjall.example");
            assertThat(done.select("a.button.primary").attr("href")).isEqualTo("/");
        }
        assertThat(installation.count("account")).isEqualTo(1);
        assertThat(installation.count("inbound_address")).isEqualTo(2);
    }

    @Test
    @Order(AFTERWARDS)
    void letsTheSuperadminInAndShowsTheMailbox() {
        var client = program().signIn("asa@fjall.example", "fyra blåa granar");

        var session = client.get("/api/session").json();
        assertThat(session.get("agent").get("superadmin").asBoolean()).isTrue();
        assertThat(session.get("agent").get("name").asString()).isEqualTo("Åsa Öberg");
        assertThat(session.get("organization").get("name").asString()).isEqualTo("Fjäll & <Sjö>");
        var mailboxes = client.get("/api/mailboxes").json().get("items");
        assertThat(mailboxes.size()).isEqualTo(1);
        assertThat(mailboxes.get(0).get("address").asString()).isEqualTo("support@fjall.example");
    }

    @Test
    @Order(AFTERWARDS)
    void tellsWhoeverUsesTheLinkAgainWhatToDo() {
        for (var answer : new Answer[] {browser().get(path), send(GOOD)}) {
            assertThat(answer.status()).isEqualTo(410);
            assertThat(page(answer).select("main").text()).contains("./svara token --email");
            assertThat(answer.text()).doesNotContain("Fjäll", "inbound.localhost", "fjall.example");
        }
    }

    @Test
    @Order(AFTERWARDS)
    void saysThatItIsReady() {
        assertThat(program().get("/api/installation").text()).isEqualTo("{\"state\":\"ready\",\"demo\":null}");
    }

    @Test
    void quotesAnAddressThatAShellWouldObey() {
        assertThat(FirstRunPages.shellWord("a.b+c@example.com")).isEqualTo("a.b+c@example.com");
        assertThat(FirstRunPages.shellWord("a;$(b)'@example.com")).isEqualTo("'a;$(b)'\\''@example.com'");
    }

    private static final String FORM = "application/x-www-form-urlencoded";

    private static TestClient browser() {
        return program().header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    private static TestClient program() {
        return installation.server().client();
    }

    private static Answer send(Map<String, String> typed) {
        return browser().send("POST", path, form(typed), FORM);
    }

    private static Map<String, String> with(Map<String, String> changes) {
        var typed = new HashMap<>(GOOD);
        typed.putAll(changes);
        return typed;
    }

    private static String form(Map<String, String> typed) {
        return typed.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Document page(Answer answer) {
        return Jsoup.parse(answer.text());
    }

    private static void nothingIsMade() {
        assertThat(installation.count("account")).isZero();
        assertThat(installation.count("installation_setup")).isZero();
    }
}
