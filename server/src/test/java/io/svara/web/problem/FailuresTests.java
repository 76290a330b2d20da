package io.svara.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.web.TestClient;
import io.svara.web.TestClient.Answer;
import io.svara.web.TestServer;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.TransactionSystemException;
import svara.testing.FailingController;

class FailuresTests {

    private static final int MAX_BYTES = 5 * 1024 * 1024;

    private static TestServer server;
    private static TestClient client;

    @BeforeAll
    static void start() {
        server = TestServer.start(List.of(FailingController.class));
        client = server.client().token(server.token(server.superadmin(server.organization())));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answersAProblemWithItsCodeAndSentence() {
        var answer = client.get("/api/test/fail/problem");

        refused(answer, 409, "much-too-late");
        assertThat(answer.json().get("title").asString()).isEqualTo("Conflict");
        assertThat(answer.json().get("detail").asString()).isEqualTo("It is much too late.");
        assertThat(answer.json().get("type").asString()).isEqualTo("about:blank");
        assertThat(answer.json().get("errors")).isEmpty();
    }

    @Test
    void findsTheProblemInsideAnotherFailure() {
        refused(client.get("/api/test/fail/wrapped"), 404, "ticket-not-found");
    }

    @Test
    void saysWhenToComeBack() {
        var busy = client.get("/api/test/fail/busy");
        refused(busy, 429, "slow-down");
        assertThat(busy.header("Retry-After")).isEqualTo("7");

        var down = client.get("/api/test/fail/database");
        refused(down, 503, "database-unavailable");
        assertThat(down.header("Retry-After")).isEqualTo("5");
        assertThat(down.text()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "checked"})
    void tellsNothingOfAnUnexpectedFailureButItsIncident(String how) {
        var answer = client.get("/api/test/fail/" + how);

        refused(answer, 500, "internal");
        assertThat(answer.json().get("incident").asString()).hasSize(36);
        assertThat(answer.text()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void answersAClashInTheDatabaseAsAConflict() {
        var answer = client.get("/api/test/fail/constraint");

        refused(answer, 409, "conflict");
        assertThat(answer.text()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"name\": }", "not json", "\"\\ud8", "{\"a\":\"\u0001\"}"})
    void refusesWhatIsNoJson(String body) {
        refused(order(body), 400, "malformed-json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void refusesAMissingBody(String body) {
        refused(order(body), 400, "malformed-body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[1,", "7", "\"text\"", "{\"name\": \"a\"} {\"name\": \"b\"}"})
    void refusesABodyOfAnotherForm(String body) {
        refused(order(body), 400, "malformed-body");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"agent": "abc"}                           | agent
                    {"agent": "0"}                             | agent
                    {"agent": "-1"}                            | agent
                    {"agent": "007"}                           | agent
                    {"agent": "99999999999999999999"}          | agent
                    {"agent": "9999999999999999999"}           | agent
                    {"agent": 7}                               | agent
                    {"agent": {"value": 7}}                    | agent
                    {"at": "yesterday"}                        | at
                    {"colour": "GREEN"}                        | colour
                    {"colour": 0}                              | colour
                    {"name": 7}                                | name
                    {"name": true}                             | name
                    {"name": ["a"]}                            | name
                    {"lines": {}}                              | lines
                    {"lines": [{"text": "a", "count": "1"}]}   | lines[0].count
                    {"lines": [{"text": "a", "count": 1.5}]}   | lines[0].count
                    {"lines": [{"text": "a", "count": null}]}  | lines[0].count
                    {"lines": [{"text": "a", "count": 9e99}]}  | lines[0].count
                    {"shares": {"x": 1}}                       | shares
                    """)
    void namesTheFieldWhoseValueIsOfTheWrongType(String body, String field) {
        var answer = order(body);

        refused(answer, 400, "invalid");
        assertThat(answer.json().get("errors").get(0).get("field").asString()).isEqualTo(field);
        assertThat(answer.json().get("errors").get(0).get("code").asString()).isEqualTo("wrong-type");
        assertThat(answer.text()).doesNotContain("svara.").doesNotContain("java");
    }

    @Test
    void namesEachFieldThatBreaksARule() {
        var answer = order(
                "{\"name\": \"too long\", \"lines\": [{\"text\": \"a\", \"count\": 1}, {\"text\": \" \", \"count\": 1}]}");

        refused(answer, 400, "invalid");
        assertThat(answer.json().get("errors"))
                .extracting(error ->
                        error.get("field").asString() + " " + error.get("code").asString())
                .containsExactlyInAnyOrder("name size", "lines[1].text not-blank");
    }

    @Test
    void ignoresFieldsThatItDoesNotKnow() {
        assertThat(order("{\"name\": \"a\", \"tomorrow\": {\"x\": 1}}").status())
                .isEqualTo(200);
    }

    @Test
    void writesIdsAsStringsAndInstantsInUtc() {
        var body = "{\"agent\": \"7\", \"at\": \"2026-11-22T11:00:00+01:00\", \"shares\": {\"8\": 1}}";

        var answer = order(body).json();

        assertThat(answer.get("agent").asString()).isEqualTo("7");
        assertThat(answer.get("agent").isString()).isTrue();
        assertThat(answer.get("at").asString()).isEqualTo("2026-11-22T10:00:00Z");
        assertThat(answer.get("shares").get("8").asInt()).isEqualTo(1);
    }

    @Test
    void refusesJsonThatIsNestedTooDeeply() {
        refused(order("{\"x\":".repeat(5000) + "1" + "}".repeat(5000)), 400, "too-deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "-1", "+1", "01", "1.0", "99999999999999999999", "%20", "%00", "7%0d%0a"})
    void findsNothingUnderAStrangeIdInThePath(String id) {
        var answer = client.get("/api/test/agents/" + id);

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.code()).isIn("agent-not-found", "bad-request", "not-found");
    }

    @Test
    void findsNothingUnderAStrangeNumberInThePath() {
        refused(client.get("/api/test/numbers/many"), 404, "page-not-found");
    }

    @Test
    void namesTheParameterThatIsWrongOrMissing() {
        var strange = client.get("/api/test/agents?agent=x&limit=1");
        refused(strange, 400, "invalid");
        assertThat(strange.json().get("errors").get(0).get("field").asString()).isEqualTo("agent");

        var missing = client.get("/api/test/agents?agent=1");
        refused(missing, 400, "missing-value");
        assertThat(missing.json().get("detail").asString()).contains("\"limit\"");

        var outside = client.get("/api/test/agents?agent=1&limit=6");
        refused(outside, 400, "invalid");
        assertThat(outside.json().get("errors").get(0).get("field").asString()).isEqualTo("limit");
    }

    @Test
    void answersOtherPathsMethodsAndTypesInTheSameShape() {
        refused(client.get("/api/no/such/thing"), 404, "not-found");
        refused(client.get("/nothing"), 404, "not-found");
        var method = client.put("/api/test/orders", "");
        refused(method, 405, "method-not-allowed");
        assertThat(method.header("Allow")).contains("POST");
        refused(
                client.send("POST", "/api/test/orders", "a=1", "application/x-www-form-urlencoded"),
                415,
                "unsupported-media-type");
        refused(client.send("POST", "/api/test/orders", "{}", "not a type"), 415, "unsupported-media-type");
        refused(asking("image/png").get("/api/test/agents/1"), 406, "not-acceptable");
        refused(asking("nonsense").get("/api/test/agents/1"), 406, "not-acceptable");
    }

    @Test
    void refusesABodyOverTheSizeLimit() {
        var large = "{\"name\": \"" + "x".repeat(MAX_BYTES) + "\"}";

        refused(order(large), 413, "too-large");
    }

    @Test
    void refusesAStrangersBodyMuchSooner() {
        var large = "{\"email\": \"" + "x".repeat(65 * 1024) + "\"}";
        var chunked =
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)));

        refused(client.send("POST", "/api/session", large), 413, "too-large");
        refused(client.send("POST", "/api/session", chunked, "application/json"), 413, "too-large");
        assertThat(order(large).status()).isEqualTo(200);
    }

    @Test
    void refusesABodyOfUnknownLengthOnceItIsOverTheLimit() {
        var large = ("{\"name\": \"" + "x".repeat(MAX_BYTES) + "\"}").getBytes(StandardCharsets.UTF_8);
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));

        refused(client.send("POST", "/api/test/orders", chunked, "application/json"), 413, "too-large");
    }

    @Test
    void aDatabaseThatGoesAwayWithinATransactionAsksToComeAgain() {
        var answer = new Failures().answer(new TransactionSystemException("JDBC rollback failed"));
        assertThat(answer.getStatusCode().value()).isEqualTo(503);
    }

    @Test
    void aCallerWhoHangsUpIsNoIncident() {
        var answer = new Failures().answer(new EOFException());
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
    }

    @Test
    void refusesAnUploadThatIsNone() {
        refused(client.send("POST", "/api/test/uploads", "{}"), 415, "unsupported-media-type");
        refused(client.send("POST", "/api/test/uploads", "xx", "multipart/form-data"), 400, "malformed-body");
        refused(client.send("POST", "/api/test/uploads", "xx", "multipart/form-data; boundary=y"), 400, null);
        refused(
                client.send(
                        "POST",
                        "/api/test/uploads",
                        "--y\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--y--\r\n",
                        "multipart/form-data; boundary=y"),
                400,
                "invalid");
    }

    private static TestClient asking(String accept) {
        return server.client()
                .token(server.token(server.superadmin(server.organization())))
                .header("Accept", accept);
    }

    private static Answer order(String body) {
        return client.send("POST", "/api/test/orders", body);
    }

    private static void refused(Answer answer, int status, @Nullable String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        if (code != null) {
            assertThat(answer.code()).isEqualTo(code);
        }
    }
}
