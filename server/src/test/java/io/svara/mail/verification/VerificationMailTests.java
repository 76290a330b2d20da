package io.svara.mail.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mailboxes.Mailbox;
import io.svara.mainjob.Desk;
import io.svara.mainjob.Letter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Mails by which a provider asks whether it may forward. */
class VerificationMailTests {

    private static final String LINK = "https://mail-settings.google.com/mail/vf-%5BANGjdJ8example%5D-abc_123";
    private static final String BACK = "https://mail-settings.google.com/mail/uf-%5BANGjdJ8example%5D-abc_123";

    private static Desk desk;

    private Mailbox mailbox;

    @BeforeAll
    static void open() {
        desk = Desk.open();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @BeforeEach
    void emptyMailbox() {
        mailbox = desk.mailbox();
    }

    @Test
    void showsGooglesLinkAndCodeInWhateverLanguage() {
        receive(google(
                "(#123456789) Bekräftelse av vidarebefordran i Gmail", "Länken:\r\n" + LINK + "\r\n\r\n" + BACK));

        var shown = only();

        assertThat(shown.path("provider").asString()).isEqualTo("google");
        assertThat(shown.path("code").asString()).isEqualTo("123456789");
        assertThat(shown.path("link").asString()).isEqualTo(LINK);
        assertThat(shown.path("sender").asString()).isEqualTo("forwarding-noreply@google.com");
    }

    @Test
    void isNoFirstMailAndNoRequestButLostNeither() {
        respond();

        receive(google("(#987654321) Gmail Forwarding Confirmation", LINK));

        assertThat(desk.mailbox(mailbox).incoming()).isEqualTo(Mailbox.Status.PENDING);
        assertThat(desk.tickets(mailbox)).isEmpty();
        assertThat(desk.count("select count(*) from mail_outgoing where mailbox_id = "
                        + mailbox.id().value()))
                .isZero();
        var ticket = only().path("ticketId").asString();
        assertThat(desk.messages(ticket).getFirst().path("text").asString()).contains(LINK);

        receive(Letter.from("kund@client.example").subject("The first request"));
        assertThat(desk.mailbox(mailbox).incoming()).isEqualTo(Mailbox.Status.SUCCESS);
        assertThat(desk.ticket(mailbox).path("subject").asString()).isEqualTo("The first request");
    }

    @Test
    void takesTheCodeFromTheHeaderWhereTheLinkIsMissing() {
        receive(google("Gmail-bekreftelse", "Uten lenke").header("X-Google-Address-Confirmation", "55512345"));

        assertThat(only().path("code").asString()).isEqualTo("55512345");
        assertThat(only().path("link").isNull()).isTrue();
    }

    @Test
    void showsNoLinkThatLeadsElsewhere() {
        for (var link : List.of(
                "https://mail-settings.google.com.evil.example/mail/vf-1",
                "https://mail-settings.google.com@evil.example/mail/vf-1",
                "https://evil.example/mail/vf-1?mail-settings.google.com",
                "https://mail-settings.google.com:8443/mail/vf-1",
                "http://mail-settings.google.com/mail/vf-1",
                "https://evilmail-settings.google.com.example/mail/vf-1",
                BACK)) {
            receive(google("(#123456789) Confirmation", link));
        }

        assertThat(shown())
                .hasSize(5)
                .allSatisfy(one -> assertThat(one.path("link").isNull()).isTrue());
    }

    @Test
    void isOrdinaryMailFromAnybodyElse() {
        for (var sender : List.of(
                "forwarding-noreply@google.com.evil.example",
                "forwarding-noreply@g00gle.example",
                "xforwarding-noreply@google.com",
                "somebody@yahoo.com")) {
            receive(Letter.from(sender)
                    .subject("(#123456789) Gmail Forwarding Confirmation")
                    .text(LINK));
        }

        assertThat(shown()).isEmpty();
        assertThat(desk.tickets(mailbox)).hasSize(4);
    }

    @Test
    void isOrdinaryMailWhereItAsksForNothing() {
        receive(Letter.from("forwarding-noreply@google.com").subject("News").text("https://www.google.com/"));

        assertThat(shown()).isEmpty();
        assertThat(desk.tickets(mailbox)).hasSize(1);
    }

    @Test
    void knowsOtherProvidersByTheirOwnDomains() {
        var link = "https://account.proton.me/forwarding/confirm?id=1&token=abc";
        receive(Letter.from("no-reply@notify.proton.me").subject("Forwarding").text("Open " + link + "."));
        receive(Letter.from("no-reply@notify.proton.me")
                .subject("Your invoice")
                .text("https://account.proton.me/invoice"));

        assertThat(only().path("provider").asString()).isEqualTo("proton");
        assertThat(only().path("link").asString()).isEqualTo(link);
        assertThat(desk.ticket(mailbox).path("subject").asString()).isEqualTo("Your invoice");
    }

    private Letter google(String subject, String text) {
        return Letter.from("\"Gmail Team\" <forwarding-noreply@google.com>")
                .subject(subject)
                .to(mailbox.inboundAddress())
                .text(text + "\r\n");
    }

    private void receive(Letter letter) {
        desk.receive(mailbox.inboundAddress(), letter);
    }

    private void respond() {
        var response = Map.of("on", true, "html", "<p>Thank you</p>");
        Desk.ok(desk.api()
                .put(
                        "/api/mailboxes/" + mailbox.id().value() + "/letter",
                        Map.of(
                                "letter",
                                Map.of(
                                        "senderName",
                                        "mailbox",
                                        "signature",
                                        "",
                                        "consent",
                                        "",
                                        "response",
                                        response))));
    }

    private JsonNode only() {
        assertThat(shown()).hasSize(1);
        return shown().getFirst();
    }

    private List<JsonNode> shown() {
        return Desk.items(desk.api().get("/api/mailboxes/" + mailbox.id().value() + "/verifications"));
    }
}
