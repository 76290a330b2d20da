package io.svara.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.svara.browser.DeskInBrowser.Look;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.mail.dns.TestDns;
import io.svara.mainjob.Desk;
import io.svara.people.Groups;
import io.svara.people.signon.OpenIdProvider;
import io.svara.web.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Single sign-on as an administrator and a newcomer meet it, with a provider of its own. */
class SignOnJourneyTests {

    private static TestDns dns;
    private static DeskInBrowser house;
    private static OpenIdProvider provider;

    @BeforeAll
    static void open() {
        dns = TestDns.start();
        house = DeskInBrowser.openAtItsName(
                "--svara.dns.servers=" + dns.address(), "--svara.single-sign-on.private-hosts=true");
        provider = OpenIdProvider.start(house.address() + "/sign-in/sso/done");
    }

    @AfterAll
    static void close() {
        if (provider != null) {
            provider.close();
        }
        if (house != null) {
            house.close();
        }
        dns.close();
    }

    @Test
    void anAdministratorSetsItUpAndANewcomerIsAnAgentOfTheMappedGroup() {
        addGroup("Harbour");
        setUp("nordvind", "nordvind-id.example");
        provider.says(Map.of("groups", List.of("harbour-staff")));

        try (var screen = house.stranger(Look.WIDE).open("/sign-in")) {
            field(screen, "E-mail").fill("nina@nordvind-id.example");
            screen.button("Continue with Nordvind ID").click();
            signInThere(screen, "nina@nordvind-id.example");
            assertThat(services(screen)).isVisible();
            assertThat(house.desk().value("""
                            select string_agg(g.name, ',') from agent_group_member m
                            join agent_group g on g.id = m.group_id join agent a on a.id = m.agent_id
                            where a.email = 'nina@nordvind-id.example'""")).isEqualTo("Harbour");

            showsThereOnceMoreWhoSheIs(screen);
            assertThat(screen.complaints()).isEmpty();
        }
    }

    /** She has no password that she knows, and nothing else either. */
    private static void showsThereOnceMoreWhoSheIs(Screen screen) {
        house.desk().execute("update session set confirmed_at = confirmed_at - interval '11 minutes'");
        screen.open("/profile").button("Set up: Authenticator app").click();
        screen.sees("Is it you?");
        // the provider has forgotten her, too
        screen.context().clearCookies(new BrowserContext.ClearCookiesOptions().setDomain("127.0.0.1"));
        screen.button("Confirm with Nordvind ID").click();
        signInThere(screen, "nina@nordvind-id.example");

        screen.page().waitForURL(house.address() + "/profile");
        screen.button("Set up: Authenticator app").click();
        assertThat(screen.page().getByRole(AriaRole.IMG, named("QR code for your authenticator app")))
                .isVisible();
    }

    private static void setUp(String handle, String domain) {
        try (var screen = house.of(house.anna()).open("/admin/security")) {
            field(screen, "Sign-in at the provider").check();
            field(screen, "Name on the button").fill("Nordvind ID");
            field(screen, "Issuer").fill(provider.issuer());
            field(screen, "Client ID").fill(OpenIdProvider.CLIENT);
            field(screen, "Client secret").fill(OpenIdProvider.SECRET);
            screen.button("Test connection").click();
            screen.sees("The provider answers and takes this client.");
            field(screen, "Word for your own link").fill(handle);
            field(screen, "E-mail domains").fill(domain);
            // a switch is called by its hint, too
            screen.page()
                    .getByLabel("Whoever the provider knows becomes an agent when they first sign in")
                    .check();
            field(screen, "Claim that names groups").fill("groups");
            screen.button("Add a group").click();
            field(screen, "What the provider says").fill("harbour-staff");
            field(screen, "Group here").click();
            screen.page().getByRole(AriaRole.OPTION, named("Harbour")).click();
            screen.button("Save single sign-on").click();
            screen.sees("Not proved yet");

            screen.button("Check now: " + domain).click();
            screen.sees("There is no such record at _svara-sign-on." + domain + " yet.");
            dns.txt(
                    "_svara-sign-on." + domain,
                    screen.page()
                            .locator("code")
                            .filter(new Locator.FilterOptions().setHasText("svara-sign-on="))
                            .textContent());
            screen.button("Check now: " + domain).click();
            screen.sees("Addresses of this domain lead to your provider.");
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void whoIsNotLetInIsToldWhyInPlainWords() {
        var office = house.desk().office();
        var admin = house.desk().server().client().signIn(office.agent().email(), TestServer.PASSWORD);
        Desk.ok(admin.put(
                "/api/security/single-sign-on",
                Map.of(
                        "enabled",
                        true,
                        "name",
                        "Sydvind ID",
                        "handle",
                        "sydvind",
                        "issuer",
                        provider.issuer(),
                        "clientId",
                        OpenIdProvider.CLIENT,
                        "clientSecret",
                        OpenIdProvider.SECRET)));

        try (var screen = house.stranger(Look.PHONE).open("/sign-in/sso/sydvind")) {
            signInThere(screen, "eve@elsewhere.example");

            screen.sees("You are not signed in");
            screen.sees("You have no account here yet. Ask an administrator to add you.");
            screen.page().getByRole(AriaRole.LINK, named("Back to sign-in")).click();
            screen.sees("Sign in to Svara");
            assertThat(screen.complaints()).isEmpty();
        }
    }

    private static void signInThere(Screen screen, String user) {
        var page = screen.page();
        page.waitForURL(url -> url.startsWith(provider.issuer()));
        page.locator("input[name=username]").fill(user);
        page.locator("input[name=password]").fill(OpenIdProvider.PASSWORD);
        page.locator("button[type=submit]").click();
    }

    private static void addGroup(String name) {
        var server = house.desk().server();
        Scope.run(
                new Actor.Svara(house.anna().organization(), "test"),
                () -> server.bean(TransactionTemplate.class)
                        .executeWithoutResult(_ -> server.bean(Groups.class).add(name, List.of())));
    }

    private static Locator field(Screen screen, String name) {
        return screen.page()
                .getByLabel(name, new Page.GetByLabelOptions().setExact(true))
                .first();
    }

    private static Locator services(Screen screen) {
        return screen.page().getByRole(AriaRole.NAVIGATION, named("Services"));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
