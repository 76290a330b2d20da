package io.svara.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.svara.browser.DeskInBrowser.Look;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.mainjob.SentMail;
import io.svara.people.Groups;
import io.svara.web.TestServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** From the lines that an administrator types to the desk of who joins (ORG-5). The organisation writes Swedish. */
class InvitationJourneyTests {

    private static final Pattern LINK = Pattern.compile("http://\\S+(/invitation/\\S+)");
    private static final Duration UNTIL_IT_IS_SENT = Duration.ofSeconds(60);

    private static DeskInBrowser house;

    @BeforeAll
    static void open() {
        house = DeskInBrowser.openAtItsName("--svara.sending.from=desk@svara.example");
    }

    @AfterAll
    static void close() {
        if (house != null) {
            house.close();
        }
    }

    @Test
    void theGoodLinesGoAndAnInviteeJoinsByKeyboardWhileATakenBackLinkOpensNothing() {
        var nina = TestServer.email();
        var olle = TestServer.email();
        addGroup("Harbour");
        try (var anna = house.of(house.anna()).open("/admin/agents/invitations")) {
            invites(anna, nina, olle);
            house.relay().awaitMails(2, UNTIL_IT_IS_SENT);
            var hers = link(nina);
            joins(hers, nina);
            isGone(hers);
            isTakenBackWhileItsFormIsOpen(anna, olle);
            anna.open("/admin/agents/invitations").sees("Nobody is invited");
            assertThat(anna.complaints()).isEmpty();
        }
    }

    private static void invites(Screen screen, String nina, String olle) {
        screen.sees("Nobody is invited");
        screen.button("Invite agents").press("Enter");
        assertThat(field(screen, "E-mail addresses")).isFocused();
        screen.type(nina).press("Enter").type("not an address").press("Enter").type(olle);
        screen.button("Next").press("Enter");
        screen.sees("1 line cannot be invited.");
        assertThat(screen.page().getByRole(AriaRole.ALERT).getByRole(AriaRole.LISTITEM))
                .hasText("not an address is not an e-mail address");
        screen.button("Go on with 2 addresses").press("Enter");

        screen.sees("2 people are invited, and all become:");
        var groups = screen.page().getByRole(AriaRole.COMBOBOX, named("Groups"));
        assertThat(groups).isFocused();
        screen.type("Harb");
        assertThat(screen.page().getByRole(AriaRole.OPTION, named("Harbour"))).isVisible();
        screen.press("ArrowDown", "Enter", "Tab");
        field(screen, "Department").focus();
        screen.type("Returns");
        screen.page().getByRole(AriaRole.RADIO, named("Back office")).press("Space");
        screen.button("Send 2 invites").press("Enter");
        screen.sees("2 invitations are on their way");
        for (var email : List.of(nina, olle)) {
            assertThat(screen.page().getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(email)))
                    .containsText("Back office · Returns · Harbour");
        }
    }

    /** Her browser says English, but nobody has chosen there yet: the organisation's language is shown. */
    private static void joins(String link, String email) {
        try (var nina = house.stranger(Look.WIDE).open(link)) {
            nina.sees("Välkommen till Nordvind").sees("Du loggar in med " + email);
            assertThat(field(nina, "Ditt namn")).isFocused();
            nina.type("Nina Ny").press("Tab").type("kort").press("Enter");
            assertThat(password(nina)).hasAttribute("aria-invalid", "true");
            password(nina).focus();
            nina.press("Control+A").type(TestServer.PASSWORD).press("Enter");

            nina.sees("Välkommen, Nina Ny");
            nina.button("Välj en bild").press("Enter");
            nina.page()
                    .waitForFileChooser(
                            () -> nina.button("Välj en PNG eller JPEG").press("Enter"))
                    .setFiles(new FilePayload("nina.png", "image/png", face()));
            var use = nina.button("Använd bilden");
            assertThat(use).isEnabled();
            use.press("Enter");
            assertThat(nina.page().getByRole(AriaRole.NAVIGATION, named("Tjänster")))
                    .isVisible();
            assertThat(nina.complaints()).isEmpty();
        }
        assertThat(house.desk().value("""
                        select concat_ws(', ', a.name, a.department, a.office, g.name,
                            case when a.picture_sha256 is null then 'no picture' else 'a picture' end)
                        from agent a join agent_group_member m on m.agent_id = a.id join agent_group g on g.id = m.group_id
                        where a.email = '%s'""".formatted(email))).isEqualTo("Nina Ny, Returns, back, Harbour, a picture");
        house.desk().server().client().signIn(email, TestServer.PASSWORD);
    }

    private static void isTakenBackWhileItsFormIsOpen(Screen anna, String email) {
        var link = link(email);
        try (var olle = house.stranger(Look.PHONE).open(link)) {
            assertThat(field(olle, "Ditt namn")).isFocused();
            anna.button("Take back the invitation of " + email).press("Enter");
            anna.sees("The invitation of " + email + " is taken back");

            olle.type("Olle").press("Tab").type(TestServer.PASSWORD).press("Enter");

            olle.sees("Inbjudan gäller inte längre")
                    .sees("Den är använd, återtagen eller för gammal. Be den som bjöd in dig om en ny.");
            assertThat(olle.complaints()).isEmpty();
        }
        isGone(link);
    }

    private static void isGone(String link) {
        try (var stranger = house.stranger(Look.PHONE).open(link)) {
            stranger.sees("This invitation is not good any longer")
                    .sees("It was used, taken back, or is too old. Ask whoever invited you for a new one.");
            stranger.page().getByRole(AriaRole.LINK, named("To the sign-in")).press("Enter");
            stranger.sees("Sign in to Svara");
            assertThat(stranger.complaints()).isEmpty();
        }
    }

    /** What the mail to this address leads to. */
    private static String link(String email) {
        var mail = house.relay().mails().stream()
                .filter(sent -> sent.recipients().equals(List.of(email)))
                .findFirst()
                .orElseThrow();
        var link = LINK.matcher(SentMail.of(mail).text());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static byte[] face() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    private static void addGroup(String name) {
        var server = house.desk().server();
        Scope.run(
                new Actor.Svara(house.anna().organization(), "test"),
                () -> server.bean(TransactionTemplate.class)
                        .executeWithoutResult(_ -> server.bean(Groups.class).add(name, List.of())));
    }

    private static Locator field(Screen screen, String name) {
        return screen.page().getByRole(AriaRole.TEXTBOX, named(name));
    }

    private static Locator password(Screen screen) {
        return screen.page().getByLabel("Lösenord", new Page.GetByLabelOptions().setExact(true));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
