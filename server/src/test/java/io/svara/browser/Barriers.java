package io.svara.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/**
 * What keeps people out of a page, as axe finds it. Asked in the page itself: the library's own way opens a second page
 * each time and brings all that was found to be right, which takes as long again.
 */
final class Barriers {

    private static final String FIND = """
            async () => {
              // what a mail looks like is its sender's affair
              const found = await axe.run({ exclude: [['iframe']] }, { resultTypes: ['violations'] })
              return found.violations.map(({ id, nodes }) =>
                id + ': ' + nodes.map((node) => node.html + ' ' + node.failureSummary).join('; '))
            }""";

    /** Colours may be on their way from one theme to the other; what stays is a barrier. */
    private static final int MORE_LOOKS = 3;

    private static final int PAUSE_MILLIS = 700;

    private Barriers() {}

    static void assertNone(Page page, String where) {
        if (!Boolean.TRUE.equals(page.evaluate("'axe' in window"))) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        var found = page.evaluate(FIND);
        for (int again = 0; again < MORE_LOOKS && !List.of().equals(found); again++) {
            page.waitForTimeout(PAUSE_MILLIS);
            found = page.evaluate(FIND);
        }
        assertThat(found).as(where).isEqualTo(List.of());
    }
}
