package io.svara.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Route;
import io.svara.mailboxes.Mailbox;
import io.svara.mainjob.Letter;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mail that wants to run, to lead astray or to tell its sender that it was read. */
class HostileMailTests {

    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private static final String HTML = """
            <html><head><style>@import url(https://evil.example/style.css); body {background: url(https://evil.example/bg.png)}</style>
            <link rel="stylesheet" href="https://evil.example/link.css"><link rel="prefetch" href="https://evil.example/prefetch">
            <meta http-equiv="refresh" content="0;url=https://evil.example/refresh"><base href="https://evil.example/"></head>
            <body background="https://evil.example/background.png" onload="top.hacked = 1">
            <h1 style="color: #204060; background-image: url('https://evil.example/style.png')">Grattis!</h1>
            <script>top.hacked = 2; fetch('https://evil.example/script')</script>
            <img src="x" onerror="top.hacked = 3"><svg onload="top.hacked = 4"><image href="https://evil.example/svg.png"/></svg>
            <img src="https://evil.example/pixel.gif?who=anna" width="1" height="1">
            <img src="http://evil.example/banner.png" srcset="https://evil.example/banner2.png 2x" alt="Banner">
            <video src="https://evil.example/film.mp4" poster="https://evil.example/poster.png"></video>
            <audio src="https://evil.example/sound.mp3" autoplay></audio>
            <object data="https://evil.example/object.swf"></object><embed src="https://evil.example/embed.swf">
            <iframe src="https://evil.example/frame"></iframe><iframe srcdoc="<script>top.hacked = 5</script>"></iframe>
            <form action="https://evil.example/form"><input name="password" autofocus onfocus="top.hacked = 6"><button>Logga in</button></form>
            <p><a href="javascript:top.hacked = 7">Vinst</a> <a href="https://shop.example/">Butiken</a>
            <a href="data:text/html,<script>top.hacked = 8</script>">Data</a></p>
            <div style="position: fixed; inset: 0; z-index: 9999">Lager</div>
            </body></html>
            """;

    private static DeskInBrowser house;

    @BeforeAll
    static void open() {
        house = DeskInBrowser.open();
    }

    @AfterAll
    static void close() {
        if (house != null) {
            house.close();
        }
    }

    @Test
    void nothingOfAMailRunsOrAsksAnybodyAnythingUntilItsPicturesAreWanted() {
        Mailbox mailbox = house.desk().mailbox();
        var ticket = house.ticket(
                mailbox,
                Letter.from("Bov <bov@evil.example>")
                        .to(mailbox.address())
                        .subject("<img src=x onerror=\"top.hacked = 9\">")
                        .header("MIME-Version", "1.0")
                        .header("Content-Type", "text/html; charset=utf-8")
                        .text(HTML.replace("\n", "\r\n")));
        try (var screen = house.of(house.anna())) {
            screen.context().route(url -> url.contains(".example"), HostileMailTests::answer);
            screen.page().onDialog(dialog -> screen.complaints().add(dialog.message()));
            screen.open("/tickets/all-unsolved/" + ticket);

            var mail = mail(screen);
            assertThat(mail.locator("h1")).hasText("Grattis!");
            assertThat(mail.locator(".svara-mail")
                            .locator("script, form, input, iframe, object, embed, video, audio, svg, link, base, meta"))
                    .hasCount(0);
            assertThat(mail.locator("a[href^='javascript'], a[href^='data']")).hasCount(0);
            assertThat(mail.getByText("Butiken")).hasAttribute("rel", "noopener noreferrer");
            assertThat(screen.page().evaluate("window.hacked")).isNull();
            assertThat(screen.askedElsewhere()).isEmpty();
            assertThat(screen.complaints()).isEmpty();

            screen.button("Show").click();

            assertThat(mail.locator("img[src^='https://evil.example/pixel.gif']"))
                    .hasCount(1);
            assertThat(mail.locator("h1")).hasText("Grattis!");
            screen.page().waitForCondition(() -> screen.askedElsewhere().size() >= 2);
            assertThat(screen.askedElsewhere())
                    .containsExactlyInAnyOrder(
                            "https://evil.example/pixel.gif?who=anna", "http://evil.example/banner.png");
            assertThat(screen.page().evaluate("window.hacked")).isNull();
            assertThat(screen.complaints()).isEmpty();
        }
    }

    private static void answer(Route route) {
        route.fulfill(new Route.FulfillOptions().setContentType("image/gif").setBodyBytes(PIXEL));
    }

    private static FrameLocator mail(Screen screen) {
        return screen.page().frameLocator("iframe[title='Mail from Bov']");
    }
}
