package io.svara.mail.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.MeterRegistry;
import io.svara.mailboxes.Mailbox;
import io.svara.mainjob.Desk;
import io.svara.mainjob.Letter;
import jakarta.mail.Flags;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same with a server that others have written, which a machine need not have. */
class GreenMailFetchingTests {

    private static GreenMail server;
    private static Desk desk;

    @BeforeAll
    static void open() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        desk = Desk.open("--svara.fetch.private-hosts=true", "--svara.fetch.poll=1s");
    }

    @AfterAll
    static void close() {
        desk.close();
        server.stop();
    }

    @Test
    void takesEachMailOnceAndMovesIt() throws AuthorizationException, FolderException {
        var user = server.setUser("support@nordvind.example", "support", "se cret");
        var inbox = server.getManagers().getImapHostManager().getInbox(user);
        server.getManagers().getImapHostManager().createMailbox(user, "Done");
        append("First", inbox);
        var mailbox = desk.mailbox();
        Desk.ok(desk.api()
                .put(
                        "/api/mailboxes/" + mailbox.id().value() + "/fetch",
                        Map.of(
                                "host", "127.0.0.1",
                                "port", server.getImap().getPort(),
                                "security", "none",
                                "user", "support",
                                "password", "se cret",
                                "startAt", "2020-01-01T00:00:00Z",
                                "afterImport", "move",
                                "moveTo", "Done")));
        awaitSubjects(mailbox, "First");

        append("Second", inbox);

        awaitSubjects(mailbox, "First", "Second");
        await().atMost(Duration.ofSeconds(60)).until(() -> inbox.getMessageCount() == 0);
        assertThat(desk.server()
                        .bean(MeterRegistry.class)
                        .counter("svara.mail.fetched")
                        .count())
                .isEqualTo(2);
    }

    private static void append(String subject, MailFolder inbox) {
        var mail = Letter.from("maja@customer.example").subject(subject).bytes();
        inbox.appendMessage(
                GreenMailUtil.newMimeMessage(new String(mail, StandardCharsets.UTF_8)), new Flags(), new Date());
    }

    private static void awaitSubjects(Mailbox mailbox, String... expected) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(subjects(mailbox)).containsExactlyInAnyOrder(expected));
    }

    private static List<String> subjects(Mailbox mailbox) {
        return desk.tickets(mailbox).stream()
                .map(ticket -> ticket.path("subject").asString())
                .toList();
    }
}
