package io.svara.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.svara.people.twofactor.AuthenticatorApp;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The second step and passkeys, as a person at a browser takes them. */
class SignInJourneyTests {

    private static DeskInBrowser house;

    @BeforeAll
    static void open() {
        house = DeskInBrowser.openAtItsName();
    }

    @AfterAll
    static void close() {
        if (house != null) {
            house.close();
        }
    }

    @Test
    void anAppIsSetUpInTheProfileAndItsNextCodeSignsInByKeyboard() {
        var agent = house.agent("Bo");
        try (var screen = house.of(agent).open("/profile")) {
            screen.button("Set up: Authenticator app").press("Enter");
            assertThat(screen.page().getByRole(AriaRole.IMG, named("QR code for your authenticator app")))
                    .isVisible();
            var app = AuthenticatorApp.of(
                    screen.page().locator("form code").first().textContent());
            field(screen, "The code that the app shows now").focus();
            screen.type(app.code(house.desk().clock().instant(), 0)).press("Enter");
            screen.sees("Put these codes away now");
            var download = screen.page()
                    .waitForDownload(() -> screen.button("Download as PDF").press("Enter"));
            assertThat(download.suggestedFilename()).isEqualTo("svara-recovery-codes.pdf");

            signInAnew(screen, agent);
            screen.sees("One more step");
            assertThat(field(screen, "Code")).isFocused();
            screen.type(app.code(house.desk().clock().instant(), 1)).press("Enter");
            assertThat(services(screen)).isVisible();
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void aPasskeySignsInAloneAndAsTheSecondStep() {
        var agent = house.agent("Carin");
        try (var screen = house.of(agent)) {
            // the list at the e-mail field would be answered before anybody could press the button
            screen.page()
                    .addInitScript(
                            "if (window.PublicKeyCredential) PublicKeyCredential.isConditionalMediationAvailable = async () => false");
            var devices = authenticator(screen);
            screen.open("/profile");
            field(screen, "What you call it").focus();
            screen.type("Test laptop").press("Enter");
            screen.sees("Put these codes away now");
            assertThat(screen.page().getByText("Test laptop")).isVisible();
            assertThat(devices.send("WebAuthn.getCredentials", authenticatorId).getAsJsonArray("credentials"))
                    .hasSize(1);

            screen.context().clearCookies();
            screen.open("/sign-in").button("Sign in with a passkey").press("Enter");
            assertThat(services(screen)).isVisible();

            signInAnew(screen, agent);
            screen.sees("One more step");
            screen.button("Use your passkey").press("Enter");
            assertThat(services(screen)).isVisible();

            screen.open("/profile").button("Remove: Test laptop").press("Enter");
            screen.button("Remove for good: Test laptop").press("Enter");
            screen.sees("The passkey is removed.");
            screen.context().clearCookies();
            screen.open("/sign-in").button("Sign in with a passkey").press("Enter");
            screen.sees("This passkey could not be used.");
            assertThat(screen.complaints()).isEmpty();
        }
    }

    private JsonObject authenticatorId = new JsonObject();

    /** Chromium's own make-believe device, which says yes at once and has looked at its owner's finger. */
    private CDPSession authenticator(Screen screen) {
        var devices = screen.context().newCDPSession(screen.page());
        devices.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var asked = new JsonObject();
        asked.add("options", options);
        authenticatorId = devices.send("WebAuthn.addVirtualAuthenticator", asked);
        return devices;
    }

    private static void signInAnew(Screen screen, TestAgent agent) {
        screen.context().clearCookies();
        screen.open("/sign-in");
        assertThat(field(screen, "E-mail")).isFocused();
        screen.type(agent.email()).press("Tab").type(TestServer.PASSWORD).press("Enter");
    }

    private static Locator services(Screen screen) {
        return screen.page().getByRole(AriaRole.NAVIGATION, named("Services"));
    }

    private static Locator field(Screen screen, String name) {
        return screen.page().getByRole(AriaRole.TEXTBOX, named(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
