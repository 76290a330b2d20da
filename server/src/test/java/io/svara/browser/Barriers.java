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

    private Barriers() {}

    static void assertNone(Page page, String where) {
        if (!Boolean.TRUE.equals(page.evaluate("'axe' in window"))) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        assertThat(page.evaluate(FIND)).as(where).isEqualTo(List.of());
    }
}
