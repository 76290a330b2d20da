package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mail.send.TestRelay;
import io.svara.mail.send.TestRelay.Moment;
import io.svara.mailboxes.Mailbox;
import io.svara.web.TestClient;
import io.svara.web.TestClient.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A mailbox with a relay of its own. */
class OwnRelayTests {

    private static TestRelay installation;
    private static Desk desk;

    private final TestRelay own = TestRelay.start();
    private final Mailbox mailbox = desk.mailbox();
    private final TestClient api = desk.api();
    private final String path = "/api/mailboxes/" + mailbox.id().value() + "/relay";

    @BeforeAll
    static void open() {
        installation = TestRelay.start();
        desk = Desk.open("--svara.relay-url=" + installation.url(), "--svara.relay.private-hosts=true");
    }

    @AfterEach
    void closeOwn() {
        own.close();
    }

    @AfterAll
    static void close() {
        desk.close();
        installation.close();
    }

    @Test
    void takesTheMailboxsMailAndNobodyElses() {
        var before = installation.mails().size();
        own.requireLogin("svara", "hemligt");
        set("127.0.0.1", own.port(), "plain", "svara", "hemligt", null);

        send(mailbox);
        send(desk.mailbox());

        assertThat(own.mails()).extracting(TestRelay.ReceivedMail::user).containsExactly("svara");
        assertThat(installation.mails()).hasSize(before + 1);
    }

    @Test
    void leavesTheMailToTheInstallationAgainWhenItIsRemoved() {
        var before = installation.mails().size();
        var set = set("127.0.0.1", own.port(), "plain", null, null, null);

        assertThat(api.delete(path + "?ifVersion=" + (version(set) + 1)).status())
                .isEqualTo(409);
        assertThat(api.delete(path + "?ifVersion=" + version(set)).status()).isEqualTo(204);

        assertThat(shown().path("relay").isNull()).isTrue();
        assertThat(shown().path("otherwise").asString()).isEqualTo("installation");
        send(mailbox);
        assertThat(own.mails()).isEmpty();
        assertThat(installation.mails()).hasSize(before + 1);
    }

    @Test
    void showsAllButThePassword() {
        set("smtp.example.com", 587, "starttls", "svara", "hemligt", null);

        var answer = api.get(path);

        assertThat(answer.text()).contains("smtp.example.com", "svara").doesNotContain("hemligt", "password");
        assertThat(desk.count("select count(*) from mail_relay where position('hemligt'::bytea in password) > 0"))
                .isZero();
    }

