package io.svara.browser;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

class BarriersTests {

    @Test
    void namesWhatStandsInTheWayAndNothingElse() {
        try (var browser = Browser.open();
                var context = browser.context(800, 600, ColorScheme.LIGHT, "en-GB")) {
            var page = context.newPage();
            page.setContent("""
                    <html lang="en"><title>Orders</title><main><h1>Orders</h1><button>Pack</button></main></html>""");
            Barriers.assertNone(page, "whole");

            page.setContent("""
                    <html lang="en"><title>Orders</title><main><h1>Orders</h1><button id="mute"></button></main></html>""");
            assertThatThrownBy(() -> Barriers.assertNone(page, "broken"))
                    .hasMessageContaining("broken")
                    .hasMessageContaining("button-name: <button id=\"mute\">");
        }
    }
}
