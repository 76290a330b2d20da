package io.svara.walls;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.installation.setup.NewOrganization;
import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.mail.receive.SmtpService;
import io.svara.people.Groups;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.Office;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestClient;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An organisation with something of everything, made the way customers and agents make it. All its texts carry its
 * mark, so that an answer that shows any of them is found out.
 */
final class House {

    /** What a request may name. Each is a key of {@link #id}. */
    enum Thing {
        TICKET,
        RECEIVED_MESSAGE,
        REPLY,
        SCHEDULED_MESSAGE,
        ATTACHMENT,
        CALENDAR_FILE,
        MAIL_FILE,
        UPLOAD,
        SECOND_UPLOAD,
        DRAFT,
        SECOND_DRAFT,
        OUTBOX_MAIL,
        MAILBOX,
        SPARE_MAILBOX,
        RECIPIENT,
        OTHER_RECIPIENT,
        OTHER_TICKET,
        LABEL,
        SCHEDULE,
        BLOCKED_SENDER,
        STATUS,
        OWN_STATUS,
        SPARE_STATUS,
        TYPE,
        SPARE_TYPE,
        FIELD,
        SPARE_FIELD,
        WEBHOOK,
        SPARE_WEBHOOK,
        DELIVERY,
        AGENT,
        CONTACT,
        PICTURE,
        TEST_MAIL,
        SESSION,
        INVITATION,
        TOKEN,
        GROUP,
        AGENT_SESSION,
        AGENT_PICTURE,
        ROLE,
        SPARE_LABEL,
        BRAND,
        SPARE_BRAND,
        PASSKEY,
        OTHER_TOKEN,
        TOKEN_GROUP,
        LICENCE_LEVEL,
        COMPANY,
        SPARE_COMPANY
    }

    private final TestServer server;
    private final String token;
    final String mark;
    final OrganizationId organization;
    final TestAgent superadmin;
    final TestClient client;
    final String mailboxAddress;
    String internetId = "";
    String eventCursor = "";

    private final Map<Thing, String> ids = new HashMap<>();

    private House(
            TestServer server,
            String mark,
            OrganizationId organization,
            TestAgent superadmin,
            String token,
            String mailboxAddress) {
        this.server = server;
        this.token = token;
        // a browser: some doors open to no token
        this.client = server.client().signIn(superadmin.email(), TestServer.PASSWORD);
        this.mark = mark;
        this.organization = organization;
        this.superadmin = superadmin;
        this.mailboxAddress = mailboxAddress;
    }

    /** @param mark one word in small letters */
    static House furnish(TestServer server, String mark) {
        var email = TestServer.email();
        var maker = new AtomicReference<AgentId>();
        var organization = server.bean(NewOrganization.class)
                .make(mark, "en", NewAgent.superadmin(mark, email, TestServer.PASSWORD, PasswordKind.OWN), maker::set);
        var superadmin = new TestAgent(organization, Objects.requireNonNull(maker.get()), email);
        var house =
                new House(server, mark, organization, superadmin, server.token(superadmin), mark + TestServer.email());
        house.furnish();
        return house;
    }

    String id(Thing thing) {
        var id = ids.get(thing);
        assertThat(id).as("the house has a " + thing).isNotNull();
        return id;
    }

    long number(Thing thing) {
        return Long.parseLong(id(thing));
    }

