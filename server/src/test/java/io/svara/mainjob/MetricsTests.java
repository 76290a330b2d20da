package io.svara.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.metrics.MetricsServer;
import io.svara.mail.receive.SmtpService;
import io.svara.mail.send.TestRelay;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What an operator's Prometheus sees of a server that does its work. */
class MetricsTests {

    private static final String TOKEN = "scrape-me";

    private static TestRelay relay;
    private static Desk desk;

    @BeforeAll
    static void open() {
        relay = TestRelay.start();
        desk = Desk.open(
                "--svara.relay-url=" + relay.url(), "--svara.metrics.port=0", "--svara.metrics.token=" + TOKEN);
    }

    @AfterAll
    static void close() {
        desk.close();
        relay.close();
    }

    @Test
    void aMailsWayInAndOutIsCounted() throws Exception {
        var mailbox = desk.mailbox();
        var ticket = desk.openTicket(mailbox, "kajsa@customer.example", "Granskogsvägen")
                .path("id")
                .asString();
        var reply = Desk.ok(desk.api()
                .post("/api/tickets/" + ticket + "/messages", Map.of("kind", "reply", "text", "On its way.")));
        desk.awaitDelivery(ticket, reply.path("id").asString(), "sent");
        try (var smtp = SmtpClient.connect(desk.server().bean(SmtpService.class).port())) {
            smtp.send("a@customer.example", List.of("nobody@elsewhere.example"), new byte[0]);
        }

        var page = scrape("/metrics", TOKEN).body();

        assertThat(figure(page, "svara_mail_accepted_total")).isEqualTo(1);
        assertThat(figure(page, "svara_mail_intake_seconds_count{result=\"ticket\"}"))
                .isEqualTo(1);
        assertThat(figure(page, "svara_mail_sent_total{result=\"sent\"}")).isEqualTo(1);
        assertThat(figure(page, "svara_smtp_refused_total{answer=\"550 5.1.1\"}"))
                .isEqualTo(1);
        assertThat(figure(page, "svara_queue_waiting{queue=\"received-mail\"}")).isZero();
        assertThat(figure(page, "svara_database_up")).isEqualTo(1);
        assertThat(figure(page, "svara_disk_free_bytes")).isPositive();
        assertThat(page)
                .contains("svara_http_requests_seconds_count{method=\"POST\",route=\"/api/tickets/{id}/messages\"")
                .contains("svara_log_oldest_seconds", "svara_live_streams", "svara_database_connections_active")
                .contains("jvm_memory_used_bytes")
                // no customer, no address, no organisation
                .doesNotContain("kajsa", "Granskog", "elsewhere.example", "Nordvind", "organization=");
    }

    @Test
    void onlyWhoHasTheTokenSeesThem() throws Exception {
        assertThat(scrape("/metrics", "guess").statusCode()).isEqualTo(401);
        assertThat(scrape("/metrics", TOKEN).statusCode()).isEqualTo(200);
        assertThat(scrape("/", TOKEN).statusCode()).isEqualTo(404);
    }

    @Test
    void theDesksOwnPortShowsNone() throws Exception {
        var there = ask("http://127.0.0.1:" + desk.server().port() + "/metrics", TOKEN);
        assertThat(there.body()).doesNotContain("svara_");
    }

    @Test
    void eachAlertAsksForFiguresThatThereAre() throws Exception {
        var page = scrape("/metrics", TOKEN).body();
        // these appear with the first event that they count
        var later = List.of(
                "svara_mail_sent_total",
                "svara_smtp_refused_total",
                "svara_log_parked_total",
                "svara_http_requests_seconds_bucket");
        assertThat(alerts()).hasSizeGreaterThan(8).allSatisfy(expression -> {
            var names = Pattern.compile("svara_[a-z_]+")
                    .matcher(expression)
                    .results()
                    .map(found -> found.group())
                    .filter(name -> !later.contains(name))
                    .toList();
            assertThat(names).allSatisfy(name -> assertThat(page).contains("\n" + name));
        });
    }

    @SuppressWarnings("unchecked")
    private static List<String> alerts() throws IOException {
        Map<String, List<Map<String, Object>>> file =
                new Yaml().load(Files.readString(Path.of("..", "docs", "prometheus-alerts.yaml")));
        return file.get("groups").stream()
                .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
                .map(rule -> (String) rule.get("expr"))
                .toList();
    }

    private static double figure(String page, String name) {
        return page.lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in\n" + page));
    }

    private static HttpResponse<String> scrape(String path, String token) throws IOException, InterruptedException {
        return ask("http://127.0.0.1:" + desk.server().bean(MetricsServer.class).port() + path, token);
    }

    private static HttpResponse<String> ask(String address, String token) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
