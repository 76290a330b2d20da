package io.svara.people.signon;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.mainjob.Desk;
import io.svara.people.GroupId;
import io.svara.people.Groups;
import io.svara.web.TestClient;
import io.svara.web.TestClient.Answer;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.transaction.support.TransactionTemplate;

/** Sign-in at a real OpenID provider, which lies where a test says so. */
class SingleSignOnTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static OpenIdProvider provider;
    private static Desk desk;

    private Desk.Office office;
    private TestClient admin;
    private String domain;

    @BeforeAll
    static void open() {
        provider = OpenIdProvider.start("https://desk.example/sign-in/sso/done");
        desk = Desk.open("--svara.base-url=https://desk.example", "--svara.single-sign-on.private-hosts=true");
    }

    @AfterAll
    static void close() {
        desk.close();
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
        provider.says(claims -> claims.claim("email", "bo.ek@elsewhere.example"));
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
        provider.says(claims -> claims.claim("groups", List.of("sales", "others")));
        signIn(desk.server().client(), "bo@" + domain);
        assertThat(members(sales)).hasSize(1);
        assertThat(members(support)).isEmpty();

        provider.says(claims -> claims.claim("groups", List.of("support")));
        signIn(desk.server().client(), "bo@" + domain);

        assertThat(members(sales)).isEmpty();
        assertThat(members(support)).hasSize(1);
        assertThat(members(own))
                .as("what nothing at the provider stands for stays")
                .hasSize(1);
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
        provider.says(claims -> claims.claim("email_verified", false));

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
    void leadsADomainToOneOrganisationOnly() {
        set(Map.of("handle", "nord" + NUMBER.get()));
        var neighbour = desk.office();
        var neighbours = desk.server().client().signIn(neighbour.agent().email(), TestServer.PASSWORD);

        var refused = neighbours.put("/api/security/single-sign-on", settings(Map.of("ifVersion", 0)));
        var handle = neighbours.put(
                "/api/security/single-sign-on",
                settings(Map.of("domains", List.of(), "handle", "nord" + NUMBER.get())));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("taken").contains(domain);
        assertThat(handle.status()).isEqualTo(400);
        assertThat(admin.get("/api/sign-on?word=nord" + NUMBER.get())
                        .json()
                        .path("provider")
                        .isNull())
                .isFalse();
    }

    @Test
    void believesNoTokenOfAnotherIssuer() {
        refusesWhatIsSaid(claims -> claims.issuer("https://evil.example"));
    }

    @Test
    void believesNoTokenOfAnotherSignIn() {
        refusesWhatIsSaid(claims -> claims.claim("nonce", "another"));
    }

    @Test
    void believesNoTokenThatHasExpired() {
        refusesWhatIsSaid(claims -> claims.issuedAt(now().minusSeconds(400)).expiresAt(now().minusSeconds(120)));
    }

    @Test
    void believesNoTokenForAnotherApplication() {
        refusesWhatIsSaid(claims -> claims.audience(List.of("another")));
        refusesWhatIsSaid(claims ->
                claims.audience(List.of(OpenIdProvider.CLIENT, "another")).claim("azp", "another"));
    }

    @Test
    void believesNoTokenThatNobodySigned() {
        refusesWhatIsHanded(token -> new PlainJWT(claims(token)).serialize());
    }

    @Test
    void believesNoTokenSignedByAnotherKey() {
        refusesWhatIsHanded(token -> {
            try {
                var key = new RSAKeyGenerator(2048).generate();
                var header = SignedJWT.parse(token).getHeader();
                var forged = new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID(header.getKeyID())
                                .build(),
                        claims(token));
                forged.sign(new RSASSASigner(key));
                return forged.serialize();
            } catch (JOSEException | ParseException failed) {
                throw new IllegalStateException(failed);
            }
        });
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
        provider.says(claims -> claims.issuedAt(desk.clock().instant())
                .expiresAt(desk.clock().instant().plusSeconds(300)));

        assertThat(signIn(desk.server().client(), "bo@" + domain).status()).isEqualTo(200);

        var asked = provider.keysAsked();
        var known = provider.renewKeys();
        for (var number = 0; number < 3; number++) {
            signIn(desk.server().client(), "bo@" + domain);
        }
        assertThat(provider.keysAsked()).as("no oftener than each minute").isEqualTo(asked);
        provider.useKeys(known);
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
    void noteThatTheProviderHasSeenToASecondFactor() {
        set(Map.of());
        agent("bo@" + domain);
        provider.says(claims -> claims.claim("amr", List.of("pwd", "mfa")));

        signIn(desk.server().client(), "bo@" + domain);

        assertThat(desk.value("select provider_factor::text from session order by id desc limit 1"))
                .isEqualTo("true");
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
                .isEqualTo("not-by-token");
        assertThat(admin.put("/api/security/single-sign-on", settings(Map.of("defaultGroupIds", List.of("999999999"))))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void isNoLongerFoundOnceItIsOffOrRemoved() {
        set(Map.of("enabled", false));
        assertThat(found()).isFalse();
        put(Map.of("ifVersion", 1));
        assertThat(found()).isTrue();

        assertThat(admin.delete("/api/security/single-sign-on").status()).isEqualTo(204);

        assertThat(found()).isFalse();
        assertThat(desk.server()
                        .client()
                        .post("/api/sign-on", Map.of("word", "bo@" + domain))
                        .status())
                .isEqualTo(404);
    }

    private boolean found() {
        return !desk.server()
                .client()
                .get("/api/sign-on?word=bo@" + domain)
                .json()
                .path("provider")
                .isNull();
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

    private void refusesWhatIsSaid(Consumer<JwtClaimsSet.Builder> lie) {
        provider.says(lie);
        refuses();
    }

    private void refusesWhatIsHanded(UnaryOperator<String> forgery) {
        provider.hands(forgery);
        refuses();
    }

    private void refuses() {
        put(Map.of());
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

    private static com.nimbusds.jwt.JWTClaimsSet claims(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (ParseException failed) {
            throw new IllegalStateException(failed);
        }
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

    private void set(Map<String, Object> changes) {
        put(changes);
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