    private void furnish() {
        eventCursor = client.get("/api/events").json().get("cursor").asString();
        people();
        put(Thing.LABEL, made("/api/labels", Map.of("name", mark)));
        put(Thing.OWN_STATUS, made("/api/statuses", Map.of("kind", "pending", "names", Map.of("en", mark))));
        put(Thing.SPARE_STATUS, made("/api/statuses", Map.of("kind", "on_hold", "names", Map.of("sv", "S " + mark))));
        put(Thing.TYPE, made("/api/types", Map.of("name", mark)));
        put(Thing.SPARE_TYPE, made("/api/types", Map.of("name", "Spare of " + mark)));
        put(Thing.COMPANY, company(mark));
        put(Thing.SPARE_COMPANY, company("spare-" + mark));
        put(Thing.FIELD, made("/api/fields", Map.of("kind", "text", "names", Map.of("en", mark))));
        put(Thing.SPARE_FIELD, made("/api/fields", Map.of("kind", "date", "names", Map.of("no", "F " + mark))));
        put(Thing.SCHEDULE, made("/api/schedules", schedule()));
        webhooks();
        put(Thing.BLOCKED_SENDER, made("/api/blocked-senders", Map.of("sender", "nuisance@" + mark + ".example")));
        put(
                Thing.MAILBOX,
                made("/api/mailboxes", Map.of("name", mark, "address", mailboxAddress, "numberPrefix", "X")));
        // the first look makes the domain's key
        put(
                Thing.SPARE_MAILBOX,
                made("/api/mailboxes", Map.of("name", mark + " spare", "address", "spare-" + mailboxAddress)));
        assertThat(client.get("/api/mailboxes/" + id(Thing.MAILBOX) + "/domain").status())
                .isEqualTo(200);
        assertThat(client.post("/api/mailboxes/" + id(Thing.MAILBOX) + "/forwarding-test", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(client.put("/api/mailboxes/" + id(Thing.MAILBOX) + "/fetch", fetch())
                        .status())
                .isEqualTo(200);
        team();
        invitation();
        mailboxSettings("round-robin");
        deliver(List.of(mailboxAddress), mark + "@customer.example", "Question of " + mark, "");
        var ticket = onlyTicket();
        mailboxSettings("none");
        conversation(ticket);
        otherTicket(ticket.get("number").asLong());
        recipients();
        var relay = client.put(
                "/api/mailboxes/" + id(Thing.MAILBOX) + "/relay",
                Map.of("host", mark + ".invalid", "port", 25, "security", "plain"));
        assertThat(relay.status()).as(relay.text()).isEqualTo(200);
        flow();
        Rows.beforeTheirTime(this);
        ids.put(Thing.PASSKEY, Rows.passkey(this));
        ids.put(Thing.LICENCE_LEVEL, Rows.licenceLevel(this));
        awaitQuiet();
    }

    /** Until nothing more happens by itself, so that what changes later was changed by somebody. */
    void awaitQuiet() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Rows.busy(this, server.clock().instant()) == 0);
    }

    private void mailboxSettings(String assignment) {
        var path = "/api/mailboxes/" + id(Thing.MAILBOX);
        var settings = new HashMap<>(settings());
        settings.put("assignment", assignment);
        settings.put("closedTickets", "follow-up");
        assertThat(client.put(path + "/settings", settings).status()).isEqualTo(200);
        assertThat(client.put(path + "/letter", Map.of("letter", letter())).status())
                .isEqualTo(200);
    }

    /** What the mailbox's settings may be. */
    Map<String, Object> settings() {
        return Map.of(
                "name", mark,
                "timeZone", "Europe/Oslo",
                "closedTickets", "reopen",
                "statusAfterReply", "pending",
                "assignment", "agent",
                "assigneeId", id(Thing.AGENT),
                "aliases", List.of("old-" + mailboxAddress));
    }

    Map<String, Object> letter() {
        return Map.of("senderName", "mailbox", "signature", "<p>" + mark + "</p>", "consent", mark);
    }

    /** An agent of the house who may do everything with tickets, and sees none. */
    TestClient withoutMailbox() {
        return server.client().token(server.token(agent("Blind", Permission.DELETE_TICKETS)));
    }

    private TestAgent agent(String name, Permission permission) {
        return server.add(
                organization,
                new NewAgent(
                        name,
                        TestServer.email(),
                        TestServer.PASSWORD,
                        PasswordKind.OWN,
                        mark,
                        Office.FRONT,
                        false,
                        Set.of(permission)));
    }

    private void people() {
        var second = agent(mark + " second", Permission.LABELS);
        ids.put(Thing.AGENT, Long.toString(second.id().value()));
        server.client().signIn(superadmin.email(), TestServer.PASSWORD);
        put(Thing.SESSION, first(client.get("/api/sessions").json()));
        put(Thing.TOKEN, first(client.get("/api/tokens").json()));
        server.client().signIn(second.email(), TestServer.PASSWORD);
        put(
                Thing.AGENT_SESSION,
                first(client.get("/api/admin/agents/" + id(Thing.AGENT) + "/sessions")
                        .json()));
        var drawn = client.put(
                "/api/admin/agents/picture", Map.of("agentIds", List.of(id(Thing.AGENT)), "picture", face()));
        assertThat(drawn.status()).as(drawn.text()).isEqualTo(200);
        var address = drawn.json().get("picture").asString();
        ids.put(Thing.AGENT_PICTURE, address.substring(address.lastIndexOf('/') + 1));
        server.token(superadmin);
        put(Thing.OTHER_TOKEN, first(client.get("/api/tokens").json()));
        inside(() -> ids.put(
                Thing.TOKEN_GROUP,
                Long.toString(server.bean(Groups.class)
                        .add(mark + " tokens", List.of())
                        .value())));
    }

