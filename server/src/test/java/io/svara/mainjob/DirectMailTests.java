package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mail.dns.TestDns;
import io.svara.mail.send.TestRelay;
import io.svara.mail.send.TestRelay.Moment;
import io.svara.mail.send.TestRelay.ReceivedMail;
import io.svara.mailboxes.Mailbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Without a relay, mail goes to the recipients' own servers, each domain by itself. */
class DirectMailTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static TestDns dns;
    private static TestRelay good;
    private static int port;
    private static Desk desk;

    private final List<TestRelay> others = new ArrayList<>();
    private final Mailbox mailbox = desk.mailbox();
    private final int before = good.mails().size();

    @BeforeAll
    static void open() {
        dns = TestDns.start();
        good = TestRelay.start();
        port = good.port();
        desk = Desk.open(
                "--svara.dns.servers=" + dns.address(),
                "--svara.sending.port=" + port,
                "--svara.sending.hello=mail.nordvind.example",
                "--svara.relay.private-hosts=true");
    }

    @AfterEach
    void behave() {
        good.behave();
        others.forEach(TestRelay::close);
    }

    @AfterAll
    static void close() {
        desk.close();
        good.close();
        dns.close();
    }

    /** A domain whose mail goes to the good server. */
    private static String domain() {
        var domain = "customer" + NUMBER.incrementAndGet() + ".example";
        dns.exchanges(domain, "10 mx." + domain);
        dns.a("mx." + domain, "127.0.0.1");
        return domain;
    }

    /** A domain whose mail goes to a server of its own. */
    private static String domain(TestRelay server) {
        var domain = domain();
        dns.a("mx." + domain, server.address());
        return domain;
    }

    /** Another one, at an address of its own: what was put off in one test must not come in the next. */
    private TestRelay server() {
        var server = TestRelay.start("127.0.1." + NUMBER.incrementAndGet(), port);
        others.add(server);
        return server;
    }

    @Test
    void findsTheDomainsServerAndSaysWhatItAnswered() {
        var reply = reply("maja@" + domain());

        reply.await("sent");
        assertThat(reply.detail()).contains("250 2.0.0 Queued");
        assertThat(arrived(1)).hasSize(1);
    }

    @Test
    void goesToTheHostItselfWhereTheDomainNamesNoServer() {
        var domain = "host" + NUMBER.incrementAndGet() + ".example";
        dns.a(domain, "127.0.0.1");

        reply("maja@" + domain).await("sent");
    }

    @Test
    void reachesServersByIpv6() {
        var domain = "six" + NUMBER.incrementAndGet() + ".example";
        dns.exchanges(domain, "10 mx." + domain);
        dns.aaaa("mx." + domain, "::1");
        var six = TestRelay.start("::1", port);
        others.add(six);

        reply("maja@" + domain).await("sent");
        assertThat(six.mails()).hasSize(1);
    }

    @Test
    void triesTheNextServerWhereThePreferredIsInTrouble() {
        var first = server();
        first.answer(Moment.GREETING, "421 4.3.2 Not now");
        var domain = domain(first);
        dns.exchanges(domain, "20 second." + domain, "10 mx." + domain, "5 nowhere." + domain);
        dns.a("second." + domain, "127.0.0.1");

        reply("maja@" + domain).await("sent");

        assertThat(first.connections()).isPositive();
        assertThat(arrived(1)).hasSize(1);
    }

    @Test
    void doesNotAskTheNextServerWhatTheFirstHasRefused() {
        var first = server();
        var domain = domain(first);
        first.answerRecipient("maja@" + domain, "550 5.1.1 No such user");
        dns.exchanges(domain, "10 mx." + domain, "20 second." + domain);
        dns.a("second." + domain, "127.0.0.1");

        var reply = reply("maja@" + domain);

        reply.await("failed");
        assertThat(reply.detail()).contains("550 5.1.1 No such user");
        assertThat(good.mails()).hasSize(before);
    }

    @Test
    void failsAtOnceWhereTheDomainTakesNoMailOrIsNotThere() {
        var none = domain();
        dns.exchanges(none, "0 .");
        var nowhere = "gone" + NUMBER.incrementAndGet() + ".example";

        var toNone = reply("maja@" + none);
        var toNowhere = reply("maja@" + nowhere);

        toNone.await("failed");
        toNowhere.await("failed");
        assertThat(toNone.detail()).contains("The domain " + none + " takes no mail.");
        assertThat(toNowhere.detail()).contains("The domain " + nowhere + " has no mail server in DNS.");
    }

    @Test
    void triesAgainWhereDnsFails() {
        var domain = domain();
        dns.failingFor(domain);

        var reply = reply("maja@" + domain);

        reply.awaitDetail("DNS does not say where mail for " + domain + " goes");
        assertThat(reply.state()).isEqualTo("queued");
    }

    @Test
    void usesTlsWhereItIsOfferedWhoeversCertificate() {
        var tls = server();
        tls.offerStartTls();

        reply("maja@" + domain(tls)).await("sent");

        assertThat(tls.mails()).extracting(ReceivedMail::encrypted).containsExactly(true);
    }

    @Test
    void doesWithoutTlsWhereItFails() {
        var broken = server();
        broken.breakTls();

        reply("maja@" + domain(broken)).await("sent");

        assertThat(broken.mails()).extracting(ReceivedMail::encrypted).containsExactly(false);
    }

    @Test
    void eachDomainHasItsOwnOutcome() {
        var refusing = server();
        var bad = domain(refusing);
        refusing.answerRecipient("bo@" + bad, "550 5.1.1 No such user");
        var fine = domain();
        var slow = domain();
        good.answerRecipient("carin@" + slow, "451 4.7.1 Greylisted");

        var reply = reply("maja@" + fine, "olle@" + fine, "bo@" + bad, "carin@" + slow);

        reply.awaitDetail("451 4.7.1 Greylisted");
        assertThat(reply.state()).isEqualTo("queued");
        assertThat(arrived(1).getFirst().recipients()).containsExactly("maja@" + fine, "olle@" + fine);

        good.behave();
        desk.clock().advance(Duration.ofMinutes(1));
        reply.await("failed");
        assertThat(reply.detail()).contains("bo@" + bad, "550 5.1.1 No such user");
        assertThat(arrived(2).getLast().recipients()).containsExactly("carin@" + slow);
    }

    @Test
    void aDomainThatHangsHasFourConnectionsAndDelaysNobodyElse() {
        var hanging = server();
        hanging.hang(Moment.SENDER);
        var slow = domain(hanging);
        for (int mail = 0; mail < 8; mail++) {
            reply("maja" + mail + "@" + slow);
        }
        Desk.until(() -> hanging.mishaps() >= 4);

        var fine = domain();
        reply("maja@" + fine).await("sent");
        // also within one mail
        reply("maja@" + fine, "olle@" + slow);
        arrived(2);

        assertThat(hanging.connections()).isEqualTo(4);
    }

    @Test
    void aDomainInTroubleIsLeftAloneForLongerEachTime() {
        var busy = server();
        busy.answer(Moment.SENDER, "451 4.3.2 Too busy");
        var domain = domain(busy);
        var first = reply("maja@" + domain);
        first.awaitDetail("451 4.3.2 Too busy");
        var connections = busy.connections();

        var second = reply("olle@" + domain);
        second.awaitDetail("could not be used a moment ago");
        assertThat(busy.connections()).isEqualTo(connections);

        reply("maja@" + domain()).await("sent");
        busy.behave();
        // pauses are different each time; nobody comes before the domain's own is over
        for (var reply : List.of(first, second)) {
            reply.awaitWhileTimePasses("sent");
        }
        assertThat(busy.mails()).hasSize(2);
    }

    @Test
    void connectsToNoPrivateNetworkUnlessItIsAllowed() {
        try (var strict = Desk.open("--svara.dns.servers=" + dns.address(), "--svara.sending.port=" + port)) {
            var own = strict.mailbox();
            var ticket = strict.openTicket(own, "maja@" + domain(), "Fråga")
                    .path("id")
                    .asString();
            var message = strict.reply(ticket, "Svar").path("id").asString();
            Desk.until(() -> strict.message(ticket, message)
                    .path("delivery")
                    .path("detail")
                    .asString()
                    .contains("private network"));
            assertThat(good.mails()).hasSize(before);
        }
    }

    private Reply reply(String... to) {
        var ticket = desk.openTicket(mailbox, "maja@customer.example", "Fråga " + System.nanoTime())
                .path("id")
                .asString();
        var body = Map.of("kind", "reply", "text", "Svar", "to", List.of(to));
        var posted = Desk.ok(desk.api().post("/api/tickets/" + ticket + "/messages", body));
        return new Reply(ticket, posted.path("id").asString());
    }

    private List<ReceivedMail> arrived(int count) {
        Desk.until(() -> good.mails().size() >= before + count);
        return good.mails().subList(before, good.mails().size());
    }

    private record Reply(String ticket, String id) {

        String state() {
            return delivery("state");
        }

        String detail() {
            return delivery("detail");
        }

        private String delivery(String field) {
            return desk.message(ticket, id).path("delivery").path(field).asString("");
        }

        void await(String state) {
            desk.awaitDelivery(ticket, id, state);
        }

        void awaitWhileTimePasses(String state) {
            Desk.until(() -> {
                desk.clock().advance(Duration.ofSeconds(1));
                return state().equals(state);
            });
        }

        void awaitDetail(String part) {
            Desk.until(() -> detail().contains(part));
        }
    }
}
