package io.svara.organization.brands;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.installation.setup.NewOrganization;
import io.svara.kernel.AgentId;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestClient;
import io.svara.web.TestClient.Answer;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BrandsTests {

    private static final TestServer SERVER = TestServer.shared();

    private final TestAgent anna = newOrganization();
    private final TestClient client = SERVER.client().token(SERVER.token(anna));

    @Test
    void anOrganisationHasOneFromTheStart() {
        var brands = items();
        assertThat(brands).hasSize(1);
        assertThat(brands.get(0).get("name").asString()).isEqualTo("Nordvind");
        assertThat(languages(brands.get(0))).containsExactly("sv");
        assertThat(brands.get(0).get("logo").isNull()).isTrue();
    }

    @Test
    void theLastOneStays() {
        var first = items().get(0).get("id").asString();
        var refused = client.delete("/api/brands/" + first);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("last-brand");
        var second = made("Sydvind");
        assertThat(client.delete("/api/brands/" + first).status()).isEqualTo(204);
        assertThat(client.delete("/api/brands/" + second.get("id").asString()).code())
                .isEqualTo("last-brand");
        assertThat(items().findValuesAsString("name")).containsExactly("Sydvind");
        assertThat(client.put("/api/brands/" + first, body("Nordvind")).status())
                .isEqualTo(404);
    }

    @Test
    void languagesAreKeptInTheirOrderAndCanonicalForm() {
        var body = new HashMap<>(body("Sydvind"));
        body.put("languages", List.of("EN-gb", "nb", "sv", "en-GB"));
        var made = client.post("/api/brands", body).json();
        assertThat(languages(made)).containsExactly("en-GB", "nb", "sv");
    }

    @Test
    void namesEachFieldThatCannotBeTaken() {
        var refused = client.post(
                "/api/brands",
                Map.of(
                        "name", "",
                        "languages", List.of("sv", "no such", "qq"),
                        "accentColour", "red",
                        "textColour", "#12345"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("errors").findValuesAsString("field"))
                .containsExactly("name", "languages[1]", "languages[2]", "accentColour", "textColour");
        var none = new HashMap<>(body("Sydvind"));
        none.put("languages", List.of());
        assertThat(client.post("/api/brands", none)
                        .json()
                        .get("errors")
                        .get(0)
                        .get("code")
                        .asString())
                .isEqualTo("required");
    }

    @Test
    void twoDoNotShareANameAndAnOldVersionIsRefused() {
        var second = made("Sydvind").get("id").asString();
        assertThat(client.post("/api/brands", body("SYDVIND")).code()).isEqualTo("brand-exists");
        assertThat(client.put("/api/brands/" + second, body("nordvind")).code()).isEqualTo("brand-exists");
        assertThat(client.put("/api/brands/" + second, body("SYDVIND"))
                        .json()
                        .get("version")
                        .asLong())
                .isEqualTo(2);
        assertThat(client.put("/api/brands/" + second, body("SYDVIND"))
                        .json()
                        .get("version")
                        .asLong())
                .isEqualTo(2);
        var stale = new HashMap<>(body("Ostvind"));
        stale.put("ifVersion", 1);
        assertThat(client.put("/api/brands/" + second, stale).code()).isEqualTo("stale-version");
        assertThat(client.delete("/api/brands/" + second + "?ifVersion=1").code())
                .isEqualTo("stale-version");
    }

    @Test
    void aLogoIsAPictureByItsBytes() {
        var id = items().get(0).get("id").asString();
        var logo = upload(client, id, "GIF89a of " + id);
        assertThat(logo.status()).as(logo.text()).isEqualTo(200);
        var address = logo.json().get("logo").asString();
        var read = client.get(address);
        assertThat(read.text()).isEqualTo("GIF89a of " + id);
        assertThat(read.header("Content-Type")).isEqualTo("image/gif");
        assertThat(upload(client, id, "<svg xmlns='http://www.w3.org/2000/svg'/>")
                        .text())
                .contains("not-a-picture");
        assertThat(upload(client, id, "GIF89a" + "x".repeat(1_000_000)).text()).contains("too-large");
        // another logo has another address
        assertThat(upload(client, id, "GIF89a another").json().get("logo").asString())
                .isNotEqualTo(address);
        assertThat(client.delete("/api/brands/" + id + "/logo")
                        .json()
                        .get("logo")
                        .isNull())
                .isTrue();
        assertThat(client.get(address).status()).isEqualTo(404);
    }

    @Test
    void whoMayNotChangeBrandsPutsNoFileAnywhere() {
        var id = items().get(0).get("id").asString();
        var bo = SERVER.agent(anna.organization());
        var without = SERVER.client().token(SERVER.token(bo));
        assertThat(upload(without, id, "GIF89a").status()).isEqualTo(403);
        assertThat(without.get("/api/brands").status()).isEqualTo(200);
        assertThat(without.post("/api/brands", body("Sydvind")).status()).isEqualTo(403);
    }

    @Test
    void itsMailboxIsOneOfTheOrganisationsUntilThatIsGone() {
        var id = items().get(0).get("id").asString();
        var path = "/api/brands/" + id + "/mailbox";
        var shown = client.get(path).json();
        assertThat(shown.get("mailboxId").isNull()).isTrue();
        assertThat(shown.get("version").asLong()).isZero();
        var mailbox = client.post("/api/mailboxes", Map.of("name", "Info", "address", TestServer.email()))
                .json()
                .get("id")
                .asString();
        var chosen =
                client.put(path, Map.of("mailboxId", mailbox, "ifVersion", 0)).json();
        assertThat(chosen.get("mailboxId").asString()).isEqualTo(mailbox);
        assertThat(chosen.get("version").asLong()).isEqualTo(1);
        assertThat(client.put(path, Map.of("ifVersion", 0)).code()).isEqualTo("stale-version");
        assertThat(client.put(path, Map.of("mailboxId", "999999999")).text()).contains("unknown-mailbox");
        assertThat(client.put(path, Map.of("ifVersion", 1))
                        .json()
                        .get("mailboxId")
                        .isNull())
                .isTrue();
    }

    private JsonNode items() {
        return client.get("/api/brands").json().get("items");
    }

    private JsonNode made(String name) {
        var answer = client.post("/api/brands", body(name));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static Map<String, Object> body(String name) {
        return Map.of(
                "name", name, "languages", List.of("sv", "en"), "accentColour", "#AA0000", "textColour", "#ffffff");
    }

    private static List<String> languages(JsonNode brand) {
        return brand.get("languages").valueStream().map(JsonNode::asString).toList();
    }

    private static Answer upload(TestClient by, String brand, String content) {
        var head = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"logo.png\"\r\n"
                + "Content-Type: image/png\r\n\r\n";
        return by.send(
                "POST",
                "/api/brands/" + brand + "/logo",
                BodyPublishers.ofString(head + content + "\r\n--part--\r\n", StandardCharsets.ISO_8859_1),
                "multipart/form-data; boundary=part");
    }

    private static TestAgent newOrganization() {
        var email = TestServer.email();
        var made = new AtomicReference<AgentId>();
        var superadmin = NewAgent.superadmin("Anna", email, TestServer.PASSWORD, PasswordKind.OWN);
        var organization = SERVER.bean(NewOrganization.class).make("Nordvind", "sv", superadmin, made::set);
        return new TestAgent(organization, Objects.requireNonNull(made.get()), email);
    }
}
