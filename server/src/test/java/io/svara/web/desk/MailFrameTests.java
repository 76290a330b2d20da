package io.svara.web.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailFrameTests {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"/desk/mail.html,'self' data:", "/desk/mail-images.html,'self' data: https: http:"})
    void isAnEmptyPageInWhichNothingRunsAndOnlyTheSecondLoadsFromElsewhere(String path, String images) {
        var frame = DeskServer.built().client().get(path);

        assertThat(frame.status()).isEqualTo(200);
        assertThat(frame.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(frame.headers("Content-Security-Policy"))
                .containsExactly("default-src 'none'; style-src 'unsafe-inline'; img-src " + images
                        + "; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
                        + "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox");
        assertThat(frame.headers("X-Frame-Options")).containsExactly("SAMEORIGIN");
        assertThat(frame.headers("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(frame.header("Cache-Control")).isEqualTo("max-age=3600, public");
        assertThat(frame.text())
                .contains("<base target=\"_blank\">", "<body></body>")
                .doesNotContain("<script");
    }
}
