package io.svara.people.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.CannotStart;
import io.svara.kernel.Command;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.mail.dns.TestDns;
import io.svara.mainjob.Desk;
import io.svara.people.GroupId;
import io.svara.people.Groups;
import io.svara.people.signon.OpenIdProvider.Hands;
import io.svara.web.TestClient;
import io.svara.web.TestClient.Answer;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Sign-in at a real OpenID provider, which lies where a test says so. */
class SingleSignOnTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static OpenIdProvider provider;
    private static TestDns dns;
    private static Desk desk;

    private Desk.Office office;
    private TestClient admin;
    private String domain;

    @BeforeAll
    static void open() {
        provider = OpenIdProvider.start("https://desk.example/sign-in/sso/done");
        dns = TestDns.start();
        desk = Desk.open(
                "--svara.base-url=https://desk.example",
                "--svara.single-sign-on.private-hosts=true",
                "--svara.dns.servers=" + dns.address());
    }

    @AfterAll
    static void close() {
        desk.close();
        dns.close();
        provider.close();
    }

    @BeforeEach
    void office() {
        provider.honest();
        // all tests come from one address
        desk.count("with gone as (delete from sign_in_guard returning 1) select count(*) from gone");
        // what the provider says holds for minutes of the world's time
        desk.clock()
                .advance(Duration.between(
                        desk.clock().instant(), Clock.systemUTC().instant()));
        office = desk.office();
        admin = desk.server().client().signIn(office.agent().email(), TestServer.PASSWORD);
        domain = "d" + NUMBER.incrementAndGet() + ".example";
    }

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
    void makesAnAgentOfWhomTheProviderKnowsWhereThatIsWanted() {
        var everybody = group("Everybody");
        set(Map.of("justInTime", true, "office", "back", "defaultGroupIds", List.of(text(everybody))));
        var browser = desk.server().client();

        assertThat(signIn(browser, "new@" + domain).status()).isEqualTo(200);

        var session = browser.get("/api/session").json();
        assertThat(session.path("agent").path("name").asString()).isEqualTo("Sven new@" + domain);
        assertThat(session.path("agent").path("superadmin").asBoolean(true)).isFalse();
        assertThat(members(everybody))
                .containsExactly(session.path("agent").path("id").asString());
    }

    @Test
    void givesANewcomerTheLevelThatIsSet() {
        var chat = level("Chat");
        set(Map.of("justInTime", true, "licenceLevelId", chat));
        assertThat(admin.get("/api/security/single-sign-on")
                        .json()
                        .path("licenceLevelId")
                        .asString())
                .isEqualTo(chat);
        var bo = agent("bo@" + domain);

        assertThat(signIn(desk.server().client(), "new@" + domain).status()).isEqualTo(200);
        assertThat(signIn(desk.server().client(), "bo@" + domain).status()).isEqualTo(200);

        assertThat(levelOf("new@" + domain)).isEqualTo(chat);
        assertThat(levelOf(bo.email())).as("who has been here before").isEmpty();
    }

    @Test
    void givesANewcomerAllServicesWhereNoLevelIsSet() {
        level("Chat");
        set(Map.of("justInTime", true));

        assertThat(signIn(desk.server().client(), "new@" + domain).status()).isEqualTo(200);

        assertThat(levelOf("new@" + domain)).isEmpty();
    }

    @Test
    void takesNoLevelThatIsNotThereAndSaysWhichThereAre() {
        var chat = level("Chat");
        levels("set", "Gone", "call");
        var gone = levelNamed("Gone");
        levels("remove", "Gone");

        var refused =
                admin.put("/api/security/single-sign-on", settings(Map.of("justInTime", true, "licenceLevelId", gone)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("licenceLevelId");
        assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo("unknown");
        var offered = admin.get("/api/security/single-sign-on").json().path("licenceLevels");
        assertThat(offered).hasSize(1);
        assertThat(offered.get(0).path("id").asString()).isEqualTo(chat);
        assertThat(neighbour().get("/api/security/single-sign-on").json().path("licenceLevels"))
                .isEmpty();
    }

    @Test
    void keepsALevelFromBeingRemovedAsLongAsNewcomersGetIt() {
        var chat = level("Chat");
        put(Map.of("justInTime", true, "licenceLevelId", chat));

        assertThatThrownBy(() -> levels("remove", "Chat"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is what new agents get by single sign-on")
                .hasMessageContaining("Admin > Security");

        // nobody is made by themselves any more: then it stands nowhere
        put(Map.of("justInTime", false, "licenceLevelId", chat, "ifVersion", 1));
        levels("remove", "Chat");
        assertThat(admin.get("/api/security/single-sign-on").json().path("licenceLevels"))
                .isEmpty();
    }

    private String level(String name) {
        levels("set", name, "chat");
        return levelNamed(name);
    }

    private String levelNamed(String name) {
        return Objects.requireNonNull(desk.value("select id::text from licence_level where organization_id = "
                + office.organization().value() + " and name = '" + name + "'"));
    }

    private String levelOf(String email) {
        return Objects.requireNonNull(
                desk.value("select coalesce(licence_level_id::text, '') from agent where organization_id = "
                        + office.organization().value() + " and email = '" + email + "'"));
    }

    private void levels(String... words) {
        var arguments = new ArrayList<>(List.of("--email", office.agent().email()));
        arguments.addAll(List.of(words));
        desk.server().beans(Command.class).stream()
                .filter(one -> one.name().equals("levels"))
                .findFirst()
                .orElseThrow()
                .run(arguments);
    }

    @Test
    void makesNobodyOtherwise() {
        set(Map.of());

        assertThat(signIn(desk.server().client(), "new@" + domain).code()).isEqualTo("no-agent");
    }

    @Test
    void makesNobodyOfAnotherDomain() {
        set(Map.of("justInTime", true));

        assertThat(signIn(desk.server().client(), "new@elsewhere.example").code())
                .isEqualTo("foreign-domain");
    }

    @Test
    void putsAgentsIntoTheGroupsThatStandForTheProvidersAndTakesThemOut() {
        var sales = group("Sales");
        var support = group("Support");
        var own = group("By hand");
        set(Map.of(
                "groupClaim",
                "groups",
                "groups",
                List.of(
                        Map.of("value", "sales", "groupId", text(sales)),
                        Map.of("value", "support", "groupId", text(support)))));
        var bo = agent("bo@" + domain);
        join(own, bo);
        provider.says(Map.of("groups", List.of("sales", "others")));
        signIn(desk.server().client(), "bo@" + domain);
        assertThat(members(sales)).hasSize(1);
        assertThat(members(support)).isEmpty();

        provider.says(Map.of("groups", List.of("support")));
        signIn(desk.server().client(), "bo@" + domain);

        assertThat(members(sales)).isEmpty();
        assertThat(members(support)).hasSize(1);
        assertThat(members(own))
                .as("what nothing at the provider stands for stays")
                .hasSize(1);
    }

    @Test
    void forgetsWhatStandsForAGroupOnceTheGroupIsRemoved() {
        var sales = group("Sales");
        set(Map.of(
                "groupClaim",
                "groups",
                "groups",
                List.of(Map.of("value", "sales", "groupId", text(sales))),
                "defaultGroupIds",
                List.of(text(sales))));
        agent("bo@" + domain);
        Desk.ok(admin.get("/api/admin/groups/" + text(sales)));
        assertThat(admin.delete("/api/admin/groups/" + text(sales)).status()).isEqualTo(204);
        provider.says(Map.of("groups", List.of("sales")));

        assertThat(signIn(desk.server().client(), "bo@" + domain).status()).isEqualTo(200);

        assertThat(members(sales)).isEmpty();
        var settings = admin.get("/api/security/single-sign-on").json();
        assertThat(settings.path("groups")).isEmpty();
        assertThat(settings.path("defaultGroupIds")).isEmpty();
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

    private TestClient neighbour() {
        return desk.server().client().signIn(desk.office().agent().email(), TestServer.PASSWORD);
    }

    private String handle() {
        return domain.replace(".example", "");
    }

    private static boolean found(String word) {
        return !desk.server()
                .client()
                .get("/api/sign-on?word=" + word)
                .json()
                .path("provider")
                .isNull();
    }

    private Answer byLink(String user) {
        var browser = desk.server().client();
        var url = Desk.ok(browser.post("/api/sign-on", Map.of("word", handle())))
                .path("url")
                .asString();
        return finished(browser, provider.visit(url, user));
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

    private String logged(String kinds) {
        return admin.get("/api/admin/audit?kinds=" + kinds)
                .json()
                .path("items")
                .get(0)
                .path("kind")
                .asString();
    }

    @Test
    void believesNoTokenOfAnotherIssuer() {
        refusesWhatIsSaid(Map.of("iss", "https://evil.example"));
    }

    @Test
    void believesNoTokenOfAnotherSignIn() {
        refusesWhatIsSaid(Map.of("nonce", "another"));
    }

    @Test
    void believesNoTokenThatHasExpired() {
        refusesWhatIsSaid(Map.of("iat", now().getEpochSecond() - 400, "exp", now().getEpochSecond() - 120));
    }

    @Test
    void believesNoTokenForAnotherApplication() {
        refusesWhatIsSaid(Map.of("aud", List.of("another")));
        refusesWhatIsSaid(Map.of("aud", List.of(OpenIdProvider.CLIENT, "another"), "azp", "another"));
    }

    @Test
    void believesNoTokenThatNobodySigned() {
        refusesWhatIsHanded(Hands.UNSIGNED);
    }

    @Test
    void believesNoTokenSignedByAnotherKey() {
        refusesWhatIsHanded(Hands.FORGED);
    }

    @Test
    void takesAnAnswerOnceAndFromTheSameBrowserOnly() {
        set(Map.of());
        agent("bo@" + domain);
        var browser = desk.server().client();
        var brought = goThere(browser, "bo@" + domain, "bo@" + domain);

        assertThat(desk.server().client().post("/api/sign-on/answer", brought).code())
                .isEqualTo("sign-on-unknown");
        assertThat(browser.post("/api/sign-on/answer", brought).status()).isEqualTo(200);
        assertThat(browser.withProof().post("/api/sign-on/answer", brought).code())
                .isEqualTo("sign-on-unknown");

        var second = desk.server().client();
        var late = goThere(second, "bo@" + domain, "bo@" + domain);
        desk.clock().advance(Duration.ofMinutes(16));
        assertThat(second.post("/api/sign-on/answer", late).code()).isEqualTo("sign-on-unknown");
    }

    @Test
    void takesACodeForWhomItWasGivenOnly() {
        set(Map.of());
        agent("bo@" + domain);
        var attacker = goThere(desk.server().client(), "bo@" + domain, "evil@" + domain);
        var browser = desk.server().client();
        var own = goThere(browser, "bo@" + domain, "bo@" + domain);
        var mixed = new HashMap<>(own);
        mixed.put("code", attacker.get("code"));

        // its proof (PKCE) belongs to another state
        assertThat(browser.post("/api/sign-on/answer", mixed).code()).isEqualTo("id-token-refused");
    }

    @Test
    void followsTheProvidersNewKeysAndAsksForThemWithinBounds() {
        set(Map.of());
        agent("bo@" + domain);
        assertThat(signIn(desk.server().client(), "bo@" + domain).status()).isEqualTo(200);
        provider.renewKeys();
        desk.clock().advance(Duration.ofSeconds(70));
        var at = desk.clock().instant().getEpochSecond();
        provider.says(Map.of("iat", at, "exp", at + 300));

        assertThat(signIn(desk.server().client(), "bo@" + domain).status()).isEqualTo(200);

        var asked = provider.keysAsked();
        provider.renewKeys();
        for (var number = 0; number < 3; number++) {
            signIn(desk.server().client(), "bo@" + domain);
        }
        assertThat(provider.keysAsked()).as("no oftener than each minute").isEqualTo(asked);
        provider.restoreKeys();
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
    void takesTheProvidersSecondFactorForTheOneThatTheOrganisationAsksFor() {
        set(Map.of("factorValues", List.of("silver", "urn:example:two-factors")));
        agent("bo@" + domain);
        Desk.ok(admin.put("/api/admin/security", Map.of("required", "app-or-passkey", "ifVersion", 0)));

        assertThat(mustEnrolAfter(Map.of())).isTrue();
        assertThat(mustEnrolAfter(Map.of("amr", List.of("pwd"), "acr", "bronze")))
                .isTrue();
        assertThat(mustEnrolAfter(Map.of("amr", List.of("pwd", "mfa")))).isFalse();
        assertThat(mustEnrolAfter(Map.of("amr", List.of("hwk")))).isFalse();
        assertThat(mustEnrolAfter(Map.of("acr", "urn:example:two-factors"))).isFalse();
    }

    /** Whether the desk is told to set up a factor, which is so exactly when nothing else is answered. */
    private boolean mustEnrolAfter(Map<String, ?> said) {
        provider.says(said);
        var browser = desk.server().client();
        var answer = signIn(browser, "bo@" + domain);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var told = answer.json().path("agent").path("mustEnrol").asBoolean();
        assertThat(browser.get("/api/session/two-factor")
                        .json()
                        .path("mustEnrol")
                        .asBoolean())
                .isEqualTo(told);
        assertThat(browser.get("/api/tickets?filter=all-open").status()).isEqualTo(told ? 403 : 200);
        return told;
    }

    @Test
    void asksTheProviderForTheLevelsThatCountAsASecondFactor() {
        set(Map.of("factorValues", List.of("silver", "gold")));

        var url = Desk.ok(desk.server().client().post("/api/sign-on", Map.of("word", "bo@" + domain)))
                .path("url")
                .asString();

        assertThat(OpenIdProvider.query(url))
                .containsEntry("acr_values", "silver gold")
                .doesNotContainKey("max_age");
    }

    @Test
    void showsAtTheProviderOnceMoreWhoOneIs() {
        var browser = newcomer();

        var url = begunConfirmation(browser);
        assertThat(OpenIdProvider.query(url)).containsEntry("max_age", "0").containsEntry("prompt", "login");
        var answer = confirmed(browser, provider.visit(url, "new@" + domain));

        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(browser.post("/api/session/two-factor/app", Map.of()).status())
                .isEqualTo(200);
    }

    @Test
    void believesNobodyWhoseSignInThereIsOldOrWithoutATime() {
        var browser = newcomer();
        var now = desk.clock().instant().getEpochSecond();

        for (var time : List.<Object>of(now - 120, now + 120, "just now")) {
            provider.says(Map.of("auth_time", time));
            var brought = provider.visit(begunConfirmation(browser), "new@" + domain);
            assertThat(confirmed(browser, brought).code()).as("%s", time).isEqualTo("not-anew");
        }
        assertThat(browser.post("/api/session/two-factor/app", Map.of()).code()).isEqualTo("confirmation-needed");
        assertThat(logged("sign-in")).isEqualTo("agent.sign-in-unconfirmed");
    }

    @Test
    void believesNobodyElseWhoSignsInThere() {
        var browser = newcomer();

        for (var somebody : List.of("stranger@" + domain, "bo@" + domain)) {
            var brought = provider.visit(begunConfirmation(browser), somebody);
            assertThat(confirmed(browser, brought).code()).isEqualTo("somebody-else");
        }
        assertThat(browser.post("/api/session/two-factor/app", Map.of()).code()).isEqualTo("confirmation-needed");
    }

    @Test
    void takesASignInForNoConfirmationNorTheOtherWayRound() {
        var browser = newcomer();
        var signIn = goThere(browser, "new@" + domain, "new@" + domain);
        assertThat(confirmed(browser, signIn).code()).isEqualTo("sign-on-unknown");

        var confirmation = provider.visit(begunConfirmation(browser), "new@" + domain);
        assertThat(finished(browser, confirmation).code()).isEqualTo("sign-on-unknown");

        var elsewhere = desk.server().client();
        signIn(elsewhere, "new@" + domain);
        var theirs = provider.visit(begunConfirmation(browser), "new@" + domain);
        assertThat(confirmed(elsewhere.withProof(), theirs).code())
                .as("another session")
                .isEqualTo("sign-on-unknown");
    }

    @Test
    void sendsNobodyThereToShowWhoTheyAreWhomTheProviderDoesNotKnow() {
        set(Map.of());

        assertThat(admin.post("/api/sign-on/confirmation", Map.of()).code()).isEqualTo("provider-unknown");
        assertThat(admin.get("/api/session/two-factor").json().path("provider").isNull())
                .isTrue();
        assertThat(desk.server()
                        .client()
                        .token(office.token())
                        .post("/api/sign-on/confirmation", Map.of())
                        .code())
                .isEqualTo("no-session");
    }

    @Test
    void takesNoPasswordForAProofEitherWhereThereIsNoOtherWayThanTheProvider() {
        set(Map.of());
        var bo = agent("bo@" + domain);
        var bos = desk.server().client().signIn(bo.email(), TestServer.PASSWORD);
        var proof = Map.of("method", "password", "code", TestServer.PASSWORD);
        assertThat(bos.post("/api/session/confirmation", proof).status()).isEqualTo(204);
        put(Map.of("only", true, "ifVersion", 1));

        assertThat(bos.post("/api/session/confirmation", proof).code()).isEqualTo("single-sign-on-only");
        assertThat(bos.get("/api/session/two-factor").json().path("password").asBoolean(true))
                .isFalse();
    }

    /** Came by the provider for the first time, has nothing else, and was last asked a while ago; so was Bo. */
    private TestClient newcomer() {
        set(Map.of("justInTime", true));
        agent("bo@" + domain);
        signIn(desk.server().client(), "bo@" + domain);
        var browser = desk.server().client();
        assertThat(signIn(browser, "new@" + domain).status()).isEqualTo(200);
        assertThat(browser.get("/api/session/two-factor")
                        .json()
                        .path("provider")
                        .asString())
                .isEqualTo("Nordvind ID");
        desk.execute("update session set confirmed_at = confirmed_at - interval '11 minutes'");
        var proven = browser.withProof();
        assertThat(proven.post("/api/session/two-factor/app", Map.of()).code()).isEqualTo("confirmation-needed");
        return proven;
    }

    private static String begunConfirmation(TestClient browser) {
        return Desk.ok(browser.post("/api/sign-on/confirmation", Map.of()))
                .path("url")
                .asString();
    }

    private static Answer confirmed(TestClient browser, Map<String, String> brought) {
        return browser.post("/api/sign-on/confirmation/answer", brought);
    }

    @Test
    void saysWhatIsWrongBeforeAnybodyDependsOnIt() {
        assertThat(tried(Map.of())).isEqualTo("ok");
        assertThat(tried(Map.of("clientSecret", "wrong"))).isEqualTo("bad-client");
        assertThat(tried(Map.of("clientId", "nobody"))).isEqualTo("bad-client");
        assertThat(tried(Map.of("issuer", "http://127.0.0.1:9"))).isEqualTo("provider-away");

        assertThat(tried(Map.of("issuer", provider.issuer() + "/"))).isEqualTo("wrong-issuer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:1",
                "https://10.0.0.1",
                "https://[::1]",
                "https://169.254.169.254",
                "https://localhost:1"
            })
    void asksNobodyInPrivateNetworksUnlessTheOperatorAllowsIt(String issuer) {
        var http = new ProviderHttp(new SignOnSettings(false));

        assertThat(kind(http, issuer)).isEqualTo(SignOnFailure.Kind.PRIVATE_HOST);
        assertThat(kind(http, "http://provider.example")).isEqualTo(SignOnFailure.Kind.NOT_HTTPS);
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

    private static SignOnFailure.Kind kind(ProviderHttp http, String issuer) {
        try {
            http.get(java.net.URI.create(issuer));
            throw new AssertionError("reached " + issuer);
        } catch (SignOnFailure refused) {
            return refused.kind();
        }
    }

    private String tried(Map<String, Object> changes) {
        return Desk.ok(admin.post("/api/security/single-sign-on/test", settings(changes)))
                .path("result")
                .asString();
    }

    private void refusesWhatIsSaid(Map<String, ?> lie) {
        provider.says(lie);
        refuses();
    }

    private void refusesWhatIsHanded(Hands forgery) {
        provider.hands(forgery);
        refuses();
    }

    private void refuses() {
        set(Map.of());
        if (desk.count("select count(*) from account where removed_at is null and email = 'bo@" + domain + "'") == 0) {
            agent("bo@" + domain);
        }
        var answer = signIn(desk.server().client(), "bo@" + domain);
        assertThat(answer.code()).as(answer.text()).isEqualTo("id-token-refused");
        var logged = admin.get("/api/admin/audit?kinds=security")
                .json()
                .path("items")
                .get(0);
        assertThat(logged.path("kind").asString()).isEqualTo("single-sign-on.failed");
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private Answer signIn(TestClient browser, String user) {
        return signIn(browser, user, user);
    }

    /** @param word that leads to the provider */
    private Answer signIn(TestClient browser, String user, String word) {
        return finished(browser, goThere(browser, word, user));
    }

    private static Answer finished(TestClient browser, Map<String, String> brought) {
        return browser.post("/api/sign-on/answer", brought);
    }

    private Map<String, String> goThere(TestClient browser, String word, String user) {
        var asked = word.endsWith(domain) ? word : "x@" + domain;
        var url = Desk.ok(browser.post("/api/sign-on", Map.of("word", asked)))
                .path("url")
                .asString();
        return provider.visit(url, user);
    }

    /** With all that is claimed proved. */
    private void set(Map<String, Object> changes) {
        put(changes);
        proveAll(admin);
    }

    private static void proveAll(TestClient client) {
        client.get("/api/security/single-sign-on").json().path("domains").forEach(domain -> {
            dns.txt(
                    domain.path("recordName").asString(),
                    domain.path("recordValue").asString());
            assertThat(checked(client, domain.path("name").asString())).isEqualTo("found");
        });
    }

    private static String checked(TestClient client, String name) {
        return Desk.ok(client.post("/api/security/single-sign-on/domains/" + name + "/verify", Map.of()))
                .path("answer")
                .asString();
    }

    private void put(Map<String, Object> changes) {
        var answer = admin.put("/api/security/single-sign-on", settings(changes));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Map<String, Object> settings(Map<String, Object> changes) {
        var all = new HashMap<String, Object>(Map.of(
                "enabled",
                true,
                "name",
                "Nordvind ID",
                "issuer",
                provider.issuer(),
                "clientId",
                OpenIdProvider.CLIENT,
                "clientSecret",
                OpenIdProvider.SECRET,
                "handle",
                domain.replace(".example", ""),
                "domains",
                List.of(domain)));
        all.putAll(changes);
        return all;
    }

    private TestAgent agent(String email) {
        return desk.server()
                .add(
                        office.organization(),
                        io.svara.people.NewAgent.agent(
                                "Bo", email, TestServer.PASSWORD, io.svara.people.NewAgent.PasswordKind.OWN));
    }

    private GroupId group(String name) {
        var made = new GroupId[1];
        within(() -> made[0] = desk.server().bean(Groups.class).add(name, List.of()));
        return made[0];
    }

    private void join(GroupId group, TestAgent agent) {
        within(() -> desk.server().bean(SignOnRows.class).join(agent.id(), group));
    }

    private void within(Runnable work) {
        Scope.run(
                new Actor.Svara(office.organization(), "test"),
                () -> desk.server().bean(TransactionTemplate.class).executeWithoutResult(_ -> work.run()));
    }

    private List<String> members(GroupId group) {
        var found = desk.value(
                "select coalesce(string_agg(agent_id::text, ','), '') from agent_group_member where group_id = "
                        + group.value());
        return found == null || found.isEmpty() ? List.of() : List.of(found.split(","));
    }

    private static String text(GroupId group) {
        return Long.toString(group.value());
    }
}
