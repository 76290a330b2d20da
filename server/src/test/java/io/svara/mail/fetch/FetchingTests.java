package io.svara.mail.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.svara.mailboxes.Mailbox;
import io.svara.mainjob.Desk;
import io.svara.mainjob.Letter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Mail is fetched from a real Dovecot: each mail once, whatever breaks. */
class FetchingTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private static Dovecot dovecot;
    private static Desk desk;

    private Mailbox mailbox;
    private String user;
    private double fetchedBefore;

    @BeforeAll
    static void open() {
        dovecot = Dovecot.start();
        desk = Desk.open("--svara.fetch.private-hosts=true", "--svara.fetch.ca-file=" + dovecot.certificate());
    }

    @AfterAll
    static void close() {
        if (desk != null) {
            desk.close();
        }
        if (dovecot != null) {
            dovecot.close();
        }
    }

    @BeforeEach
    void account() {
        mailbox = desk.mailbox();
        user = "user" + NUMBER.incrementAndGet();
        fetchedBefore = fetched();
    }

    @Test
    void takesWhatComesWithinSecondsAndLeavesItUnread() {
        fetch(Map.of("startAt", Instant.now().toString()));
        awaitWorking();
        // a server that is idle speaks by itself: the next question is a minute away
        var before = System.nanoTime();

        deliver("INBOX", "Var är paketet?");

        awaitSubjects("Var är paketet?");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(50));
        assertThat(dovecot.files(user, "INBOX")).hasSize(1).noneMatch(name -> name.matches(".*:2,.*S.*"));
        assertThat(desk.mailbox(mailbox).incoming()).isEqualTo(Mailbox.Status.SUCCESS);
    }

    @Test
    void leavesWhatCameBeforeTheStartDate() {
        var start = Instant.parse("2026-03-10T12:00:00Z");
        dovecot.deliver(user, "INBOX", mail("The day before"), start.minus(Duration.ofDays(1)));
        dovecot.deliver(user, "INBOX", mail("A minute before"), start.minusSeconds(60));
        dovecot.deliver(user, "INBOX", mail("A minute after"), start.plusSeconds(60));
        dovecot.deliver(user, "INBOX", mail("Long before"), start.minus(Duration.ofDays(100)));

        fetch(Map.of("startAt", start.toString()));

        awaitSubjects("A minute after");
        awaitWorking();
        assertThat(subjects()).containsExactly("A minute after");
        // moved here by somebody: an old date is no reason to leave it
        dovecot.deliver(user, "INBOX", mail("Old, but new here"), start.minus(Duration.ofDays(200)));
        awaitSubjects("A minute after", "Old, but new here");
    }

    @Test
    void readsSeveralFolders() {
        deliver("INBOX", "In the inbox");
        deliver("Best&AOQ-llningar", "Ordered");

        fetch(Map.of("folders", List.of("inbox", "Beställningar")));

        awaitSubjects("In the inbox", "Ordered");
        assertThat(shown().path("folders").get(0).asString()).isEqualTo("INBOX");
    }

    @Test
    void takesEachMailOnceHoweverOftenTheLineBreaks() throws Exception {
        var expected = new java.util.ArrayList<String>();
        for (int number = 0; number < 30; number++) {
            var subject = "Broken line " + number;
            expected.add(subject);
            dovecot.deliver(user, "INBOX", mail(subject, "x".repeat(70) + "\r\n", number * 10), Instant.now());
        }
        try (var proxy = new CuttingProxy(dovecot.port(), 7, 60_000)) {
            fetch(Map.of("port", proxy.port(), "security", "none"));
            awaitWithTime(() -> proxy.cuts() >= 15 || subjects().size() >= expected.size());
            assertThat(proxy.cuts()).isGreaterThan(5);
            proxy.mend();
            awaitWithTime(() -> subjects().size() >= expected.size());
        }
        desk.awaitIntake();
        assertThat(subjects()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(fetched() - fetchedBefore).isEqualTo(expected.size());
    }

    @Test
    void takesEachMailOnceThoughTwoNodesFollowTheAccount() {
        deliver("INBOX", "Before");
        fetch(Map.of());
        awaitSubjects("Before");
        var expected = new java.util.ArrayList<>(List.of("Before"));
        try (var other = desk.anotherNode()) {
            // as if the lease had run out while its node still lives
            awaitWithTime(() -> {
                desk.execute("update mail_fetch_due set due_at = '2020-01-01' where id = "
                        + mailbox.id().value());
                return other.bean(FetchSessions.class).count() > 0
                        && desk.server().bean(FetchSessions.class).count() > 0;
            });
            for (int number = 0; number < 30; number++) {
                expected.add("To both " + number);
                deliver("INBOX", "To both " + number);
            }
            awaitWithTime(() -> subjects().size() >= expected.size());
            desk.awaitIntake();
        }
        assertThat(subjects()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(desk.count("select count(*) from mail_receipt where mailbox_id = "
                        + mailbox.id().value()))
                .isEqualTo(expected.size());
    }

    @Test
    void takesAMailOnceThoughItsCommitFails() {
        deliver("INBOX", "First");
        fetch(Map.of());
        awaitSubjects("First");
        desk.execute("""
                create function refuse_commit() returns trigger language plpgsql as
                'begin raise exception ''as if the server had died''; end';
                create constraint trigger refuse_commit after update on mail_fetch_folder deferrable initially deferred
                for each row execute function refuse_commit()
                """);
        try {
            deliver("INBOX", "Second");
            awaitWithTime(() -> desk.value("select id from mail_fetch_due where id = "
                            + mailbox.id().value() + " and attempts > 2")
                    != null);
            assertThat(subjects()).containsExactly("First");
        } finally {
            desk.execute("drop function refuse_commit() cascade");
        }
        awaitWithTime(() -> subjects().size() > 1);
        deliver("INBOX", "Third");
        awaitWithTime(() -> subjects().size() > 2);
        assertThat(subjects()).containsExactlyInAnyOrder("First", "Second", "Third");
        assertThat(fetched() - fetchedBefore).isEqualTo(3);
    }

    @Test
    void takesNothingTwiceWhenTheServerNumbersItsMailsAnew() {
        deliver("INBOX", "One");
        deliver("INBOX", "Two");
        fetch(Map.of());
        awaitSubjects("One", "Two");
        var validity = validity();

        set(Map.of("enabled", false));
        dovecot.numberAnew(user, "INBOX");
        deliver("INBOX", "Three");
        set(Map.of("enabled", true));

        awaitSubjects("One", "Two", "Three");
        assertThat(validity()).isNotEqualTo(validity);
    }

    @Test
    void takesLargeMailsAndLeavesThoseOverTheLimitWhereTheyAre() {
        dovecot.deliver(user, "INBOX", mail("Too large", "y".repeat(998) + "\r\n", 53_000), Instant.now());
        dovecot.deliver(user, "INBOX", mail("Thirty megabytes", "y".repeat(998) + "\r\n", 30_000), Instant.now());
        dovecot.deliver(user, "INBOX", "no header, \0 and no end".getBytes(StandardCharsets.UTF_8), Instant.now());
        deliver("INBOX", "After all of them");

        fetch(Map.of());

        await().atMost(Duration.ofMinutes(2)).until(() -> subjects().size() == 3);
        assertThat(subjects()).contains("Thirty megabytes", "After all of them");
        assertThat(shown().path("leftOut").asInt()).isEqualTo(1);
        assertThat(shown().path("leftOutLast").asString()).contains("INBOX", "MB: too-large");
        assertThat(desk.count("select count(*) from mail_intake")).isZero();
    }

    @Test
    void saysThatThePasswordIsWrongAndGoesOnWhenItIsMended() {
        deliver("INBOX", "Waiting");
        fetch(Map.of("password", "wrong"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> shown().path("state").asString().equals("failed"));
        assertThat(shown().at("/trouble/code").asString()).isEqualTo("sign-in-refused");
        assertThat(shown().at("/trouble/detail").asString()).contains("AUTHENTICATIONFAILED");

        set(Map.of("password", Dovecot.PASSWORD));

        awaitSubjects("Waiting");
        assertThat(shown().path("trouble").isNull()).isTrue();
    }

    @Test
    void movesWhatWasTakenIntoAFolderThatItMakes() {
        deliver("INBOX", "One");
        fetch(Map.of("afterImport", "move", "moveTo", "Klart"));
        awaitSubjects("One");
        deliver("INBOX", "Two");
        awaitSubjects("One", "Two");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> dovecot.files(user, "INBOX").isEmpty());
        assertThat(dovecot.files(user, "Klart")).hasSize(2);
    }

    @Test
    void marksWhatWasTakenAsRead() {
        deliver("INBOX", "One");
        fetch(Map.of("afterImport", "seen"));

        awaitSubjects("One");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> dovecot.files(user, "INBOX").stream().allMatch(name -> name.matches(".*:2,.*S.*")));
    }

    @Test
    void finishesWhatASessionBeforeItHadTakenOnly() {
        deliver("INBOX", "One");
        fetch(Map.of());
        awaitSubjects("One");
        set(Map.of("enabled", false));
        desk.execute("update mail_fetch_folder set unfinished_uid = last_uid where mailbox_id = "
                + mailbox.id().value());

        set(Map.of("enabled", true, "afterImport", "move", "moveTo", "Klart"));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> dovecot.files(user, "INBOX").isEmpty());
        assertThat(subjects()).containsExactly("One");
    }

    @Test
    void endsWhenItIsRemoved() {
        fetch(Map.of());
        awaitWorking();

        assertThat(desk.api().send("DELETE", path(), null).status()).isEqualTo(204);

        Desk.until(() -> desk.count("select count(*) from mail_fetch_due where id = "
                        + mailbox.id().value())
                == 0);
        deliver("INBOX", "Too late");
        assertThat(Desk.ok(desk.api().get(path())).path("account").isNull()).isTrue();
        assertThat(subjects()).isEmpty();
    }

    @Test
    void neverShowsThePasswordNorSendsItElsewhere() {
        fetch(Map.of("enabled", false));

        assertThat(desk.api().get(path()).text()).doesNotContain("hemligt");
        var elsewhere = new HashMap<>(settings(Map.of("host", "127.0.0.1")));
        elsewhere.remove("password");
        assertThat(desk.api().put(path(), elsewhere).status()).isEqualTo(400);
        assertThat(desk.api()
                        .post(path() + "/verify", elsewhere)
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("password");
        assertThat(desk.api().put(path(), settings(Map.of("ifVersion", 0))).status())
                .isEqualTo(409);
    }

    @Test
    void saysWhatIsWrongWithSettings() {
        deliver("INBOX", "One");

        var fine = verified(Map.of());
        assertThat(fine.path("result").asString()).isEqualTo("ok");
        assertThat(fine.at("/counts/0/messages").asInt()).isEqualTo(1);
        assertThat(verified(Map.of("security", "starttls", "port", dovecot.port()))
                        .path("result")
                        .asString())
                .isEqualTo("ok");
        assertThat(verified(Map.of("password", "wrong")).path("result").asString())
                .isEqualTo("sign-in-refused");
        assertThat(verified(Map.of("host", "127.0.0.1")).path("result").asString())
                .isEqualTo("tls-wrong-name");
        assertThat(verified(Map.of("port", dovecot.port())).path("result").asString())
                .isEqualTo("tls-failed");
        assertThat(verified(Map.of("host", "nowhere.invalid")).path("result").asString())
                .isEqualTo("host-unknown");
        assertThat(verified(Map.of("port", 1)).path("result").asString()).isEqualTo("connection-refused");
        var missing = verified(Map.of("folders", List.of("INBOX", "Missing")));
        assertThat(missing.path("result").asString()).isEqualTo("folder-missing");
        assertThat(missing.path("folders").get(0).asString()).isEqualTo("INBOX");
    }

    @Test
    void goesOnWhereAnotherServerStopped() {
        deliver("INBOX", "Before");
        fetch(Map.of());
        awaitSubjects("Before");

        desk.stop();
        deliver("INBOX", "Meanwhile");
        desk.startAgain();

        awaitWithTime(() -> subjects().size() == 2);
        assertThat(subjects()).containsExactlyInAnyOrder("Before", "Meanwhile");
    }

    private static double fetched() {
        return desk.server()
                .bean(MeterRegistry.class)
                .counter("svara.mail.fetched")
                .count();
    }

    private String validity() {
        return desk.value("select uid_validity from mail_fetch_folder where mailbox_id = "
                + mailbox.id().value());
    }

    private String path() {
        return "/api/mailboxes/" + mailbox.id().value() + "/fetch";
    }

    private Map<String, Object> settings(Map<String, Object> other) {
        var settings = new HashMap<String, Object>(Map.of(
                "host",
                "localhost",
                "port",
                dovecot.tlsPort(),
                "security",
                "tls",
                "user",
                user,
                "password",
                Dovecot.PASSWORD,
                "startAt",
                LONG_AGO.toString()));
        settings.putAll(other);
        return settings;
    }

    private void fetch(Map<String, Object> other) {
        Desk.ok(desk.api().put(path(), settings(other)));
    }

    /** As it is, but for this. */
    private void set(Map<String, Object> other) {
        fetch(other);
    }

    private JsonNode verified(Map<String, Object> other) {
        return Desk.ok(desk.api().post(path() + "/verify", settings(other)));
    }

    private JsonNode shown() {
        return Desk.ok(desk.api().get(path())).path("account");
    }

    private void awaitWorking() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !shown().path("lastSuccessAt").isNull());
    }

    private void deliver(String folder, String subject) {
        dovecot.deliver(user, folder, mail(subject), Instant.now());
    }

    private static byte[] mail(String subject) {
        return mail(subject, "Hej!\r\n", 1);
    }

    private static byte[] mail(String subject, String line, int times) {
        return Letter.from("maja@customer.example")
                .subject(encoded(subject))
                .text(line.repeat(times))
                .bytes();
    }

    private static String encoded(String subject) {
        return "=?UTF-8?B?" + java.util.Base64.getEncoder().encodeToString(subject.getBytes(StandardCharsets.UTF_8))
                + "?=";
    }

    private List<String> subjects() {
        return desk.tickets(mailbox).stream()
                .map(ticket -> ticket.path("subject").asString())
                .toList();
    }

    private void awaitSubjects(String... expected) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(subjects()).containsExactlyInAnyOrder(expected));
    }

    /** What is tried again is so by the clock, which is moved on meanwhile. */
    private static void awaitWithTime(Callable<Boolean> condition) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    desk.clock().advance(Duration.ofSeconds(5));
                    return condition.call();
                });
    }
}
