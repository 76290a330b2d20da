package io.svara.tickets.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DraftHtmlTests {

    @Test
    void keepsAMentionAsTheEditorKnowsIt() {
        assertThat(DraftHtml.editable("<p>Hej <span data-mention=\"7\" class=\"x\">Bo</span></p>"))
                .isEqualTo("<p>Hej <span data-mention=\"7\">Bo</span></p>");
    }

    @Test
    void letsNothingElseThroughInAMentionsName() {
        assertThat(DraftHtml.editable("<span data-mention=\"7\" onclick=\"x()\">a</span>"
                        + "<span data-mention=\"7&quot; onclick=&quot;x()\">b</span><b data-mention=\"8\">c</b>"))
                .isEqualTo("<span data-mention=\"7\">a</span><span>b</span><b>c</b>");
    }
}
