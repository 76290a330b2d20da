package io.svara.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One window at the desk, looked at as a person does: by roles, names and words. */
final class Screen implements AutoCloseable {

    private static final @Nullable String PICTURES = System.getProperty("svara.pictures");
    private static int count;

    private final BrowserContext context;
    private final Page page;
    private final String address;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    Screen(BrowserContext context, String address) {
        this.context = context;
        this.address = address;
        context.onRequest(request -> asked.add(request.url()));
        context.onRequestFailed(this::hear);
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // that something was answered with a refusal is said by the server's tests
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
    }

    private void hear(Request request) {
        if ("csp".equals(request.failure())) {
            complaints.add("blocked by the page's rules: " + request.url());
        }
    }

    BrowserContext context() {
        return context;
    }

    Page page() {
        return page;
    }

    /**
     * What the page asks for can be stopped on its way. To be said before it opens: a request that falls into the moment
     * in which the browser begins to stop any gets through, unseen.
     */
    Screen stoppable() {
        page.route("**/nothing-that-is-asked-for", Route::resume);
        return this;
    }

    Screen open(String path) {
        page.navigate(address + path);
        return this;
    }

    /** What the browser complains of: errors in scripts, and what the page's own rules forbid it. */
    List<String> complaints() {
        return complaints;
    }

    /** What was asked for from anywhere but the server. */
    List<String> askedElsewhere() {
        return asked.stream()
                .filter(url -> url.startsWith("http") && !url.startsWith(address))
                .toList();
    }

    /** The rows of the list in which these words stand. */
    Locator rows(String words) {
        return page.locator("[data-ticket]").filter(new Locator.FilterOptions().setHasText(words));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator filter(String name) {
        return page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Filters"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    /** Messages of the open conversation, by who speaks how: {@code Private note by Anna}. */
    Locator messages(String spoken) {
        return page.getByRole(
                AriaRole.ARTICLE, new Page.GetByRoleOptions().setName(spoken).setExact(true));
    }

    Locator messages() {
        return page.getByRole(AriaRole.ARTICLE);
    }

    Locator editor() {
        return page.locator("[contenteditable=true]");
    }

    Screen press(String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    Screen type(String text) {
        page.keyboard().type(text);
        return this;
    }

    /** Waits until these words can be seen somewhere. */
    Screen sees(String words) {
        assertThat(page.getByText(words).first()).isVisible();
        return this;
    }

    /** Opens the reply or note with its key, and waits until one can write. */
    Screen write(String key) {
        press(key);
        assertThat(editor()).isFocused();
        return this;
    }

    boolean isAt(String path) {
        return URI.create(page.url()).getPath().equals(path);
    }

    /** A mark in the page that does not survive a reload. */
    Screen mark() {
        page.evaluate("window.stillHere = true");
        return this;
    }

    boolean wasReloaded() {
        return !Boolean.TRUE.equals(page.evaluate("window.stillHere === true"));
    }

    /** Leaves a picture of what was seen last, where pictures are wanted: of a failed test it says most. */
    @Override
    public void close() {
        if (PICTURES != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(PICTURES, "last-" + ++count + ".png")));
        }
        context.close();
    }
}
