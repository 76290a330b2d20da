package io.svara.people.signon;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mainjob.Desk;
import io.svara.web.TestClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which organisation a word leads to: its handle, or a domain that DNS proves. */
class SignOnDomainsTests extends SignOnOffice {

    @Test
    void leadsAHandleToOneOrganisationOnly() {
        put(Map.of());

        var refused = neighbour().put("/api/security/single-sign-on", settings(Map.of("domains", List.of())));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").get(0).path("code").asString()).isEqualTo("taken");
        assertThat(found(handle())).isTrue();
    }

    @Test
    void leadsNobodyByAnAddressWhoseDomainIsNotProved() {
        put(Map.of());

        assertThat(found("bo@" + domain)).isFalse();
        assertThat(desk.server()
                        .client()
                        .post("/api/sign-on", Map.of("word", "bo@" + domain))
                        .status())
                .isEqualTo(404);
        assertThat(checked(admin, domain)).isEqualTo("absent");
        assertThat(domainState(admin)).isEqualTo("pending");
        assertThat(found("bo@" + domain)).isFalse();

        proveAll(admin);

        assertThat(domainState(admin)).isEqualTo("proved");
        assertThat(found("bo@" + domain)).isTrue();
        assertThat(logged("security")).isEqualTo("single-sign-on.domain-proved");
    }

    @Test
    void letsInByTheOrganisationsOwnLinkButMakesNobodyOfADomainThatIsNotProved() {
        put(Map.of("justInTime", true));
        agent("bo@" + domain);

        assertThat(byLink("bo@" + domain).status()).isEqualTo(200);
        assertThat(byLink("new@" + domain).code()).isEqualTo("domain-not-proved");
        assertThat(byLink("new@elsewhere.example").code()).isEqualTo("foreign-domain");

        proveAll(admin);

        assertThat(byLink("new@" + domain).status()).isEqualTo(200);
    }

    @Test
    void letsAnyOrganisationClaimADomainAndOnlyTheOneThatHasItsRecordHaveIt() {
        put(Map.of());
        var neighbour = neighbour();
        Desk.ok(neighbour.put("/api/security/single-sign-on", settings(Map.of("handle", "n" + handle()))));
        assertThat(record(neighbour)).isNotEqualTo(record(admin));

        dns.txt("_svara-sign-on." + domain, record(neighbour));

        assertThat(checked(admin, domain)).as("another's record").isEqualTo("absent");
        assertThat(checked(neighbour, domain)).isEqualTo("found");
        dns.txt("_svara-sign-on." + domain, "v=spf1 -all", record(neighbour), record(admin));
        assertThat(checked(admin, domain)).as("both records").isEqualTo("taken");
        assertThat(domainState(admin)).isEqualTo("pending");

        dns.txt("_svara-sign-on." + domain, record(admin));

        assertThat(checked(admin, domain)).as("the domain has changed hands").isEqualTo("found");
        assertThat(domainState(admin)).isEqualTo("proved");
        assertThat(domainState(neighbour)).isEqualTo("lost");
    }

    @Test
    void losesADomainByNightOnceItsRecordIsGoneButNotWhileNobodyCanTell() {
        set(Map.of());
        var unreachable = "u" + domain;
        put(Map.of("domains", List.of(domain, unreachable), "ifVersion", 1));
        proveAll(admin);
        dns.txt("_svara-sign-on." + domain, "something else");
        dns.failingFor("_svara-sign-on." + unreachable);
        assertThat(checked(admin, unreachable)).isEqualTo("unknown");

        desk.server().bean(RecheckSignOnDomains.class).run();

        assertThat(found("bo@" + domain)).isFalse();
        assertThat(found("bo@" + unreachable)).isTrue();
        assertThat(domainState(admin)).isEqualTo("lost");
        assertThat(logged("security")).isEqualTo("single-sign-on.domain-lost");
        assertThat(found(handle())).as("the link goes on").isTrue();
    }

    @Test
    void keepsWhatIsProvedWhenOtherSettingsChangeAndForgetsItWithTheDomain() {
        set(Map.of());
        var record = record(admin);
        put(Map.of("name", "Another", "ifVersion", 1));
        assertThat(found("bo@" + domain)).isTrue();

        put(Map.of("domains", List.of(), "ifVersion", 2));
        assertThat(found("bo@" + domain)).isFalse();
        put(Map.of("ifVersion", 3));

        assertThat(found("bo@" + domain)).isFalse();
        assertThat(record(admin)).as("a new record").isNotEqualTo(record);
        assertThat(neighbour()
                        .post("/api/security/single-sign-on/domains/" + domain + "/verify", Map.of())
                        .status())
                .isEqualTo(404);
    }

    private static String domainState(TestClient client) {
        return first(client, "state");
    }

    private static String record(TestClient client) {
        return first(client, "recordValue");
    }

    private static String first(TestClient client, String field) {
        return client.get("/api/security/single-sign-on")
                .json()
                .path("domains")
                .get(0)
                .path(field)
                .asString();
    }
}
