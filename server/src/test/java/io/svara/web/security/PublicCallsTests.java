package io.svara.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PublicCallsTests {

    /** Written out once more: who opens a call to everybody does so twice, and knowingly. */
    @Test
    void areTheseAndNoOthers() {
        assertThat(PublicCalls.ALL)
                .extracting(call -> call.method() + " " + call.path())
                .containsExactlyInAnyOrder(
                        "POST /api/session",
                        "GET /api/session/second",
                        "POST /api/session/second",
                        "POST /api/session/second/code",
                        "POST /api/session/second/passkey",
                        "POST /api/session/passkey",
                        "POST /api/session/passkey/options",
                        "POST /api/session/forgotten",
                        "POST /api/session/reset",
                        "POST /api/session/reset/check",
                        "GET /api/sign-on",
                        "POST /api/sign-on",
                        "POST /api/sign-on/answer",
                        "GET /api/invitations/{secret}",
                        "POST /api/invitations/{secret}",
                        "GET /api/installation",
                        "GET /api/openapi.json",
                        "GET /health",
                        "HEAD /health",
                        "GET /setup/{secret}",
                        "POST /setup/{secret}",
                        "GET /assets/**",
                        "HEAD /assets/**",
                        "GET /desk/**",
                        "HEAD /desk/**",
                        "GET /manifest.webmanifest",
                        "HEAD /manifest.webmanifest",
                        "GET /service-worker.js",
                        "HEAD /service-worker.js");
    }
}