    @Test
    void keepsThePasswordOnlyWhileItGoesToTheSamePlace() {
        own.requireLogin("svara", "hemligt");
        var set = set("127.0.0.1", own.port(), "plain", "svara", "hemligt", null);

        var same = set("127.0.0.1", own.port(), "plain", "svara", null, version(set));
        assertThat(verified()).isEqualTo("ok");

        assertThat(put("127.0.0.2", own.port(), "plain", "svara", null, version(same))
                        .text())
                .contains("password", "required");
        assertThat(put("127.0.0.1", own.port() - 1, "plain", "svara", null, version(same))
                        .status())
                .isEqualTo(400);
        assertThat(put("127.0.0.1", own.port(), "plain", "other", null, version(same))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void isNotOverwrittenUnseen() {
        var set = set("smtp.example.com", 587, "starttls", null, null, null);
        set("smtp.example.com", 465, "tls", null, null, version(set));

        var late = put("smtp.example.com", 25, "plain", null, null, version(set));
        var blind = put("smtp.example.com", 25, "plain", null, null, null);

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("stale-version");
        assertThat(blind.status()).isEqualTo(409);
        assertThat(shown().at("/relay/port").asInt()).isEqualTo(465);
    }

    @Test
    void namesEachFieldThatCannotBeTaken() {
        var answer = put("smtp example", 70_000, "ssl", null, "hemligt", null);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("\"host\"", "\"port\"", "\"security\"", "\"user\"");
    }

    @Test
    void saysInAWordWhatIsWrong() throws IOException {
        var set = set("127.0.0.1", own.port(), "plain", "svara", "fel", null);
        own.requireLogin("svara", "hemligt");
        assertThat(verified()).isEqualTo("sign-in-refused");
        assertThat(shown().at("/relay/answer").asString()).contains("535");

        set = set("127.0.0.1", own.port(), "plain", "svara", "hemligt", version(set));
        assertThat(shown().at("/relay/verdict").isNull()).isTrue();
        assertThat(verified()).isEqualTo("ok");

        own.answer(Moment.SENDER, "553 5.7.1 Not your address");
        assertThat(verified()).isEqualTo("sender-refused");
        assertThat(shown().at("/relay/answer").asString()).isEqualTo("553 5.7.1 Not your address");
        own.answer(Moment.GREETING, "554 5.7.1 Go away");
        assertThat(verified()).isEqualTo("unusable");
        own.behave();

        set = set("127.0.0.1", own.port(), "starttls", "svara", "hemligt", version(set));
        assertThat(verified()).isEqualTo("tls-failed");
        own.offerStartTls();
        assertThat(verified()).as("nobody vouches for its certificate").isEqualTo("tls-failed");

        set = set("127.0.0.1", unused(), "plain", null, null, version(set));
        assertThat(verified()).isEqualTo("refused");
        set("nowhere.invalid", 25, "plain", null, null, version(set));
        assertThat(verified()).isEqualTo("host-unknown");
        assertThat(own.mails()).isEmpty();
    }

    @Test
    void saysWhenItDoesNotAnswer() {
        own.hang(Moment.GREETING);
        set("127.0.0.1", own.port(), "plain", null, null, null);

        assertThat(verified()).isEqualTo("timeout");
    }

    @Test
    void cannotBeLookedAtWhereThereIsNone() {
        assertThat(api.post(path + "/verify", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void isNoWayIntoThePrivateNetworkUnlessItIsAllowed() {
        try (var strict = Desk.open()) {
            var strictPath = "/api/mailboxes/" + strict.mailbox().id().value() + "/relay";
            var client = strict.api();
            for (var host :
                    new String[] {"127.0.0.1", "localhost", "10.0.0.1", "::1", "[fd00::1]", "169.254.169.254"}) {
                var answer = client.send("PUT", strictPath, json(host, own.port(), "plain", null, null, null));
                assertThat(answer.status()).as(host).isEqualTo(400);
                assertThat(answer.text()).contains("private-host");
            }
            // a name is looked at when it is connected to
            strict.execute("insert into mail_relay (organization_id, mailbox_id, host, port, security)"
                    + " select organization_id, id, 'localhost', " + own.port() + ", 'plain' from mailbox");
            assertThat(Desk.ok(client.post(strictPath + "/verify", Map.of()))
                            .path("verdict")
                            .asString())
                    .isEqualTo("host-private");
            assertThat(own.connections()).isZero();

            assertThat(client.send("PUT", strictPath, json("smtp.example.com", 25, "plain", "svara", "hemligt", 1L))
                            .text())
                    .contains("password-in-the-clear");
        }
    }

    @Test
    void isTheNeighboursAlone() {
        set("smtp.example.com", 587, "starttls", "svara", "hemligt", null);
        var neighbour = desk.api(desk.office());

        assertThat(neighbour.get(path).status()).isEqualTo(404);
        assertThat(neighbour
                        .send("PUT", path, json("evil.example", 25, "plain", null, null, 1L))
                        .status())
                .isEqualTo(404);
        assertThat(neighbour.delete(path + "?ifVersion=1").status()).isEqualTo(404);
        assertThat(neighbour.post(path + "/verify", Map.of()).status()).isEqualTo(404);
        assertThat(shown().at("/relay/host").asString()).isEqualTo("smtp.example.com");
    }

    private void send(Mailbox from) {
        var ticket = desk.openTicket(from, "maja@customer.example", "Fråga " + System.nanoTime())
                .path("id")
                .asString();
        desk.awaitDelivery(ticket, desk.reply(ticket, "Svar").path("id").asString(), "sent");
    }

    private JsonNode shown() {
        return Desk.ok(api.get(path));
    }

    private String verified() {
        return Desk.ok(api.post(path + "/verify", Map.of())).path("verdict").asString();
    }

    private static long version(JsonNode relay) {
        return relay.path("version").asLong();
    }

    private JsonNode set(
            String host,
            int port,
            String security,
            @Nullable String user,
            @Nullable String password,
            @Nullable Long version) {
        return Desk.ok(put(host, port, security, user, password, version));
    }

    private Answer put(
            String host,
            int port,
            String security,
            @Nullable String user,
            @Nullable String password,
            @Nullable Long version) {
        return api.send("PUT", path, json(host, port, security, user, password, version));
    }

    private static String json(
            String host,
            int port,
            String security,
            @Nullable String user,
            @Nullable String password,
            @Nullable Long version) {
        var body = new HashMap<String, Object>(Map.of("host", host, "port", port, "security", security));
        body.put("user", user);
        body.put("password", password);
        body.put("ifVersion", version);
        return JsonMapper.shared().writeValueAsString(body);
    }

    private static int unused() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
