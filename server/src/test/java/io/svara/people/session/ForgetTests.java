package io.svara.people.session;

import static org.assertj.core.api.Assertions.assertThat;
import static svara.db.jooq.Tables.IDEMPOTENCY_KEY;
import static svara.db.jooq.Tables.SESSION;
import static svara.db.jooq.Tables.SIGN_IN_GUARD;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.web.TestServer;
import java.time.Duration;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class ForgetTests {

    @Test
    void deletesWhatHasEndedAndKeepsTheRest() {
        try (var server = TestServer.start()) {
            var anna = server.superadmin(server.organization());
            var old = server.client().header("Idempotency-Key", "old").signIn(anna.email(), TestServer.PASSWORD);
            old.delete("/api/sessions/"
                    + server.client()
                            .signIn(anna.email(), TestServer.PASSWORD)
                            .get("/api/sessions")
                            .json()
                            .get("items")
                            .get(0)
                            .get("id")
                            .asString());
            server.client().post("/api/session", Map.of("email", anna.email(), "password", "wrong"));
            server.clock().advance(Duration.ofDays(15));
            server.client().signIn(anna.email(), TestServer.PASSWORD);
            assertThat(keptAnswers(server, anna)).isEqualTo(1);

            server.bean(Forget.class).run();

            var sql = server.bean(DSLContext.class);
            assertThat(sql.fetchCount(
                            SESSION,
                            SESSION.ORGANIZATION_ID.eq(anna.organization().value())))
                    .isEqualTo(1);
            assertThat(sql.fetchCount(
                            SIGN_IN_GUARD,
                            SIGN_IN_GUARD.KEY.eq(
                                    SignInGuard.Key.account(anna.email(), "").text())))
                    .isZero();
            assertThat(keptAnswers(server, anna)).isZero();
        }
    }

    private static int keptAnswers(TestServer server, TestServer.TestAgent anna) {
        var count = Scope.call(
                new Actor.Svara(anna.organization(), "test"),
                () -> server.bean(TransactionOperations.class)
                        .execute(_ -> server.bean(DSLContext.class)
                                .fetchCount(
                                        IDEMPOTENCY_KEY,
                                        IDEMPOTENCY_KEY.ORGANIZATION_ID.eq(
                                                anna.organization().value()))));
        return count == null ? -1 : count;
    }
}