    /** A picture that no other house has, in base64. */
    String face() {
        var image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, mark.hashCode());
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private void webhooks() {
        put(Thing.WEBHOOK, client.post("/api/webhooks", webhook(mark)).json().get("webhook"));
        put(
                Thing.SPARE_WEBHOOK,
                client.post("/api/webhooks", webhook("spare-" + mark)).json().get("webhook"));
        put(
                Thing.DELIVERY,
                client.post("/api/webhooks/" + id(Thing.WEBHOOK) + "/test", Map.of())
                        .json());
    }

    /** Which leads to a private address: nothing is sent there. */
    private static Map<String, Object> webhook(String name) {
        return Map.of("name", name, "url", "https://127.0.0.1/" + name);
    }

    /** Hours with an exception of the mark's name. */
    Map<String, Object> schedule() {
        var exception = Map.of("from", "2026-12-24", "name", "Day of " + mark);
        return Map.of(
                "name",
                mark,
                "rules",
                Map.of("zone", "Europe/Oslo", "week", Map.of(), "exceptions", List.of(exception)));
    }

    /** An account that nothing is fetched from. */
    Map<String, Object> fetch() {
        return Map.of("host", mark + ".invalid", "user", mark, "password", "Secret of " + mark, "enabled", false);
    }

    /** A role and a group of the second agent's, a label of that group's, and two brands. */
    private void team() {
        put(Thing.ROLE, made("/api/admin/roles", role()));
        done(client.put("/api/admin/agents/" + id(Thing.AGENT) + "/permissions", access(List.of(id(Thing.ROLE)))));
        put(Thing.GROUP, made("/api/admin/groups", group()));
        done(client.put(
                "/api/admin/groups/" + id(Thing.GROUP) + "/mailboxes",
                Map.of("mailboxIds", List.of(id(Thing.MAILBOX)))));
        put(
                Thing.SPARE_LABEL,
                made("/api/labels", Map.of("name", "Spare of " + mark, "groupIds", List.of(id(Thing.GROUP)))));
        put(Thing.BRAND, first(client.get("/api/brands").json()));
        put(Thing.SPARE_BRAND, made("/api/brands", brand()));
        done(client.send(
                "POST", "/api/brands/" + id(Thing.BRAND) + "/logo", form(mark), "multipart/form-data; boundary=part"));
        var signOn = client.put("/api/security/single-sign-on", signOn(List.of(id(Thing.GROUP))));
        assertThat(signOn.status()).as(signOn.text()).isEqualTo(200);
        done(client.put("/api/brands/" + id(Thing.BRAND) + "/mailbox", Map.of("mailboxId", id(Thing.MAILBOX))));
    }

    /** A form with a picture. */
    static String form(String mark) {
        return "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.gif\"\r\n\r\nGIF89a logo of "
                + mark + "\r\n--part--\r\n";
    }

