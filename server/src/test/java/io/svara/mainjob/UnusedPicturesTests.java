package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.web.TestClient;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pictures that nothing shows any longer go, but not before the last mail that may show them has left. */
class UnusedPicturesTests {

    @Test
    void aPictureThatNothingShowsIsRemovedAndOneThatASignatureShowsIsNot() {
        // time goes by in a house of its own
        try (var desk = Desk.open()) {
            var api = desk.api();
            var unused = Uploads.signaturePicture(api);
            var used = Uploads.signaturePicture(api);
            sign(api, "<p><img src=\"" + used + "\"></p>");
            desk.clock().advance(Duration.ofDays(8));
            Uploads.signaturePicture(api);

            assertThat(api.get(unused).status()).isEqualTo(404);
            assertThat(api.get(used).status()).isEqualTo(200);
            assertThat(api.get(used).header("Content-Type")).isEqualTo("image/png");

            desk.clock().advance(Duration.ofDays(500));
            Uploads.signaturePicture(api);
            assertThat(api.get(used).status()).isEqualTo(200);
            // a mail may still wait that shows it
            sign(api, "");
            desk.clock().advance(Duration.ofDays(390));
            Uploads.signaturePicture(api);
            assertThat(api.get(used).status()).isEqualTo(200);
            desk.clock().advance(Duration.ofDays(11));
            Uploads.signaturePicture(api);
            assertThat(api.get(used).status()).isEqualTo(404);
        }
    }

    private static void sign(TestClient api, String html) {
        Desk.ok(api.put("/api/session/agent/signature", Map.of("signature", html)));
    }
}
