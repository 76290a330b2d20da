package io.svara.installation.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.CannotStart;
import io.svara.mail.receive.SmtpService;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.training.TrainingDay;
import io.svara.web.TestClient.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a start makes of the data folder that it finds. */
class StartTests {

    private static final String DEMO = "--svara.demo=true";
    private static final String TOKEN = "--svara.demo-token=token-of-the-demo";

    @Test
    void keepsTheDemosDataAndOpensItWithTheKnownPasswordAsTheDemoAlone() {
        try (var installation = Installation.start(DEMO, TOKEN)) {
            var tickets = countTickets(installation);
            assertThat(tickets).isPositive();
            assertThat(signIn(installation, NewAgent.DEMO_PASSWORD).status()).isEqualTo(200);
            assertThat(shown(installation))
                    .contains(
                            "\"ready\"",
                            "anna@nordvind.example",
                            "bo@nordvind.example",
                            "carin@nordvind.example",
                            "svara-demo");

            installation.restart();
            var refused = signIn(installation, NewAgent.DEMO_PASSWORD);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.json())
                    .isEqualTo(signIn(installation, "not the password").json());
            assertThat(installation
                            .server()
                            .client()
                            .token("token-of-the-demo")
                            .get("/api/tickets")
                            .status())
                    .isEqualTo(401);
            assertThat(shown(installation)).isEqualTo("{\"state\":\"demo-asleep\",\"demo\":null}");

            installation.restart(DEMO, TOKEN);
            assertThat(countTickets(installation)).isEqualTo(tickets);
            assertThat(signIn(installation, NewAgent.DEMO_PASSWORD).status()).isEqualTo(200);

            // a start does so while calls are answered already: none of them may find the token gone
            var before = tokenIds(installation);
            installation.server().bean(FirstRun.Demo.class).prepare();
            assertThat(tokenIds(installation)).hasSize(1).isEqualTo(before);
        }
    }

    @Test
    void theBuildsTrainingKnowsItsWayInTheDemo() {
        try (var installation = Installation.start(DEMO)) {
            var http = installation.server().port();
            var smtp = installation.server().bean(SmtpService.class).port();

            assertThat(TrainingDay.work(http, smtp, 2, Duration.ofMinutes(1))).isEqualTo(2);
        }
    }

    @Test
    void refusesToShowTheDemoInTheFolderOfARealOrganization() {
        try (var installation = Installation.start()) {
            var owner = NewAgent.superadmin("Åsa", "asa@fjall.example", "fyra blåa granar", PasswordKind.OWN);
            installation.server().bean(FirstOrganization.class).make(SetupRow.Kind.REAL, "Fjäll", "sv", owner, _ -> {});

            assertThatThrownBy(() -> installation.restart(DEMO))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage("This data folder holds a real organisation, so it cannot be started with --demo."
                            + " Choose an empty folder with SVARA_DATA.");
        }
    }

    private static int countTickets(Installation installation) {
        var answer = installation.server().client().token("token-of-the-demo").get("/api/tickets?limit=100");
        return answer.json().get("items").size();
    }

    private static List<String> tokenIds(Installation installation) {
        var tokens = installation.server().client().token("token-of-the-demo").get("/api/tokens");
        return tokens.json().findValuesAsString("id");
    }

    private static Answer signIn(Installation installation, String password) {
        return installation
                .server()
                .client()
                .post("/api/session", Map.of("email", "anna@nordvind.example", "password", password));
    }

    private static String shown(Installation installation) {
        return installation.server().client().get("/api/installation").text();
    }
}
