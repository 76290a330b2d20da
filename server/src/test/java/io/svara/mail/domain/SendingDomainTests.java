package io.svara.mail.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mail.DebianServer;
import io.svara.mail.dns.TestDns;
import io.svara.mail.send.TestRelay;
import io.svara.mailboxes.Mailbox;
import io.svara.mainjob.Desk;
import io.svara.web.TestClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.james.jdkim.DKIMVerifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a mailbox's domain needs in DNS, and that those who look there find Svara's mail signed rightly. */
class SendingDomainTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String OURS = "include:spf.svara.example";

    private static TestDns dns;
    private static TestRelay relay;
    private static Desk desk;

    private final String domain = "nordvind" + NUMBER.incrementAndGet() + ".example";
    private Mailbox mailbox;
    private TestClient api;

    @BeforeAll
    static void open() {
        dns = TestDns.start();
        relay = TestRelay.start();
        desk = Desk.open(
                "--svara.relay-url=" + relay.url(),
                "--svara.dns.servers=" + dns.address(),
                "--svara.sending.spf=" + OURS,
                "--svara.relay.private-hosts=true");
    }

    @BeforeEach
    void ownDomain() {
        mailbox = desk.mailbox(desk.own(), "support@" + domain);
        api = desk.api();
    }

    @AfterAll
    static void close() {
        desk.close();
        relay.close();
        dns.close();
    }

    @Test
    void namesTheRecordsThatAreNeededBeforeAnybodyAsks() {
        var shown = shown();

        assertThat(shown.path("domain").asString()).isEqualTo(domain);
        assertThat(shown.path("status").asString()).isEqualTo("pending");
        assertThat(shown.path("checkedAt").isNull()).isTrue();
        assertThat(record(shown, "spf").path("value").asString()).isEqualTo("v=spf1 " + OURS + " ~all");
        assertThat(record(shown, "dkim").path("name").asString()).matches("svara\\d{6}\\._domainkey\\." + domain);
        assertThat(record(shown, "dkim").path("value").asString()).startsWith("v=DKIM1; k=rsa; p=MIIB");
        assertThat(record(shown, "dmarc").path("needed").asBoolean()).isFalse();
        assertThat(shown().at("/records/1/value")).isEqualTo(shown.at("/records/1/value"));
    }

    @Test
    void turnsGreenWhenDnsSaysWhatItShould() {
        publish(shown());

        var checked = checked();

        assertThat(checked.path("status").asString()).isEqualTo("success");
        assertThat(states(checked)).containsOnly("ok");
        assertThat(shown()).isEqualTo(checked);
    }

    @Test
    void saysWhatStandsThereInsteadAndProposesOneRecord() {
        dns.txt(
                domain,
                "v=spf1 include:mail.zendesk.com include:spf.protection.outlook.com -all",
                "some-verification=1");
        dns.txt(record(shown(), "dkim").path("name").asString(), "v=DKIM1; p=AAAA");

        var checked = checked();

        var spf = record(checked, "spf");
        assertThat(spf.path("state").asString()).isEqualTo("different");
        assertThat(spf.path("found").size()).isEqualTo(1);
        assertThat(spf.path("value").asString())
                .isEqualTo("v=spf1 include:mail.zendesk.com include:spf.protection.outlook.com " + OURS + " -all");
        assertThat(checked.path("otherHelpDesks").get(0).asString()).isEqualTo("Zendesk");
        assertThat(record(checked, "dkim").path("state").asString()).isEqualTo("different");
        assertThat(record(checked, "dmarc").path("state").asString()).isEqualTo("missing");
        assertThat(checked.path("status").asString()).isEqualTo("pending");
    }

    @Test
    void asksAnewWhatWasJustChanged() {
        assertThat(states(checked())).contains("missing");

        publish(shown());

        assertThat(states(checked())).containsOnly("ok");
    }

    @Test
    void theMailboxIsSetUpToSendWhenItsRecordsAreRight() {
        assertThat(outgoing(mailbox)).isEqualTo("pending");
        checked();
        assertThat(outgoing(mailbox)).isEqualTo("failed");
        publish(shown());
        checked();
        assertThat(outgoing(mailbox)).isEqualTo("success");

        dns.failing(true);
        try {
            checked();
            assertThat(outgoing(mailbox)).as("nobody knows better").isEqualTo("success");
        } finally {
            dns.failing(false);
        }
        dns.txt(domain, "v=spf1 -all");
        checked();
        assertThat(outgoing(mailbox)).isEqualTo("failed");
    }

    @Test
    void anOwnRelayHasToWorkToo() {
        publish(shown());
        checked();
        var path = "/api/mailboxes/" + mailbox.id().value() + "/relay";
        var relayOf = Map.<String, Object>of("host", "127.0.0.1", "port", relay.port(), "security", "plain");

        Desk.ok(api.send("PUT", path, JsonMapper.shared().writeValueAsString(relayOf)));
        assertThat(outgoing(mailbox)).isEqualTo("pending");
        Desk.ok(api.post(path + "/verify", Map.of()));
        assertThat(outgoing(mailbox)).isEqualTo("success");
        relay.answer(TestRelay.Moment.SENDER, "550 5.7.1 Not from here");
        try {
            Desk.ok(api.post(path + "/verify", Map.of()));
        } finally {
            relay.behave();
        }
        assertThat(outgoing(mailbox)).isEqualTo("failed");
        api.delete(path + "?ifVersion=1");
        assertThat(outgoing(mailbox)).isEqualTo("success");
    }

    @Test
    void theNightlyRoundGoesOnAfterAnOrganisationWhoseRowsCannotBeRead() {
        checked();
        publish(shown());
        var second = desk.office();
        var others = desk.mailbox(second, "support@second-" + domain);
        Desk.ok(desk.api(second).post("/api/mailboxes/" + others.id().value() + "/domain/check", Map.of()));
        desk.execute("update mail_domain set found = '[{\"purpose\": \"none\"}]' where domain = '" + domain + "'");
        desk.clock().advance(Duration.ofHours(20));

        desk.server().bean(RecheckDomains.class).run();

        var path = "/api/mailboxes/" + others.id().value() + "/domain";
        assertThat(Desk.ok(desk.api(second).get(path)).path("checkedAt").asString())
                .isEqualTo(desk.clock().instant().toString());
        desk.execute("update mail_domain set found = null where domain = '" + domain + "'");
    }

    private @Nullable String outgoing(Mailbox of) {
        return desk.value(
                "select outgoing_status from mailbox where id = " + of.id().value());
    }

    @Test
    void isAskedForAgainEachNight() {
        checked();
        publish(shown());
        desk.clock().advance(Duration.ofHours(20));

        desk.server().bean(RecheckDomains.class).run();

        assertThat(shown().path("status").asString()).isEqualTo("success");
    }

    @Test
    void twoSpfRecordsAreWrongAndBecomeOne() {
        dns.txt(domain, "v=spf1 mx ~all", "v=spf1 " + OURS + " -all");

        var spf = record(checked(), "spf");

        assertThat(spf.path("state").asString()).isEqualTo("different");
        assertThat(spf.path("value").asString()).isEqualTo("v=spf1 mx " + OURS + " -all");
    }

    @Test
    void aDomainWithoutMxOfItsOwnGetsItsBouncesAtItsHost() {
        dns.a(domain, "192.0.2.7");
        assertThat(record(checked(), "return-path").path("state").asString()).isEqualTo("ok");

        dns.mx(domain, ".");
        assertThat(record(checked(), "return-path").path("state").asString()).isEqualTo("different");
    }

    @Test
    void doesNotTakeAFailureOfDnsForAMissingRecord() {
        publish(shown());
        dns.failing(true);
        try {
            assertThat(states(checked())).containsOnly("unknown");
        } finally {
            dns.failing(false);
        }
        assertThat(states(checked())).containsOnly("ok");
    }

    @Test
    void isHandedOutAsText() {
        var text = api.get("/api/mailboxes/" + mailbox.id().value() + "/domain/records.txt");

        assertThat(text.header("Content-Disposition")).contains("dns-" + domain + ".txt");
        assertThat(text.text()).contains(record(shown(), "dkim").path("value").asString(), "_dmarc." + domain);
    }

    @Test
    void isTheAdministratorsAlone() {
        var path = "/api/mailboxes/" + mailbox.id().value() + "/domain";
        var neighbour = desk.api(desk.office());

        assertThat(neighbour.get(path).status()).isEqualTo(404);
        assertThat(neighbour.get(path + "/records.txt").status()).isEqualTo(404);
        assertThat(neighbour.post(path + "/check", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void signsWhatLeavesSoThatOthersCanCheckIt() throws Exception {
        var mail = sent("Hej!\n\n.en punkt först\n" + "lång ".repeat(400) + "\n\nÅsa  från  Ängelholm\n\n\n");

        assertThat(mail).startsWith("DKIM-Signature: ");
        assertThat(mail.lines().takeWhile(line -> !line.isEmpty()))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(78));
        assertThat(verified(mail)).isTrue();
        assertThat(verified(mail.replace("Subject: ", "Subject: Win! "))).isFalse();
        assertThat(verified(mail.replaceFirst("\r\nFrom: ", "\r\nFrom: boss@bank.example\r\nFrom: ")))
                .isFalse();
    }

    @Test
    void signsSoThatOpenDkimAgrees(@TempDir Path folder) throws Exception {
        DebianServer.require("/usr/sbin/opendkim", "opendkim");
        var mail = sent("Hej!\n\n.en punkt först\n\nÅsa  från  Ängelholm \n\n\n");

        assertThat(openDkim(folder, mail)).contains("dkim=pass");
        assertThat(openDkim(folder, mail.replace("Ängelholm", "Bastad").replace("=C3=84ngelholm", "Bastad")))
                .doesNotContain("dkim=pass");
    }

    @Test
    void signsAddressesBeyondAsciiToo(@TempDir Path folder) throws Exception {
        var mail = sent(Map.of("kind", "reply", "text", "Hej!", "to", List.of("åsa.öberg@customer.example")));

        assertThat(mail).containsPattern("\r\nTo: .*åsa\\.öberg@customer\\.example");
        assertThat(verified(mail)).isTrue();
        assertThat(verified(mail.replace("To: åsa", "To: asa"))).isFalse();
        DebianServer.require("/usr/sbin/opendkim", "opendkim");
        assertThat(openDkim(folder, mail)).contains("dkim=pass");
    }

    private String openDkim(Path folder, String mail) throws Exception {
        var dkim = record(shown(), "dkim");
        var data = Files.writeString(
                folder.resolve("dns"),
                dkim.path("name").asString() + " " + dkim.path("value").asString() + "\n");
        var settings = Files.writeString(
                folder.resolve("opendkim.conf"), "Mode v\nTestDNSData file:" + data + "\nUserID root\n");
        var file = Files.writeString(folder.resolve("mail.eml"), mail.replace("\r\n", "\n"));
        var process = new ProcessBuilder("/usr/sbin/opendkim", "-x", settings.toString(), "-t", file.toString(), "-vv")
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private String sent(String text) {
        return sent(Map.of("kind", "reply", "text", text));
    }

    private String sent(Map<String, Object> reply) {
        var before = relay.mails().size();
        var ticket = desk.openTicket(mailbox, "maja@customer.example", "Var är paketet?")
                .path("id")
                .asString();
        Desk.ok(api.post("/api/tickets/" + ticket + "/messages", reply));
        var mail = relay.awaitMails(before + 1, Duration.ofSeconds(60)).getLast();
        return new String(mail.raw(), StandardCharsets.UTF_8);
    }

    private boolean verified(String mail) throws Exception {
        var verifier = new DKIMVerifier((methods, selector, domain) ->
                List.of(record(shown(), "dkim").path("value").asString()));
        try {
            var records = verifier.verify(new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
            return records != null && !records.isEmpty();
        } catch (org.apache.james.jdkim.exceptions.FailException wrong) {
            return false;
        }
    }

    private void publish(JsonNode shown) {
        for (var record : shown.path("records")) {
            if (record.path("type").asString().equals("TXT")) {
                dns.txt(record.path("name").asString(), record.path("value").asString());
            }
        }
        dns.mx(domain, "mx." + domain);
    }

    private JsonNode shown() {
        return Desk.ok(api.get("/api/mailboxes/" + mailbox.id().value() + "/domain"));
    }

    private JsonNode checked() {
        return Desk.ok(api.post("/api/mailboxes/" + mailbox.id().value() + "/domain/check", Map.of()));
    }

    private static JsonNode record(JsonNode domain, String purpose) {
        for (var record : domain.path("records")) {
            if (record.path("purpose").asString().equals(purpose)) {
                return record;
            }
        }
        throw new AssertionError("No " + purpose + " in " + domain);
    }

    private static List<String> states(JsonNode domain) {
        return java.util.stream.StreamSupport.stream(domain.path("records").spliterator(), false)
                .map(record -> record.path("state").asString())
                .toList();
    }
}
