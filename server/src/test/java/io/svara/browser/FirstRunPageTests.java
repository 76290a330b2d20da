package io.svara.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.svara.installation.setup.Installation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In order: the page can be looked at until the journey has set the installation up. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstRunPageTests {

    private static final int BEFORE = 1;
    private static final int JOURNEY = 2;
    private static final int AFTER = 3;

    /** A folder in which to leave pictures of what was seen, to be looked at by a person. */
    private static final @Nullable String PICTURES = System.getProperty("svara.pictures");

    private static @Nullable Browser browser;
    private static Installation installation;

    @BeforeAll
    static void start() {
        browser = Browser.open();
        installation = Installation.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            installation.close();
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"1440,900,LIGHT", "1440,900,DARK", "1024,768,LIGHT", "390,844,LIGHT", "390,844,DARK"})
    @Order(BEFORE)
    void isFreeOfBarriersInEachThemeAndWidth(int width, int height, ColorScheme scheme) {
        var look = new Look(width, height, scheme);
        var page = look.open(installation.setupPath());
        look.check(page, "form");

        page.locator("main button[type=submit]").click();
        page.waitForSelector("[role=alert]");
        look.check(page, "errors");

        look.check(look.open("/setup/wrong"), "unknown");
        look.check(look.open("/desk/nothing"), "missing");
    }

    @Test
    @Order(JOURNEY)
    void setsUpByKeyboardAlone() {
        var page = page(1440, 900, ColorScheme.LIGHT, "sv-SE");
        var complaints = new ArrayList<String>();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.navigate(installation.address() + installation.setupPath());
        assertThat(page.title()).isEqualTo("Kom igång med Svara · Svara");

        tabTo(page, "English");
        page.keyboard().press("Enter");
        page.waitForSelector("html[lang=en]");

        tabTo(page, "organization");
        page.keyboard().type("Fjäll & Sjö");
        tabTo(page, "language");
        page.keyboard().type("Norsk");
        tabTo(page, "name");
        page.keyboard().type("Åsa Öberg");
        tabTo(page, "email");
        page.keyboard().type("asa@fjall.example");
        tabTo(page, "password");
        page.keyboard().type("short");
        tabTo(page, "Show");
        page.keyboard().press("Space");
        assertThat(page.getAttribute("#password", "type")).isEqualTo("text");
        tabTo(page, "mailboxName");
        page.keyboard().type("Support");
        tabTo(page, "mailboxAddress");
        page.keyboard().type("support@fjall.example");
        page.keyboard().press("Enter");

        page.waitForSelector("[role=alert]");
        assertThat(page.title()).startsWith("Error: Set up Svara");
        assertThat(focused(page)).as("the summary is what is read first").startsWith("Please look");
        assertThat(page.inputValue("#organization")).isEqualTo("Fjäll & Sjö");
        assertThat(page.inputValue("#language")).isEqualTo("no");
        assertThat(page.inputValue("#mailboxAddress")).isEqualTo("support@fjall.example");
        tabTo(page, "Password");
        page.keyboard().press("Enter");
        tabTo(page, "password");
        page.keyboard().type("fyra blåa granar");
        page.keyboard().press("Enter");

        page.waitForSelector(".steps");
        assertThat(page.textContent("h1")).isEqualTo("Fjäll & Sjö is set up");
        assertThat(page.textContent(".steps"))
                .contains("@inbound.localhost", "./svara token --email asa@fjall.example");
        // a refused form is an answer of 400, of which the console tells
        assertThat(complaints).allMatch(line -> line.contains("400"));
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            new Look(1440, 900, scheme).check(page, "done");
            page.setViewportSize(390, 844);
            new Look(390, 844, scheme).check(page, "done");
            page.setViewportSize(1440, 900);
        }
    }

    @ParameterizedTest
    @CsvSource({"1440,900,LIGHT", "390,844,DARK"})
    @Order(AFTER)
    void isFreeOfBarriersWhenAllIsDone(int width, int height, ColorScheme scheme) {
        var look = new Look(width, height, scheme);
        look.check(look.open(installation.setupPath()), "used");
    }

    /** Presses Tab until the element of this id or text has the focus. */
    private static void tabTo(Page page, String wanted) {
        for (int presses = 0; presses < 30; presses++) {
            var id = page.evaluate("document.activeElement.id");
            if (wanted.equals(id) || focused(page).equals(wanted)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab does not lead to " + wanted);
    }

    private static String focused(Page page) {
        return (String) page.evaluate("document.activeElement.textContent.trim()");
    }

    private static Page page(int width, int height, ColorScheme scheme, String language) {
        if (browser == null) {
            throw new IllegalStateException("no browser");
        }
        return browser.page(width, height, scheme, language);
    }

    /** One size of window in one theme. */
    private record Look(int width, int height, ColorScheme scheme) {

        Page open(String path) {
            var page = page(width, height, scheme, "en-GB");
            page.navigate(installation.address() + path);
            return page;
        }

        void check(Page page, String name) {
            if (PICTURES != null) {
                var file = name + "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + ".png";
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of(PICTURES, file))
                        .setFullPage(true));
            }
            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("nothing stands outside the window")
                    .isEqualTo(true);
            Barriers.assertNone(page, name);
        }
    }
}