    private static void done(TestClient.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** Of a provider at which nobody signs in. */
    Map<String, Object> signOn(List<String> groups) {
        return Map.of(
                "enabled",
                false,
                "name",
                mark,
                "issuer",
                "https://" + mark + ".example",
                "clientId",
                mark,
                "clientSecret",
                "Secret of " + mark,
                "handle",
                mark,
                "domains",
                List.of(mark + ".example"),
                "defaultGroupIds",
                groups);
    }

    /** Which makes agents of whoever comes. */
    Map<String, Object> signOnWithLevel(String level) {
        var settings = new HashMap<>(signOn(List.of()));
        settings.put("justInTime", true);
        settings.put("licenceLevelId", level);
        return settings;
    }

    Map<String, Object> access(List<String> roles) {
        return Map.of("permissions", List.of("labels"), "roleIds", roles);
    }

    Map<String, Object> role() {
        return Map.of("name", "Role of " + mark, "permissions", List.of("groups"));
    }

    Map<String, Object> group() {
        return Map.of("name", "Group of " + mark, "memberIds", List.of(id(Thing.AGENT)));
    }

    Map<String, Object> brand() {
        return Map.of(
                "name",
                "Brand of " + mark,
                "languages",
                List.of("en"),
                "accentColour",
                "#112233",
                "textColour",
                "#ffffff");
    }

    private void invitation() {
        var invited = client.post(
                "/api/admin/invitations",
                Map.of(
                        "addresses", List.of("invited@" + mark + ".example"),
                        "department", mark,
                        "groupIds", List.of(id(Thing.GROUP))));
        assertThat(invited.status()).as(invited.text()).isEqualTo(200);
        put(Thing.INVITATION, first(client.get("/api/admin/invitations").json()));
    }

    /** The ids of all of its statuses but the one that is given. */
    List<String> statusesBut(Thing one) {
        return client.get("/api/statuses")
                .json()
                .get("items")
                .valueStream()
                .map(status -> status.get("id").asString())
                .filter(id -> !id.equals(id(one)))
                .toList();
    }

    /** One that names a label. */
    private void flow() {
        var block = Map.of("id", "b1", "type", "add-label", "settings", Map.of("labelId", id(Thing.LABEL)));
        var graph = Map.of("format", 1, "entry", "b1", "settings", Map.of("mails", "every"), "blocks", List.of(block));
        done(client.put("/api/flows/mail/draft", Map.of("graph", graph)));
        done(client.post("/api/flows/mail/publish", Map.of("note", "Note of " + mark)));
    }

    void inside(Runnable work) {
        Scope.run(
                new Actor.Svara(organization, "test"),
                () -> server.bean(TransactionTemplate.class).executeWithoutResult(_ -> work.run()));
    }

    private JsonNode onlyTicket() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> client.get("/api/tickets").json().get("items"), items -> items.size() == 1)
                .get(0);
    }

    /** A stranger's, who names the first one's number. */
    private void otherTicket(long number) {
        deliver(
                List.of(mailboxAddress),
                "stranger@" + mark + ".example",
                "Question of " + mark + " [#" + number + "]",
                "");
        var tickets = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> client.get("/api/tickets").json().get("items"), items -> items.size() == 2);
        tickets.valueStream()
                .filter(ticket -> !ticket.get("id").asString().equals(id(Thing.TICKET)))
                .forEach(ticket -> put(Thing.OTHER_TICKET, ticket));
    }

    private JsonNode company(String name) {
        return made("/api/companies", Map.of("name", name, "domains", List.of(name + ".example")));
    }

    private void recipients() {
        var found = client.get("/api/recipients?q=" + mark).json().get("items");
        assertThat(found).hasSizeGreaterThanOrEqualTo(2);
        put(Thing.RECIPIENT, found.get(0));
        put(Thing.OTHER_RECIPIENT, found.get(1));
    }

    private void conversation(JsonNode ticket) {
        put(Thing.TICKET, ticket);
        put(Thing.STATUS, ticket.get("status"));
        ids.put(Thing.CONTACT, ticket.get("requester").get("contactId").asString());
        var path = "/api/tickets/" + id(Thing.TICKET);
        var received = client.get(path + "/messages").json().get("items").get(0);
        put(Thing.RECEIVED_MESSAGE, received);
        put(Thing.ATTACHMENT, received.get("attachments").get(0));
        put(Thing.CALENDAR_FILE, received.get("attachments").get(1));
        put(Thing.MAIL_FILE, received.get("attachments").get(2));
        var sent = upload();
        put(
                Thing.REPLY,
                made(
                        path + "/messages",
                        Map.of(
                                "kind",
                                "reply",
                                "text",
                                "Answer of " + mark,
                                "attachmentIds",
                                List.of(sent.get("id").asString()))));
        made(
                path + "/messages",
                Map.of("kind", "note", "text", "Note of " + mark, "mentions", List.of(id(Thing.AGENT))));
        put(
                Thing.SCHEDULED_MESSAGE,
                made(
                        path + "/messages",
                        Map.of(
                                "kind",
                                "reply",
                                "text",
                                "Later, " + mark,
                                "sendAt",
                                server.clock()
                                        .instant()
                                        .plus(Duration.ofDays(3))
                                        .toString())));
        put(Thing.UPLOAD, upload());
        put(Thing.SECOND_UPLOAD, upload());
        put(Thing.PICTURE, picture());
        assertThat(client.put(
                                "/api/session/agent/signature",
                                Map.of("signature", mark + "<img src=\"/api/pictures/" + id(Thing.PICTURE) + "\">"))
                        .status())
                .isEqualTo(200);
        put(
                Thing.TEST_MAIL,
                made(
                        "/api/mailboxes/" + id(Thing.MAILBOX) + "/letter/tests",
                        Map.of("to", "test@" + mark + ".example")));
        put(
                Thing.DRAFT,
                draft(
                        path + "/drafts/note",
                        Map.of("attachmentIds", List.of(upload().get("id").asString()))));
        put(Thing.SECOND_DRAFT, draft("/api/drafts/new", Map.of("mailboxId", id(Thing.MAILBOX))));
        changed(
                path,
                Map.of(
                        "starred",
                        true,
                        "labelIds",
                        List.of(id(Thing.LABEL)),
                        "assigneeId",
                        id(Thing.AGENT),
                        "fields",
                        Map.of(id(Thing.FIELD), mark)));
        outbox();
    }

    private void outbox() {
        var mails = client.get("/api/outbox").json().get("items");
        for (var mail : mails) {
            if (mail.get("messageId").asString().equals(id(Thing.REPLY))) {
                put(Thing.OUTBOX_MAIL, mail);
                internetId = mail.get("internetId").asString();
            }
        }
    }

    JsonNode upload() {
        var boundary = "part";
        var body = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + mark
                + ".txt\"\r\nContent-Type: text/plain\r\n\r\nFile of " + mark + "\r\n--part--\r\n";
        var answer = client.send(
                "POST", "/api/attachments", BodyPublishers.ofString(body), "multipart/form-data; boundary=" + boundary);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private JsonNode picture() {
        var head = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + mark
                + ".gif\"\r\nContent-Type: image/gif\r\n\r\n";
        var answer = client.send(
                "POST",
                "/api/pictures",
                BodyPublishers.ofString(head + "GIF89a" + mark + "\r\n--part--\r\n"),
                "multipart/form-data; boundary=part");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    /** A write with an Idempotency-Key, so that its answer is kept too. */
    private JsonNode made(String path, Map<String, Object> body) {
        var answer = server.client()
                .token(token)
                .header("Idempotency-Key", mark + System.nanoTime())
                .post(path, body);
        assertThat(answer.status()).as(path + ": " + answer.text()).isEqualTo(201);
        return answer.json();
    }

    private JsonNode draft(String path, Map<String, Object> more) {
        var body = new HashMap<String, Object>(more);
        body.put("html", "Draft of " + mark);
        var answer = client.put(path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private void changed(String path, Map<String, Object> body) {
        var answer = client.send("PATCH", path, JsonMapper.shared().writeValueAsString(body));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void put(Thing thing, JsonNode shown) {
        ids.put(thing, shown.get("id").asString());
    }

    private static JsonNode first(JsonNode page) {
        return page.get("items").get(0);
    }

    /** A customer's mail over SMTP, with a file. It is acknowledged when this returns, and a ticket soon after. */
    void deliver(List<String> recipients, String customer, String subject, String headers) {
        var raw = """
                From: %s <%s>
                To: %s
                Subject: %s
                Message-ID: <%s@customer.example>
                %sMIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                Text of %s
                --b
                Content-Type: application/pdf; name="%s.pdf"
                Content-Disposition: attachment; filename="%s.pdf"

                %%PDF-1.4 %s
                --b
                Content-Type: text/calendar

                BEGIN:VCALENDAR
                BEGIN:VEVENT
                DTSTART:20261201T090000Z
                SUMMARY:Event of %s
                END:VEVENT
                END:VCALENDAR
                --b
                Content-Type: message/rfc822

                Subject: Mail of %s
                Content-Type: text/plain; name=file.txt
                Content-Disposition: attachment; filename=file.txt

                File of a mail of %s
                --b--
                """.formatted(
                        mark,
                        customer,
                        recipients.getFirst(),
                        subject,
                        System.nanoTime(),
                        headers,
                        mark,
                        mark,
                        mark,
                        mark,
                        mark,
                        mark,
                        mark);
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put(
                "mail.smtp.port",
                Integer.toString(server.bean(SmtpService.class).port()));
        properties.put("mail.smtp.from", customer);
        var session = Session.getInstance(properties);
        try (var transport = session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(
                    new MimeMessage(session, new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))),
                    recipients.stream().map(House::address).toArray(Address[]::new));
        } catch (MessagingException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }

    private static Address address(String email) {
        try {
            return new InternetAddress(email, false);
        } catch (MessagingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }
}
