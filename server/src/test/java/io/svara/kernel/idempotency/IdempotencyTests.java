package io.svara.kernel.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static svara.db.jooq.Tables.IDEMPOTENCY_KEY;
import static svara.db.jooq.Tables.LABEL;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.web.TestClient;
import io.svara.web.TestClient.Answer;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;
import svara.testing.CountingController;

class IdempotencyTests {

    private static TestServer server;

    private TestAgent anna;
    private TestClient client;
    private String name;

    @BeforeAll
    static void start() {
        server = TestServer.start(List.of(CountingController.class));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void makeCaller() {
        anna = server.superadmin(server.organization());
        client = server.client()
                .token(server.token(anna))
                .header("Idempotency-Key", UUID.randomUUID().toString());
        name = "label-" + UUID.randomUUID();
        CountingController.entered = new CountDownLatch(0);
        CountingController.mayGoOn = new CountDownLatch(0);
    }

    @Test
    void givesTheSameAnswerAgainWithoutDoingTheSameAgain() {
        var first = make(name);
        var second = make(name);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(written(name)).isEqualTo(1);
    }

    @Test
    void givesAnEmptyAnswerAgain() {
        client.delete("/api/test/labels/" + name);
        var second = client.delete("/api/test/labels/" + name);

        assertThat(second.status()).isEqualTo(204);
        assertThat(second.text()).isEmpty();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(written(name)).isEqualTo(1);
    }

    @Test
    void takesTheSameBodyInAnotherSpelling() {
        client.send("POST", "/api/test/labels", "{\"name\":\"" + name + "\"}");
        var second = client.send("POST", "/api/test/labels", "{ \"name\" : \"" + name + "\" , \"new\": 1 }");

        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherRequest() {
        make(name);

        assertThat(make(name + "-other").status()).isEqualTo(422);
        assertThat(make(name + "-other").code()).isEqualTo("idempotency-key-reused");
        assertThat(client.put("/api/test/labels/" + name, "").code()).isEqualTo("idempotency-key-reused");
        assertThat(client.delete("/api/test/labels/" + name).code()).isEqualTo("idempotency-key-reused");
        assertThat(written(name + "-other")).isZero();
    }

    @Test
    void keepsNoRefusalSoThatTheSameKeyCanBeUsedAfterMending() {
        assertThat(make("refused-" + name).status()).isEqualTo(400);
        assertThat(make("broken-" + name).status()).isEqualTo(500);
        var mended = make(name);

        assertThat(mended.status()).isEqualTo(201);
        assertThat(written("refused-" + name)).isZero();
        assertThat(written("broken-" + name)).isZero();
    }

    @Test
    void doesItOnceWhenTwoCallsComeAtTheSameTime() throws Exception {
        CountingController.entered = new CountDownLatch(1);
        CountingController.mayGoOn = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> make(name));
            assertThat(CountingController.entered.await(20, TimeUnit.SECONDS)).isTrue();
            var second = threads.submit(() -> make(name));
            awaitOneThatWaits();
            assertThat(second.isDone()).isFalse();
            CountingController.mayGoOn.countDown();

            assertThat(second.get(20, TimeUnit.SECONDS).text())
                    .isEqualTo(first.get(20, TimeUnit.SECONDS).text());
            assertThat(second.get().header("Idempotency-Replayed")).isEqualTo("true");
        }
        assertThat(written(name)).isEqualTo(1);
    }

    @Test
    void letsTheSecondCallDoItWhenTheFirstIsRefused() throws Exception {
        CountingController.entered = new CountDownLatch(1);
        CountingController.mayGoOn = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> make("refused-" + name));
            assertThat(CountingController.entered.await(20, TimeUnit.SECONDS)).isTrue();
            var second = threads.submit(() -> make(name));
            awaitOneThatWaits();
            CountingController.mayGoOn.countDown();

            assertThat(first.get(20, TimeUnit.SECONDS).status()).isEqualTo(400);
            assertThat(second.get(20, TimeUnit.SECONDS).status()).isEqualTo(201);
        }
        assertThat(written(name)).isEqualTo(1);
    }

    @Test
    void keepsTheKeysOfTwoAgentsApart() {
        var bo = server.agent(anna.organization());
        client.header("Idempotency-Key", "mine");
        var other = server.client().token(server.token(bo)).header("Idempotency-Key", "mine");

        assertThat(make(name).status()).isEqualTo(201);
        assertThat(other.post("/api/test/labels", Map.of("name", name + "-b")).status())
                .isEqualTo(201);
    }

    @Test
    void refusesAKeyThatIsNone() {
        client.header("Idempotency-Key", "x".repeat(201));
        assertThat(make(name).json().get("errors").get(0).get("code").asString())
                .isEqualTo("malformed-key");
        client.header("Idempotency-Key", "two words");
        assertThat(make(name).status()).isEqualTo(400);
        assertThat(written(name)).isZero();
    }

    @Test
    void comparesUploadsByTheirBytes() {
        var first = upload("one", "boundary-a");
        var again = upload("one", "boundary-b");

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(upload("two", "boundary-c").status()).isEqualTo(422);
    }

    @Test
    void ignoresTheKeyWhereTheAnswerMustNotBeKept() {
        var first = client.post("/api/test/secrets", "");
        var second = client.post("/api/test/secrets", "");

        assertThat(second.text()).isNotEqualTo(first.text());
    }

    @Test
    void forgetsAnswersAfterTwoDaysAndNotBefore() {
        make(name);
        server.clock().advance(Idempotency.KEPT_FOR.minusMinutes(1));
        assertThat(make(name).header("Idempotency-Replayed")).isEqualTo("true");
        server.clock().advance(Duration.ofMinutes(2));
        client.header("Idempotency-Key", "another");
        make(name + "-2");

        assertThat(inOrganization(sql -> sql.fetchCount(
                        IDEMPOTENCY_KEY,
                        IDEMPOTENCY_KEY.ORGANIZATION_ID.eq(anna.organization().value()))))
                .isEqualTo(1);
    }

    private Answer make(String label) {
        return client.post("/api/test/labels", Map.of("name", label));
    }

    private Answer upload(String text, String boundary) {
        var body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n"
                + text + "\r\n--" + boundary + "--\r\n";
        return client.send("POST", "/api/test/files", body, "multipart/form-data; boundary=" + boundary);
    }

    private int written(String label) {
        return inOrganization(sql -> sql.fetchCount(
                LABEL, LABEL.ORGANIZATION_ID.eq(anna.organization().value()), LABEL.NAME.eq(label)));
    }

    private int inOrganization(ToIntFunction<DSLContext> question) {
        var count = Scope.call(
                new Actor.Svara(anna.organization(), "test"),
                () -> server.bean(TransactionOperations.class)
                        .execute(_ -> question.applyAsInt(server.bean(DSLContext.class))));
        return count == null ? -1 : count;
    }

    /** Until the database says that somebody waits for the key's row. */
    private static void awaitOneThatWaits() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            var waiting = server.bean(DSLContext.class)
                    .fetchCount(DSL.table("pg_locks"), DSL.condition("not granted and locktype = 'transactionid'"));
            return waiting > 0;
        });
    }
}
