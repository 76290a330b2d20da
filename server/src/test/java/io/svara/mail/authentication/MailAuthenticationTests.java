package io.svara.mail.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mail.dns.TestDns;
import io.svara.mailboxes.Mailbox;
import io.svara.mainjob.Desk;
import io.svara.mainjob.Letter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.james.jdkim.DKIMSigner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Mails come by SMTP from this machine, whose address the senders' records allow or do not. */
class MailAuthenticationTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String HERE = "v=spf1 ip4:127.0.0.1 -all";
    private static final String ELSEWHERE = "v=spf1 ip4:192.0.2.1 -all";
    private static final KeyPair KEY = key(2048);
    private static final KeyPair SHORT_KEY = key(768);

    private static TestDns dns;
    private static Desk desk;
    private static Desk behindRelay;

    private final String domain = "kund" + NUMBER.incrementAndGet() + ".example";
    private Mailbox mailbox;

    @BeforeAll
    static void open() {
        dns = TestDns.start();
        desk = Desk.open("--svara.dns.servers=" + dns.address());
        behindRelay = Desk.open(
                "--svara.dns.servers=" + dns.address(), "--svara.smtp.trusted-relays=10.0.0.0/8, 127.0.0.0/8");
    }

    @BeforeEach
    void ownMailbox() {
        mailbox = desk.mailbox();
    }

    @AfterAll
    static void close() {
        desk.close();
        behindRelay.close();
        dns.close();
    }

    @AfterEach
    void dnsAnswersAgain() {
        dns.silent(false);
        dns.failing(false);
    }

    @Test
    void aServerThatTheDomainNamesVouchesForIt() {
        dns.txt(domain, HERE);
        dns.txt("_dmarc." + domain, "v=DMARC1; p=reject");

        var checks = received(letter(), "maja@" + domain);

        assertThat(result(checks, "spf")).isEqualTo("pass");
        assertThat(verdict(checks, "spf").path("aligned").asBoolean()).isTrue();
        assertThat(result(checks, "dkim")).isEqualTo("none");
        assertThat(result(checks, "dmarc")).isEqualTo("pass");
        assertThat(checks.path("authenticity").asString()).isEqualTo("verified");
        assertThat(shown()).isEqualTo("verified");
    }

    @Test
    void aScreenThatShowsTheTicketAlreadyHearsWhatWasFoundOut() {
        dns.txt(domain, HERE);
        var cursor = desk.api().get("/api/events").json().path("cursor").asString();

        received(letter(), "maja@" + domain);

        Desk.until(() -> Desk.items(desk.api().get("/api/events?cursor=" + cursor)).stream()
                .anyMatch(event -> event.path("kind").asString().equals("message.authenticated")
                        && event.at("/facts/authenticity").asString().equals("verified")));
    }

    @Test
    void aServerThatTheDomainDoesNotNameIsSuspiciousWhereItAsksForRefusal() {
        dns.txt(domain, ELSEWHERE);
        dns.txt("_dmarc." + domain, "v=DMARC1; p=quarantine");

        var checks = received(letter(), "maja@" + domain);

        assertThat(result(checks, "spf")).isEqualTo("fail");
        assertThat(result(checks, "dmarc")).isEqualTo("fail");
        assertThat(verdict(checks, "dmarc").path("policy").asString()).isEqualTo("quarantine");
        assertThat(shown()).isEqualTo("suspicious");
    }

    @Test
    void aDomainThatAsksForNothingIsNoCauseForAlarm() {
        dns.txt(domain, ELSEWHERE);
        dns.txt("_dmarc." + domain, "v=DMARC1; p=none");

        var checks = received(letter(), "maja@" + domain);

        assertThat(result(checks, "dmarc")).isEqualTo("fail");
        assertThat(shown()).isEqualTo("unverified");
    }

    @Test
    void aDomainWithoutRecordsIsNone() {
        var checks = received(letter(), "maja@" + domain);

        assertThat(List.of(result(checks, "spf"), result(checks, "dkim"), result(checks, "dmarc")))
                .containsOnly("none");
        assertThat(shown()).isEqualTo("unverified");
    }

    @Test
    void anSpfRecordThatCannotBeReadIsAPermanentError() {
        dns.txt(domain, "v=spf1 ip4:nonsense -all");

        assertThat(result(received(letter(), "maja@" + domain), "spf")).isEqualTo("permerror");
    }

    @Test
    void anSpfRecordIsFollowedToOthersItsHostsAndItsMx() {
        dns.txt(domain, "v=spf1 include:_spf." + domain + " -all");
        dns.txt("_spf." + domain, "v=spf1 mx:mail." + domain + " ~all");
        dns.mx("mail." + domain, "host." + domain);
        dns.a("host." + domain, "127.0.0.1");

        assertThat(result(received(letter(), "maja@" + domain), "spf")).isEqualTo("pass");
    }

    @Test
    void aRecordThatNamesItselfEnds() {
        dns.txt(domain, "v=spf1 include:" + domain + " -all");

        assertThat(result(received(letter(), "maja@" + domain), "spf")).isEqualTo("permerror");
    }

    @Test
    void aSignatureThatVerifiesVouchesWhateverTheServer() {
        publish(KEY, "s1");
        dns.txt("_dmarc." + domain, "v=DMARC1; p=reject; adkim=s");

        var checks = received(signed(KEY, "d=" + domain + "; s=s1;", letter().bytes()), "bounce@mailer.example");

        assertThat(result(checks, "dkim")).isEqualTo("pass");
        assertThat(verdict(checks, "dkim").path("domain").asString()).isEqualTo(domain);
        assertThat(verdict(checks, "dkim").path("selector").asString()).isEqualTo("s1");
        assertThat(result(checks, "dmarc")).isEqualTo("pass");
    }

    @Test
    void aSignatureOfALargeMailWithDotsAndEightBitsVerifies() {
        publish(KEY, "s1");
        var text = "..en rad som börjar med punkt, åäö\r\n".repeat(40_000);

        var checks = received(
                signed(KEY, "d=" + domain + "; s=s1;", letter().text(text).bytes()), "x@mailer.example");

        assertThat(result(checks, "dkim")).isEqualTo("pass");
    }

    @Test
    void aBodyThatWasChangedFails() {
        publish(KEY, "s1");
        var mail = new String(signed(KEY, "d=" + domain + "; s=s1;", letter().bytes()), StandardCharsets.UTF_8);

        var checks = received((mail + "PS\r\n").getBytes(StandardCharsets.UTF_8), "x@mailer.example");

        assertThat(result(checks, "dkim")).isEqualTo("fail");
        assertThat(verdict(checks, "dkim").path("reason").asString()).isEqualTo("body-changed");
    }

    @Test
    void aHeaderThatWasChangedFails() {
        publish(KEY, "s1");
        var mail = new String(signed(KEY, "d=" + domain + "; s=s1;", letter().bytes()), StandardCharsets.UTF_8);

        var checks =
                received(mail.replace("Subject: Hej", "Subject: Nej").getBytes(StandardCharsets.UTF_8), "x@y.example");

        assertThat(result(checks, "dkim")).isEqualTo("fail");
        assertThat(verdict(checks, "dkim").path("reason").asString()).isEqualTo("header-changed");
    }

    @Test
    void aSignatureWithoutAKeyInDnsFails() {
        var checks = received(signed(KEY, "d=" + domain + "; s=gone;", letter().bytes()), "x@y.example");

        assertThat(result(checks, "dkim")).isEqualTo("fail");
        assertThat(verdict(checks, "dkim").path("reason").asString()).isEqualTo("no-key");
    }

    @Test
    void aSignatureOfPartOfTheBodyOrByAShortKeyVouchesForNothing() {
        publish(KEY, "s1");
        publish(SHORT_KEY, "s2");
        dns.txt("_dmarc." + domain, "v=DMARC1; p=reject");
        var mail = signed(KEY, "d=" + domain + "; s=s1; l=2;", letter().bytes());

        var checks = received(signed(SHORT_KEY, "d=" + domain + "; s=s2;", mail), "x@y.example");

        assertThat(verdicts(checks, "dkim"))
                .extracting(verdict -> verdict.path("result").asString())
                .containsExactlyInAnyOrder("policy", "policy");
        assertThat(verdicts(checks, "dkim"))
                .extracting(verdict -> verdict.path("reason").asString())
                .containsExactlyInAnyOrder("part-of-body", "short-key");
        assertThat(result(checks, "dmarc")).isEqualTo("fail");
    }

    @Test
    void aForeignSignatureIsNotAligned() {
        publish(KEY, "s1");
        dns.txt("_dmarc.bank" + domain, "v=DMARC1; p=reject");

        var forged = letter("bank" + domain);
        var checks = received(signed(KEY, "d=" + domain + "; s=s1;", forged.bytes()), "x@" + domain);

        assertThat(result(checks, "dkim")).isEqualTo("pass");
        assertThat(verdict(checks, "dkim").path("aligned").asBoolean()).isFalse();
        assertThat(result(checks, "dmarc")).isEqualTo("fail");
        assertThat(shown()).isEqualTo("suspicious");
    }

    @Test
    void aSubdomainIsAlignedUnlessTheDomainIsStrict() {
        dns.txt("mail." + domain, HERE);
        dns.txt("_dmarc." + domain, "v=DMARC1; p=reject");
        assertThat(result(received(letter(), "x@mail." + domain), "dmarc")).isEqualTo("pass");

        var strict = "strict" + domain;
        dns.txt("mail." + strict, HERE);
        dns.txt("_dmarc." + strict, "v=DMARC1; p=reject; aspf=s");
        assertThat(result(received(letter(strict), "x@mail." + strict), "dmarc"))
                .isEqualTo("fail");
    }

    @Test
    void aSubdomainsPolicyIsTheOneForSubdomains() {
        dns.txt("_dmarc." + domain, "v=DMARC1; p=none; sp=reject");

        var checks = received(letter("shop." + domain), "x@y.example");

        assertThat(verdict(checks, "dmarc").path("policy").asString()).isEqualTo("reject");
    }

    @Test
    void domainsBelowAPublicSuffixHaveNothingToDoWithEachOther() {
        dns.txt("_dmarc." + domain, "v=DMARC1; p=reject; psd=y");
        dns.txt("thief." + domain, HERE);

        var checks = received(letter("bank." + domain), "x@thief." + domain);

        assertThat(result(checks, "spf")).isEqualTo("pass");
        assertThat(result(checks, "dmarc")).isEqualTo("fail");
    }

    @Test
    void twoSendersInOneFromAreNobody() {
        var checks = received(
                Letter.from("a@" + domain + ", b@other.example")
                        .to(mailbox.address())
                        .subject("Hej"),
                "x@y.example");

        assertThat(result(checks, "dmarc")).isEqualTo("permerror");
    }

    /** The customer's server is not the one that comes: the organisation's own provider sends it on. */
    @Test
    void aForwardedMailIsNoCauseForAlarmAndItsServerVouchesForNobody() {
        dns.txt(domain, HERE);
        dns.txt("_dmarc." + domain, "v=DMARC1; p=reject");

        var checks = received(List.of(mailbox.inboundAddress()), letter().bytes(), "srs=maja@" + domain);

        assertThat(checks.path("forwarded").asBoolean()).isTrue();
        assertThat(verdict(checks, "spf").path("reason").asString()).isEqualTo("forwarded");
        assertThat(result(checks, "dmarc")).isEqualTo("fail");
        assertThat(shown()).isEqualTo("unverified");
    }

    @Test
    void aForwardedMailIsVerifiedByItsSignature() {
        publish(KEY, "s1");
        dns.txt("_dmarc." + domain, "v=DMARC1; p=reject");
        var mail = signed(KEY, "d=" + domain + "; s=s1;", letter().bytes());

        received(List.of(mailbox.inboundAddress()), mail, "x@y.example");

        assertThat(shown()).isEqualTo("verified");
    }

    @Test
    void whereDnsIsAwayTheMailIsThereAndItsSenderIsAskedForAgain() {
        dns.txt(domain, HERE);
        dns.failing(true);

        var checks = received(letter(), "maja@" + domain);

        assertThat(result(checks, "spf")).isEqualTo("temperror");
        assertThat(shown()).isEqualTo("unknown");
        dns.failing(false);
        desk.clock().advance(Duration.ofMinutes(6));
        Desk.until(() -> "verified".equals(shown()));
    }

    @Test
    void aDeadDnsDelaysNeitherTheAnswerNorTheTicket() {
        dns.silent(true);

        // of the 8 s that one question waits, nothing is seen here
        desk.receive(mailbox.address(), letter());

        assertThat(desk.tickets(mailbox)).hasSize(1);
        assertThat(shown()).isEmpty();
    }

    @Test
    void whatTheMailSaysOfItselfIsAClaim() {
        dns.txt("_dmarc." + domain, "v=DMARC1; p=reject");
        var forged = letter().header("Authentication-Results", "client.example; dmarc=pass header.from=" + domain)
                .header("X-Spam-Flag", "NO");

        var checks = received(forged, "x@y.example");

        assertThat(result(checks, "dmarc")).isEqualTo("fail");
        assertThat(checks.path("spam").isNull()).isTrue();
        assertThat(checks.at("/claims/0/writer").asString()).isEqualTo("client.example");
        assertThat(shown()).isEqualTo("suspicious");
    }

    @Test
    void aTrustedRelaysTopmostVerdictCountsAndNoOther() {
        dns.txt("_dmarc." + domain, "v=DMARC1; p=reject");
        var mail = letter().header(
                        "Authentication-Results",
                        "client.example; (a \"comment;) spf=pass smtp.mailfrom=maja@" + domain
                                + "; dmarc=pass (p=REJECT) header.from=" + domain)
                .header("Authentication-Results", "mx.forged.example; dmarc=fail")
                .header("X-Spam-Status", "Yes, score=7.1");

        var at = relayed(mail);

        var checks = checks(at.desk(), at.message());
        assertThat(result(checks, "spf")).isEqualTo("pass");
        assertThat(verdict(checks, "spf").path("byRelay").asBoolean()).isTrue();
        assertThat(result(checks, "dmarc")).isEqualTo("pass");
        assertThat(checks.at("/relay/name").asString()).isEqualTo("client.example");
        assertThat(checks.at("/claims/0/writer").asString()).isEqualTo("mx.forged.example");
        assertThat(checks.at("/spam/spam").asBoolean()).isTrue();
    }

    @Test
    void aVerdictThatTheRelayDidNotSignIsAClaimThoughTheRelayIsTrusted() {
        dns.txt("_dmarc." + domain, "v=DMARC1; p=reject");
        var mail = letter().header("Authentication-Results", "mx.forged.example; dmarc=pass header.from=" + domain);

        var at = relayed(mail);

        var checks = checks(at.desk(), at.message());
        assertThat(result(checks, "dmarc")).isEqualTo("fail");
        assertThat(verdicts(checks, "spf")).isEmpty();
        assertThat(checks.at("/claims/0/writer").asString()).isEqualTo("mx.forged.example");
    }

    private record At(Desk desk, String message) {}

    /** By a server whose relay this machine is. Its client says EHLO client.example. */
    private static At relayed(Letter letter) {
        var mailbox = behindRelay.mailbox();
        behindRelay.receive(mailbox.address(), letter);
        return new At(behindRelay, message(behindRelay, mailbox));
    }

    private static String message(Desk desk, Mailbox mailbox) {
        var ticket = desk.tickets(mailbox).getFirst().path("id").asString();
        return desk.messages(ticket).getLast().path("id").asString();
    }

    private String shown() {
        var ticket = desk.tickets(mailbox).getFirst().path("id").asString();
        var word = desk.messages(ticket).getLast().path("authenticity");
        return word.isNull() ? "" : word.asString();
    }

    private Letter letter() {
        return letter(domain);
    }

    private Letter letter(String from) {
        return Letter.from("Maja <maja@" + from + ">")
                .to("support@nordvind.example")
                .subject("Hej " + NUMBER.incrementAndGet());
    }

    private JsonNode received(Letter letter, String sender) {
        return received(letter.bytes(), sender);
    }

    private JsonNode received(byte[] mail, String sender) {
        return received(List.of(mailbox.address()), mail, sender);
    }

    private JsonNode received(List<String> recipients, byte[] mail, String sender) {
        try (var client = desk.smtp()) {
            assertThat(client.send(sender, recipients, mail)).startsWith("250");
        }
        desk.awaitIntake();
        return checks(desk, message(desk, mailbox));
    }

    private static JsonNode checks(Desk desk, String message) {
        var sql = "select result from mail_authentication where message_id = " + message;
        Desk.until(() -> desk.value(sql) != null);
        return JsonMapper.shared().readTree(Objects.requireNonNull(desk.value(sql)));
    }

    private static List<JsonNode> verdicts(JsonNode checks, String method) {
        return checks.path("verdicts")
                .valueStream()
                .filter(verdict -> verdict.path("method").asString().equals(method))
                .toList();
    }

    private static JsonNode verdict(JsonNode checks, String method) {
        return verdicts(checks, method).getFirst();
    }

    private static String result(JsonNode checks, String method) {
        return verdict(checks, method).path("result").asString();
    }

    private void publish(KeyPair key, String selector) {
        dns.txt(
                selector + "._domainkey." + domain,
                "v=DKIM1; k=rsa; p="
                        + Base64.getEncoder().encodeToString(key.getPublic().getEncoded()));
    }

    private static byte[] signed(KeyPair key, String tags, byte[] mail) {
        try {
            var template = "v=1; a=rsa-sha256; c=relaxed/relaxed; " + tags + " h=from:to:subject; bh=; b=;";
            var header = new DKIMSigner(template, key.getPrivate()).sign(new ByteArrayInputStream(mail));
            var signed = new ByteArrayOutputStream();
            signed.writeBytes((header + "\r\n").getBytes(StandardCharsets.UTF_8));
            signed.writeBytes(mail);
            return signed.toByteArray();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair key(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
