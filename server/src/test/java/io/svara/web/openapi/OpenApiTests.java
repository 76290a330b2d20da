package io.svara.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.web.TestServer;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTests {

    private final JsonNode description =
            TestServer.shared().client().get("/api/openapi.json").json();

    @Test
    void describesIdsAsStrings() {
        var id = description.at("/components/schemas/AgentSummary/properties/id");

        assertThat(id.get("type").asString()).isEqualTo("string");
        assertThat(description.toString()).doesNotContain("AgentId\"");
    }

    @Test
    void saysWhichFieldsAreAlwaysThere() {
        assertThat(description.at("/components/schemas/AgentSummary/required").toString())
                .contains("id", "name", "email");
        assertThat(description.at("/components/schemas/SessionView/required").toString())
                .contains("agent")
                .doesNotContain("csrf");
    }

    @Test
    void describesTheShapeOfEveryRefusal() {
        var refusal = description.at("/paths/~1api~1agents/get/responses/default/content");

        assertThat(refusal.get("application/problem+json").at("/schema/$ref").asString())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(description.at("/components/schemas/Problem/properties").toString())
                .contains("code", "errors", "detail");
    }

    @Test
    void namesBothWaysToSayWhoIsCalling() {
        assertThat(description.at("/components/securitySchemes/token/scheme").asString())
                .isEqualTo("bearer");
        assertThat(description.at("/components/securitySchemes/session/name").asString())
                .isEqualTo("svara_session");
    }

    @Test
    void givesEachCallANameOfItsOwn() {
        var names = new HashSet<String>();
        for (var path : description.get("paths").values()) {
            for (var call : path.values()) {
                var name = call.path("operationId").asString();
                assertThat(name).matches("[a-z][a-zA-Z]+");
                assertThat(names.add(name)).as(name).isTrue();
            }
        }
        assertThat(names).contains("signIn", "listAgents");
    }

    @Test
    void describesNothingButTheApi() {
        assertThat(description.get("paths").propertyNames())
                .allMatch(path -> path.startsWith("/api/") || path.equals("/health"));
    }
}
