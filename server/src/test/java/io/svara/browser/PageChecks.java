package io.svara.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.svara.browser.DeskInBrowser.Look;
import java.util.List;
import java.util.Set;

/** What holds for every page of the desk: no barriers, nothing beyond the window, no word of another language. */
final class PageChecks {

    /** All that stands in the page's own document, and what is said of it to those who do not see it. */
    private static final String ALL_WORDS = """
            () => {
              const words = []
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
              while (walker.nextNode()) words.push(walker.currentNode.textContent.trim())
              for (const element of document.querySelectorAll('*'))
                for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'])
                  if (element.hasAttribute(name)) words.push(element.getAttribute(name).trim())
              words.push(document.title)
              return words.filter((word) => word)
            }""";

    private PageChecks() {}

    /** As it stands, in this look. */
    static void check(Screen screen, String what, Look look) {
        change(screen, look);
        Barriers.assertNone(screen.page(), what + " at " + look);
        checkFits(screen, what + " at " + look);
    }

    /**
     * Shows the state, and tells which of its words are of another language, each behind its name.
     *
     * @param foreign as {@link DeskTexts#foreignTo} has them
     */
    static List<String> foreignWords(Screen screen, PageState state, String language, Set<String> foreign) {
        state.showIn(screen);
        assertThat(screen.page().locator("html")).hasAttribute("lang", language);
        return words(screen).stream()
                .filter(foreign::contains)
                .map(word -> state + ": " + word)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<String> words(Screen screen) {
        return (List<String>) screen.page().evaluate(ALL_WORDS);
    }

    static void isThere(Screen screen, String selector) {
        assertThat(screen.page().locator(selector).first()).isVisible();
    }

    /** Until what is asked for is there: nothing is busy, and no placeholder is left. */
    static void settle(Screen screen) {
        // on a narrow window a sheet may stand over the page that it belongs to
        assertThat(screen.page().locator("main:visible, h1:visible").first()).isVisible();
        screen.page().waitForFunction("""
                () => {
                  const now = document.body.innerHTML.length
                  const quiet = window.lastLength === now ? (window.quietFor ?? 0) + 1 : 0
                  window.lastLength = now
                  window.quietFor = quiet
                  return quiet > 5
                }""", null, new Page.WaitForFunctionOptions().setPollingInterval(100));
    }

    static void turn(Screen screen, Look look) {
        screen.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme()));
        screen.page().setViewportSize(look.width(), look.height());
    }

    private static void change(Screen screen, Look look) {
        turn(screen, look);
        assertThat(screen.page().locator("html"))
                .hasAttribute("data-mantine-color-scheme", look.scheme() == ColorScheme.DARK ? "dark" : "light");
        settle(screen);
    }

    static void checkFits(Screen screen, String where) {
        assertThat(screen.page().evaluate("""
                        () => [document.documentElement, document.body, ...document.querySelectorAll('main, [role=region], [role=dialog]')]
                          .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
                          .map((element) => `${element.tagName} ${element.className}: ${element.scrollWidth} > ${element.clientWidth}`)""")).as(where).isEqualTo(List.of());
    }
}
