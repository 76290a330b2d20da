package io.svara.mail.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.mail.send.Outcome.Accepted;
import io.svara.mail.send.Outcome.Deferred;
import io.svara.mail.send.Outcome.Refused;
import io.svara.mail.send.RelayClient.Timeouts;
import io.svara.mail.send.TestRelay.Moment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RelayClientTests {

    private static final String ANNA = "anna@client.example";
    private static final String BO = "bo@client.example";
    private static final String CARIN = "carin@client.example";
    private static final OutgoingEnvelope ENVELOPE =
            new OutgoingEnvelope("support@svara.example", List.of(ANNA, BO, CARIN));
    private static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofSeconds(2));

    private final TestRelay relay = TestRelay.start();
    private final RelayClient client = new RelayClient("mail.svara.example", SHORT);

    @AfterEach
    void closeRelay() {
        relay.close();
    }

    private Delivery deliver() {
        return deliver("");
    }

    private Delivery deliver(String options) {
        return client.deliver(RelayAddress.parse(relay.url() + options), ENVELOPE, mail("Subject: Hej\r\n\r\nHej\r\n"));
    }

    private static RawMail mail(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new RawMail() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public long size() {
                return bytes.length;
            }
        };
    }

    @Test
    void handsTheMailOverByteForByte(@TempDir Path folder) throws IOException {
        var file = folder.resolve("mail.eml");
        var text = ".first\r\nSubject: Åsa\r\n\r\n.\r\n..\r\n.x\r\nåäö \0 end\r\n";
        Files.writeString(file, text);
        var delivery = client.deliver(RelayAddress.parse(relay.url()), ENVELOPE, RawMail.of(file));
        assertThat(delivery.outcomes().values())
                .hasSize(3)
                .allSatisfy(outcome -> assertThat(outcome).isEqualTo(new Accepted("250 2.0.0 Queued as TEST1")));
        var mail = relay.mails().getFirst();
        assertThat(new String(mail.raw(), StandardCharsets.UTF_8)).isEqualTo(text);
        assertThat(mail.sender()).isEqualTo("support@svara.example");
        assertThat(mail.recipients()).containsExactly(ANNA, BO, CARIN);
        assertThat(mail.mailParameters())
                .isEqualTo("SIZE=" + text.getBytes(StandardCharsets.UTF_8).length + " BODY=8BITMIME");
    }

    @Test
    void endsALastLineAndMendsBareLineEndsSoThatNothingIsSmuggled() {
        client.deliver(RelayAddress.parse(relay.url()), ENVELOPE, mail("a\n.\nMAIL FROM:<x@y.example>\r.\r\nend"));
        assertThat(relay.mails()).hasSize(1);
        assertThat(relay.mails().getFirst().text()).isEqualTo("a\r\n.\r\nMAIL FROM:<x@y.example>\r\n.\r\nend\r\n");
    }

    @Test
    void tellsTheOutcomeOfEachRecipient() {
        relay.answerRecipient(BO, "550 5.1.1 No such user");
        relay.answerRecipient(CARIN, "451 4.2.1 Greylisted");
        var delivery = deliver();
        assertThat(delivery.outcomes())
                .containsEntry(ANNA, new Accepted("250 2.0.0 Queued as TEST1"))
                .containsEntry(BO, new Refused("550 5.1.1 No such user"))
                .containsEntry(CARIN, new Deferred("451 4.2.1 Greylisted"));
        assertThat(delivery.deferred()).containsExactly(CARIN);
        assertThat(relay.mails().getFirst().recipients()).containsExactly(ANNA);
    }

    @Test
    void sendsNothingWhenNobodyIsAccepted() {
        for (var recipient : ENVELOPE.recipients()) {
            relay.answerRecipient(recipient, "554 5.7.1 Not wanted");
        }
        relay.answerRecipient(ANNA, "452 4.2.2 Mailbox full");
        assertThat(deliver().outcomes())
                .containsEntry(ANNA, new Deferred("452 4.2.2 Mailbox full"))
                .containsEntry(BO, new Refused("554 5.7.1 Not wanted"));
        assertThat(relay.mails()).isEmpty();
    }

    @Test
    void tellsWhatTheRelaySaidOfTheWholeMail() {
        relay.answerRecipient(BO, "550 5.1.1 No such user");
        relay.answer(Moment.AFTER_MAIL, "554 5.7.1 Spam");
        assertThat(deliver().outcomes())
                .containsEntry(ANNA, new Refused("554 5.7.1 Spam"))
                .containsEntry(BO, new Refused("550 5.1.1 No such user"));
        relay.answer(Moment.AFTER_MAIL, "451 4.3.0 Busy");
        assertThat(deliver().outcomes())
                .containsEntry(ANNA, new Deferred("451 4.3.0 Busy"))
                .containsEntry(BO, new Refused("550 5.1.1 No such user"));
        relay.behave();
        relay.answer(Moment.SENDER, "553 5.1.8 Sender not allowed");
        assertThat(deliver().outcomes().values())
                .allSatisfy(outcome -> assertThat(outcome).isEqualTo(new Refused("553 5.1.8 Sender not allowed")));
        relay.answer(Moment.SENDER, "421 4.3.2 Going down");
        assertThat(deliver().outcomes().values())
                .allSatisfy(outcome -> assertThat(outcome).isEqualTo(new Deferred("421 4.3.2 Going down")));
        relay.behave();
        relay.answer(Moment.MAIL_BEGINS, "452 4.3.1 Full");
        assertThat(deliver().outcomes().values())
                .allSatisfy(outcome -> assertThat(outcome).isEqualTo(new Deferred("452 4.3.1 Full")));
        relay.behave();
        relay.answer(Moment.GREETING, "554 5.7.1 Go away");
        assertThat(deliver().outcomes().values())
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Deferred.class,
                                deferred -> assertThat(deferred.detail()).contains("Go away")));
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void comesAgainWhenTheRelayHangs(Moment moment) {
        relay.hang(moment);
        assertThat(deliver().outcomes().values())
                .allSatisfy(outcome -> assertThat(outcome)
                        .isEqualTo(new Deferred("The relay " + relay.url() + " did not answer in time.")));
        relay.behave();
        assertThat(deliver().deferred()).isEmpty();
        assertThat(relay.mails()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void comesAgainWhenTheRelayBreaksOff(Moment moment) {
        relay.drop(moment);
        var big = mail("Subject: big\r\n\r\n" + "0123456789\r\n".repeat(200_000));
        var delivery = client.deliver(RelayAddress.parse(relay.url()), ENVELOPE, big);
        assertThat(delivery.deferred()).containsExactly(ANNA, BO, CARIN);
        assertThat(delivery.outcomes().values())
                .allSatisfy(outcome -> assertThat(outcome.detail()).isNotBlank());
        assertThat(relay.mails()).isEmpty();
    }

    @Test
    void comesAgainWhenNobodyIsThere() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var delivery = client.deliver(RelayAddress.parse("smtp://127.0.0.1:" + port), ENVELOPE, mail("x"));
        assertThat(delivery.deferred()).hasSize(3);
        assertThat(delivery.outcomes().get(ANNA))
                .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.detail())
                                .contains("smtp://127.0.0.1:" + port)
                                .contains("could not be reached"));
    }

    @Test
    void encryptsWhereItIsOffered() {
        relay.offerStartTls();
        assertThat(deliver().deferred()).isEmpty();
        assertThat(deliver("?starttls=never").deferred()).isEmpty();
        assertThat(deliver("?starttls=required&verify=no").deferred()).isEmpty();
        assertThat(relay.mails()).extracting(TestRelay.ReceivedMail::encrypted).containsExactly(true, false, true);
    }

    @Test
    void sendsNothingInTheClearOrToAStrangerWhenTlsIsRequired() {
        assertThat(deliver("?starttls=required").outcomes().get(ANNA))
                .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.detail()).contains("STARTTLS is required"));
        relay.offerStartTls();
        assertThat(deliver("?starttls=required").deferred()).hasSize(3);
        assertThat(relay.mails()).isEmpty();
    }

    @Test
    void speaksTlsFromTheStart() {
        relay.expectTlsFromTheStart();
        assertThat(deliver("?verify=no").deferred()).isEmpty();
        assertThat(deliver().deferred()).hasSize(3);
        assertThat(relay.mails())
                .hasSize(1)
                .first()
                .satisfies(mail -> assertThat(mail.encrypted()).isTrue());
    }

    @Test
    void signsIn() {
        relay.requireLogin("svara@example", "p@ss:wörd");
        var url = relay.url().replace("://", "://svara%40example:p%40ss%3Aw%C3%B6rd@");
        assertThat(client.deliver(RelayAddress.parse(url), ENVELOPE, mail("x")).deferred())
                .isEmpty();
        assertThat(relay.mails().getFirst().user()).isEqualTo("svara@example");
    }

    @Test
    void keepsTheMailWhenTheSignInIsWrong() {
        relay.requireLogin("svara", "right");
        var wrong = relay.url().replace("://", "://svara:wrong@");
        assertThat(client.deliver(RelayAddress.parse(wrong), ENVELOPE, mail("x"))
                        .outcomes()
                        .get(ANNA))
                .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.detail())
                                .contains("did not let us sign in")
                                .contains("535")
                                .doesNotContain("wrong@"));
        assertThat(deliver().outcomes().get(ANNA)).isEqualTo(new Deferred("530 5.7.0 Sign in first"));
    }

    @Test
    void keepsTheMailWhenTheRelayOffersNoSignIn() {
        var url = relay.url().replace("://", "://svara:secret@");
        assertThat(client.deliver(RelayAddress.parse(url), ENVELOPE, mail("x")).deferred())
                .hasSize(3);
        assertThat(relay.mails()).isEmpty();
    }

    @Test
    void sendsFromNobodyWhereNobodyShallAnswer() {
        var envelope = new OutgoingEnvelope("", List.of(ANNA));
        client.deliver(RelayAddress.parse(relay.url()), envelope, mail("x"));
        assertThat(relay.mails().getFirst().sender()).isEmpty();
    }

    @Test
    void sendsToAddressesBeyondAsciiWhereTheRelayTakesThem() {
        var envelope = new OutgoingEnvelope("support@svara.example", List.of("åsa@exämple.example"));
        client.deliver(RelayAddress.parse(relay.url()), envelope, mail("x"));
        assertThat(relay.mails().getFirst().recipients()).containsExactly("åsa@xn--exmple-cua.example");
        relay.announceNot("SMTPUTF8");
        var delivery = client.deliver(RelayAddress.parse(relay.url()), envelope, mail("x"));
        assertThat(delivery.outcomes().values())
                .singleElement()
                .isEqualTo(new Refused("The relay " + relay.url() + " does not take addresses beyond ASCII."));
    }

    @Test
    void usesAConnectionThatHasWorkedAgain() {
        var keeping = client.keepingConnections();
        for (int mail = 0; mail < 3; mail++) {
            keeping.deliver(RelayAddress.parse(relay.url()), ENVELOPE, mail("Subject: " + mail + "\r\n\r\nHej\r\n"));
        }
        assertThat(relay.mails()).hasSize(3);
        assertThat(relay.connections()).isEqualTo(1);
    }

    @Test
    void doesNotUseAConnectionAgainThatWentWrongOrIsGone() {
        var keeping = client.keepingConnections();
        var address = RelayAddress.parse(relay.url());
        relay.answer(Moment.AFTER_MAIL, "554 5.7.1 Spam");
        keeping.deliver(address, ENVELOPE, mail("x"));
        relay.behave();
        assertThat(keeping.deliver(address, ENVELOPE, mail("x")).deferred()).isEmpty();
        assertThat(relay.connections()).isEqualTo(2);
        relay.hang(Moment.GREETING);
        relay.behave();
        assertThat(keeping.deliver(address, ENVELOPE, mail("x")).deferred()).isEmpty();
        assertThat(relay.connections()).isEqualTo(3);
    }

    @Test
    void asksForUtf8WhereTheMailsHeaderNeedsIt() {
        var envelope = new OutgoingEnvelope("support@svara.example", List.of(ANNA), true);
        relay.announceNot("SMTPUTF8");
        assertThat(client.deliver(RelayAddress.parse(relay.url()), envelope, mail("x"))
                        .outcomes()
                        .get(ANNA))
                .isInstanceOf(Refused.class);
    }

    @Test
    void saysWhenTheMailItselfIsMissing() {
        assertThatThrownBy(() ->
                        client.deliver(RelayAddress.parse(relay.url()), ENVELOPE, RawMail.of(Path.of("/nowhere.eml"))))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(relay.connections()).isZero();
    }
}
