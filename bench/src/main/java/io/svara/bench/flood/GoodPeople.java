package io.svara.bench.flood;

import io.svara.bench.machine.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An agent who looks at the list, and a mail server that has one mail a second. Both wait for each answer. */
final class GoodPeople {

    static final String MAILBOX = "support@nordvind.example";

    /** Not the crowds': who floods is told from others by its address. Linux has all of 127.0.0.0/8. */
    private static final InetAddress OWN_ADDRESS = InetAddress.ofLiteral("127.0.0.2");

    private final Server server;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final List<Double> listMillis = new ArrayList<>();
    private final List<Double> mailMillis = new ArrayList<>();
    private int listFailures;
    private int mailDelays;
    private int mailNumber;

    GoodPeople(Server server) {
        this.server = server;
    }

    void lookAtTheList() throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.url() + "/api/tickets?limit=50"))
                .header("Authorization", "Bearer " + Server.TOKEN)
                .timeout(Duration.ofSeconds(20))
                .build();
        while (true) {
            var began = System.nanoTime();
            try {
                var answer = client.send(request, BodyHandlers.ofByteArray());
                looked(answer.statusCode() == 200, began);
            } catch (IOException failed) {
                looked(false, began);
            }
            Thread.sleep(200);
        }
    }

    private synchronized void looked(boolean answered, long began) {
        listMillis.add((System.nanoTime() - began) / 1e6);
        listFailures += answered ? 0 : 1;
    }

    void sendMails() throws InterruptedException {
        while (true) {
            var began = System.nanoTime();
            var number = ++mailNumber;
            while (!sent(number)) {
                delayed();
                Thread.sleep(500);
            }
            mailed(began);
            Thread.sleep(1_000);
        }
    }

    private boolean sent(int number) throws InterruptedException {
        var taken = new boolean[1];
        var alone = new Mob(InetAddress.getLoopbackAddress(), server.smtpPort(), OWN_ADDRESS);
        alone.gather(1, line -> {
            if (line.begin("good@customer.example", List.of(MAILBOX))) {
                taken[0] = line.say("From: good@customer.example\r\nMessage-ID: <good" + number
                                + "@customer.example>\r\nSubject: Good " + number + "\r\n\r\nHej\r\n.")
                        .startsWith("250");
            }
        });
        alone.awaitAll();
        return taken[0];
    }

    private synchronized void delayed() {
        mailDelays++;
    }

    private synchronized void mailed(long began) {
        mailMillis.add((System.nanoTime() - began) / 1e6);
    }

    /** What they waited since this was asked last. */
    synchronized Waited waited() {
        var waited = new Waited(
                listMillis.size(),
                percentile(listMillis, 95),
                listFailures,
                mailMillis.size(),
                percentile(mailMillis, 100),
                mailDelays);
        listMillis.clear();
        mailMillis.clear();
        listFailures = 0;
        mailDelays = 0;
        return waited;
    }

    record Waited(
            int lists, double listMillis95, int listFailures, int mails, double longestMailMillis, int mailDelays) {}

    private static double percentile(List<Double> values, int part) {
        var sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(part / 100.0 * sorted.size()) - 1);
    }
}
