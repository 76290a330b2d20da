package io.svara.people.signon;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mainjob.Desk;
import io.svara.web.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who sets single sign-on, and what is said before anybody depends on it. */
class SignOnSettingsTests extends SignOnOffice {

    @Test
    void isSetByThoseWhoMayAndByNoToken() {
        var bo = agent("bo@" + domain);
        var bos = desk.server().client().signIn(bo.email(), TestServer.PASSWORD);

        assertThat(bos.get("/api/security/single-sign-on").status()).isEqualTo(403);
        assertThat(bos.put("/api/security/single-sign-on", settings(Map.of())).status())
                .isEqualTo(403);
        assertThat(desk.server()
                        .client()
                        .token(office.token())
                        .put("/api/security/single-sign-on", settings(Map.of()))
                        .code())
                .isEqualTo("no-session");
        assertThat(admin.put("/api/security/single-sign-on", settings(Map.of("defaultGroupIds", List.of("999999999"))))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void isChangedAndRemovedOnlyByWhoHasJustShownWhoTheyAre() {
        set(Map.of());
        desk.clock().advance(Duration.ofMinutes(10));

        var evil = settings(Map.of("issuer", "https://evil.example", "ifVersion", 1));
        assertThat(admin.put("/api/security/single-sign-on", evil).code()).isEqualTo("confirmation-needed");
        assertThat(admin.delete("/api/security/single-sign-on").code()).isEqualTo("confirmation-needed");
        var kept = admin.get("/api/security/single-sign-on").json();
        assertThat(kept.path("issuer").asString()).isEqualTo(provider.issuer());
        assertThat(kept.path("version").asLong()).isEqualTo(1);

        var proof = Map.of("method", "password", "code", TestServer.PASSWORD);
        assertThat(admin.post("/api/session/confirmation", proof).status()).isEqualTo(204);
        put(Map.of("name", "Another", "ifVersion", 1));
        assertThat(admin.delete("/api/security/single-sign-on").status()).isEqualTo(204);
    }

    @Test
    void letsNobodyButASuperadminChooseWhoVouchesForSuperadmins() {
        set(Map.of());
        var bo = agent("bo@" + domain);
        Desk.ok(admin.put(
                "/api/admin/agents/" + bo.id().value() + "/permissions",
                Map.of("permissions", List.of("security"), "roleIds", List.of())));
        var bos = desk.server().client().signIn(bo.email(), TestServer.PASSWORD);

        assertThat(bos.put(
                                "/api/security/single-sign-on",
                                settings(Map.of("issuer", "https://bos.example", "ifVersion", 1)))
                        .status())
                .isEqualTo(403);
        assertThat(bos.put("/api/security/single-sign-on", settings(Map.of("clientId", "bos", "ifVersion", 1)))
                        .status())
                .isEqualTo(403);
        Desk.ok(bos.put("/api/security/single-sign-on", settings(Map.of("name", "Another", "ifVersion", 1))));
    }

    @Test
    void keepsTheSecretForTheProviderThatItIsOf() {
        set(Map.of());
        assertThat(admin.get("/api/security/single-sign-on").text()).doesNotContain(OpenIdProvider.SECRET);
        var elsewhere = settings(Map.of("issuer", "https://evil.example"));
        elsewhere.remove("clientSecret");

        assertThat(admin.put("/api/security/single-sign-on", elsewhere).status())
                .isEqualTo(400);
        var same = settings(Map.of("name", "Other name", "ifVersion", 1));
        same.remove("clientSecret");
        assertThat(admin.put("/api/security/single-sign-on", same).status()).isEqualTo(200);
        assertThat(admin.put("/api/security/single-sign-on", same).code()).isEqualTo("stale-version");
    }

    @Test
    void saysWhatIsWrongBeforeAnybodyDependsOnIt() {
        assertThat(tried(Map.of())).isEqualTo("ok");
        assertThat(tried(Map.of("clientSecret", "wrong"))).isEqualTo("bad-client");
        assertThat(tried(Map.of("clientId", "nobody"))).isEqualTo("bad-client");
        assertThat(tried(Map.of("issuer", "http://127.0.0.1:9"))).isEqualTo("provider-away");

        assertThat(tried(Map.of("issuer", provider.issuer() + "/"))).isEqualTo("wrong-issuer");
    }

    private String tried(Map<String, Object> changes) {
        return Desk.ok(admin.post("/api/security/single-sign-on/test", settings(changes)))
                .path("result")
                .asString();
    }
}
