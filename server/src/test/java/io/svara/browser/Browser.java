package io.svara.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * The machine's own Chromium, driven by Playwright. Where there is none, tests that need it are skipped and say so;
 * in CI they fail, since what is skipped there is never missed.
 */
final class Browser implements AutoCloseable {

    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private static final List<String> ARGUMENTS = List.of(
            "--headless=new",
            // it refuses to run as root otherwise, and opens only pages of our own
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Path program) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(ARGUMENTS));
    }

    static Browser open() {
        var program = find();
        if (program.isEmpty() && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("No Chromium at " + PLACES + ": the browser tests cannot run");
        }
        // whoever works on the server alone need not have a browser; CI must
        Assumptions.assumeTrue(
                program.isPresent(),
                "Browser tests skipped: no Chromium at " + PLACES + " (Debian: apt-get install chromium)");
        return new Browser(program.get());
    }

    private static Optional<Path> find() {
        return PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
    }

    /** A page in a window of its own, with nothing remembered from others. */
    Page page(int width, int height, ColorScheme scheme, String language) {
        return context(width, height, scheme, language).newPage();
    }

    BrowserContext context(int width, int height, ColorScheme scheme, String language) {
        return chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale(language));
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
