package io.svara.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.web.TestServer;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTests {

    private static final Pattern REFERENCE = Pattern.compile("#/components/schemas/([A-Za-z]+)");
    private static final String VERB_AND_NOUN =
            "(?:list|get|read|add|create|edit|export|invite|accept|test|handOver|logOut|post|change|save|set|upload|remove|revoke|trash"
                    + "|restore|publish|simulate|resend|takeBack|stream|follow|show|send|mark|unmark|forget|find|search|count|check|verify|begin|finish|open|link|unlink|believe|disbelieve|block|unblock|end|sign)[A-Z][a-zA-Z]+";

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
                .contains("agent", "csrf");
        assertThat(description
                        .at("/components/schemas/CreateLabelRequest/required")
                        .toString())
                .contains("name")
                .doesNotContain("colour");
    }

    @Test
    void saysWhatMayBeNull() {
        var ticket = description.at("/components/schemas/TicketView/properties");
        assertThat(ticket.at("/assigneeId/type").toString()).contains("string", "null");
        assertThat(ticket.at("/subject/type").toString()).doesNotContain("null");
        assertThat(description
                        .at("/components/schemas/SessionView/properties/csrf/anyOf")
                        .toString())
                .contains("#/components/schemas/SessionCsrf", "null");
        assertThat(description
                        .at("/components/schemas/ChangeTicketPatch/properties/assigneeId/type")
                        .toString())
                .as("null takes the assignee away")
                .contains("null");
        assertThat(description
                        .at("/components/schemas/PageOfTicketView/properties/next/type")
                        .toString())
                .contains("null");
    }

    @Test
    void leavesEveryListOfValuesOpen() {
        assertThat(description.toString()).doesNotContain("\"enum\"");
        assertThat(description
                        .at("/components/schemas/TicketView/properties/priority/description")
                        .asString())
                .isEqualTo("Known so far: low, normal, high, urgent");
    }

    @Test
    void describesAllThatItRefersTo() {
        var schemas = description.at("/components/schemas");
        REFERENCE
                .matcher(description.toString())
                .results()
                .map(reference -> reference.group(1))
                .forEach(name -> assertThat(schemas.has(name)).as(name).isTrue());
        assertThat(List.copyOf(schemas.propertyNames())).isSorted();
        assertThat(List.copyOf(description.get("paths").propertyNames())).isSorted();
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
                assertThat(name).as("a verb and what it acts on").matches(VERB_AND_NOUN);
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
