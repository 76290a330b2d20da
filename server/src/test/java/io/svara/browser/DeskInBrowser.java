package io.svara.browser;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.mail.send.TestRelay;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.Mailboxes;
import io.svara.mainjob.Desk;
import io.svara.mainjob.Letter;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * A whole server with the browsers that look at it, and the mail server that its mail leaves by. The server's clock goes
 * with the browsers' own here: what a desk asks to be sent in ten seconds leaves in ten seconds.
 */
final class DeskInBrowser implements AutoCloseable {

    /** Long enough for a busy machine; what is there sooner is not waited for. */
    private static final int PATIENCE_MILLIS = 20_000;

    private static final int TICK_MILLIS = 20;

    private final Browser browser;
    private final TestRelay relay = TestRelay.start();
    private final Desk desk;
    private final ScheduledExecutorService ticking = Executors.newSingleThreadScheduledExecutor();

    private final String host;

    private DeskInBrowser(Browser browser, String host, String... options) {
        this.browser = browser;
        this.host = host;
        var all = new ArrayList<>(List.of(options));
        all.add("--svara.relay-url=" + relay.url());
        desk = Desk.open(all.toArray(String[]::new));
        // made past the first-run page
        desk.execute("insert into installation_setup (demo, completed_at) values (false, now())");
        tick();
        ticking.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    static DeskInBrowser open() {
        return new DeskInBrowser(Browser.open(), "127.0.0.1");
    }

    /** Under a name, at the address that the server knows as its own: passkeys belong to a name. */
    static DeskInBrowser openAtItsName(String... options) {
        var browser = Browser.open();
        try (var free = new ServerSocket(0)) {
            var port = free.getLocalPort();
            free.close();
            var all = new ArrayList<>(List.of(options));
            all.add("--svara.http-port=" + port);
            all.add("--svara.base-url=http://localhost:" + port);
            return new DeskInBrowser(browser, "localhost", all.toArray(String[]::new));
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private void tick() {
        var clock = desk.clock();
        clock.advance(Duration.between(clock.instant(), Clock.systemUTC().instant()));
    }

    Desk desk() {
        return desk;
    }

    TestRelay relay() {
        return relay;
    }

    String address() {
        return "http://" + host + ":" + desk.server().port();
    }

    /** The superadmin, who is called Anna. */
    TestAgent anna() {
        return desk.own().agent();
    }

    /** An agent who sees these mailboxes. */
    TestAgent agent(String name, Mailbox... mailboxes) {
        var agent = desk.server()
                .add(
                        desk.own().organization(),
                        NewAgent.agent(name, TestServer.email(), TestServer.PASSWORD, PasswordKind.OWN));
        for (var mailbox : mailboxes) {
            grant(agent, mailbox);
        }
        return agent;
    }

    private void grant(TestAgent agent, Mailbox mailbox) {
        var server = desk.server();
        Scope.run(
                new Actor.Svara(agent.organization(), "test"),
                () -> server.bean(TransactionTemplate.class)
                        .executeWithoutResult(_ -> server.bean(Mailboxes.class).grant(mailbox.id(), agent.id())));
    }

    /** A ticket of this customer's mail. */
    String ticket(Mailbox mailbox, Letter letter) {
        desk.receive(mailbox.address(), letter);
        return newest(mailbox).path("id").asString();
    }

    private JsonNode newest(Mailbox mailbox) {
        return desk.tickets(mailbox).getFirst();
    }

    /** A window that nobody is signed in at. */
    Screen stranger(Look look) {
        var context = browser.context(look.width(), look.height(), look.scheme(), look.language());
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return new Screen(context, address());
    }

    /** A window at which the agent has signed in a while ago. */
    Screen of(TestAgent agent, Look look) {
        var screen = stranger(look);
        var signedIn = desk.server().client();
        signedIn.signIn(agent.email(), TestServer.PASSWORD);
        screen.context()
                .addCookies(signedIn.cookies().entrySet().stream()
                        .map(cookie -> new Cookie(cookie.getKey(), cookie.getValue()).setUrl(address()))
                        .toList());
        return screen;
    }

    Screen of(TestAgent agent) {
        return of(agent, Look.WIDE);
    }

    @Override
    public void close() {
        ticking.shutdownNow();
        browser.close();
        desk.close();
        relay.close();
    }

    /** A size of window, a theme and a language. */
    record Look(int width, int height, ColorScheme scheme, String language) {

        static final Look WIDE = new Look(1440, 900, ColorScheme.LIGHT, "en-GB");
        static final Look PHONE = new Look(390, 844, ColorScheme.LIGHT, "en-GB");

        static List<Look> inEachThemeAndWidth() {
            return List.of(
                    WIDE,
                    WIDE.dark(),
                    new Look(1024, 768, ColorScheme.LIGHT, "en-GB"),
                    new Look(1024, 768, ColorScheme.DARK, "en-GB"),
                    PHONE,
                    PHONE.dark());
        }

        Look dark() {
            return new Look(width, height, ColorScheme.DARK, language);
        }

        Look in(String other) {
            return new Look(width, height, scheme, other);
        }

        @Override
        public String toString() {
            return width + " " + scheme + " " + language;
        }
    }
}
