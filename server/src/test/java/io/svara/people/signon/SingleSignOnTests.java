package io.svara.people.signon;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.web.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is let in by the provider, and as whom. */
class SingleSignOnTests extends SignOnOffice {

    @Test
    void signsInWhoHasAnAccountByTheAddressThatTheProviderVouchesFor() {
        set(Map.of());
        var bo = agent("bo@" + domain);
        var browser = desk.server().client();
        assertThat(browser.get("/api/sign-on?word=bo@" + domain)
                        .json()
                        .path("provider")
                        .path("name")
                        .asString())
                .isEqualTo("Nordvind ID");

        var answer = signIn(browser, "bo@" + domain);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(browser.get("/api/session").json().path("agent").path("id").asString())
                .isEqualTo(String.valueOf(bo.id().value()));
        assertThat(desk.value("select begun_by from session order by id desc limit 1"))
                .isEqualTo("single-sign-on");
        assertThat(admin.get("/api/admin/audit?kinds=sign-in")
                        .json()
                        .path("items")
                        .get(0)
                        .path("facts")
                        .path("by")
                        .asString())
                .isEqualTo("single-sign-on");
    }

    @Test
    void knowsThemByTheirNameThereOnceTheirAddressChanges() {
        set(Map.of());
        var bo = agent("bo@" + domain);
        signIn(desk.server().client(), "bo@" + domain);
        provider.says(Map.of("email", "bo.ek@elsewhere.example"));
        var browser = desk.server().client();

        assertThat(signIn(browser, "bo@" + domain).status()).isEqualTo(200);
        assertThat(browser.get("/api/session").json().path("agent").path("id").asString())
                .isEqualTo(String.valueOf(bo.id().value()));
    }

    @Test
    void takesNoAddressThatTheProviderDoesNotVouchFor() {
        set(Map.of("justInTime", true));
        agent("bo@" + domain);
        provider.says(Map.of("email_verified", false));

        assertThat(signIn(desk.server().client(), "bo@" + domain).code()).isEqualTo("email-unverified");
    }

    @Test
    void takesNoAddressOfAnAccountInAnotherOrganisation() {
        var neighbour = desk.office();
        var theirs = neighbour.agent().email();
        set(Map.of("justInTime", true, "domains", List.of(domain, theirs.substring(theirs.indexOf('@') + 1))));

        var answer = signIn(desk.server().client(), theirs, "x@" + domain);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("detail").asString())
                .isEqualTo("Email address already exists on another account");
        put(Map.of());
    }

    @Test
    void keepsARemovedAgentOut() {
        set(Map.of("justInTime", true));
        var bo = agent("bo@" + domain);
        signIn(desk.server().client(), "bo@" + domain);
        assertThat(admin.delete("/api/agents/" + bo.id().value()).status()).isEqualTo(204);

        assertThat(signIn(desk.server().client(), "bo@" + domain).code()).isEqualTo("agent-removed");

        var again = agent("bo@" + domain);
        var browser = desk.server().client();
        assertThat(signIn(browser, "bo@" + domain).status())
                .as("added anew by hand")
                .isEqualTo(200);
        assertThat(browser.get("/api/session").json().path("agent").path("id").asString())
                .isEqualTo(String.valueOf(again.id().value()));
    }

    @Test
    void refusesPasswordsWhereThereIsNoOtherWayButASuperadmins() {
        set(Map.of("only", true));
        var bo = agent("bo@" + domain);

        var refused = desk.server()
                .client()
                .post("/api/session", Map.of("email", bo.email(), "password", TestServer.PASSWORD));

        assertThat(refused.code()).isEqualTo("single-sign-on-only");
        assertThat(desk.server()
                        .client()
                        .signIn(office.agent().email(), TestServer.PASSWORD)
                        .get("/api/session")
                        .status())
                .isEqualTo(200);
        assertThat(desk.server()
                        .client()
                        .post("/api/session", Map.of("email", bo.email(), "password", "not this one at all"))
                        .code())
                .isEqualTo("sign-in-failed");
    }

    @Test
    void isNoLongerFoundOnceItIsOffOrRemoved() {
        set(Map.of("enabled", false));
        assertThat(found("bo@" + domain)).isFalse();
        put(Map.of("ifVersion", 1));
        assertThat(found("bo@" + domain)).isTrue();

        assertThat(admin.delete("/api/security/single-sign-on").status()).isEqualTo(204);

        assertThat(found("bo@" + domain)).isFalse();
        assertThat(desk.server()
                        .client()
                        .post("/api/sign-on", Map.of("word", "bo@" + domain))
                        .status())
                .isEqualTo(404);
    }
}
