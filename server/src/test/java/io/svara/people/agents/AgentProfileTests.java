package io.svara.people.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mailboxes.Mailboxes;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Groups, mailboxes, picture and signature of an agent (ORG-4). */
class AgentProfileTests extends AgentsOffice {

    @Test
    void putsSeveralIntoAGroup() {
        var bo = agent("Bo");
        var group = group("Returns", bo);
        var cia = agent("Cia");

        var answer = admin.post(
                "/api/admin/agents/group",
                Map.of("agentIds", List.of(text(bo.id()), text(cia.id())), "groupId", text(group)));

        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(item(bo).get("version").asLong()).isOne();
        assertThat(item(cia).get("groupIds").toString()).isEqualTo("[\"" + group.value() + "\"]");
        var neighbour = SERVER.superadmin(SERVER.organization());
        assertThat(admin.post(
                                "/api/admin/agents/group",
                                Map.of("agentIds", List.of(text(neighbour.id())), "groupId", text(group)))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void givesAnAgentMailboxesBesideThoseOfTheGroups() {
        var bo = agent("Bo");
        var group = group("Returns", bo);
        var support = mailbox();
        var returns = mailbox();
        inside(() -> SERVER.bean(Mailboxes.class).grant(returns, group));

        assertThat(admin.put(path(bo) + "/mailboxes", Map.of("mailboxIds", List.of(text(support))))
                        .status())
                .isEqualTo(204);

        var shown = admin.get(path(bo) + "/mailboxes").json().get("items");
        assertThat(one(shown, support).get("own").asBoolean()).isTrue();
        assertThat(one(shown, support).get("groupIds")).isEmpty();
        assertThat(one(shown, returns).get("own").asBoolean()).isFalse();
        assertThat(one(shown, returns).get("groupIds").get(0).asString()).isEqualTo(text(group));
        assertThat(as(bo).get("/api/mailboxes").json().get("items")).hasSize(2);
        admin.put(path(bo) + "/mailboxes", Map.of("mailboxIds", List.of()));
        assertThat(as(bo).get("/api/mailboxes").json().get("items")).hasSize(1);
        var neighbour = as(SERVER.superadmin(SERVER.organization()));
        assertThat(neighbour.get(path(bo) + "/mailboxes").status()).isEqualTo(404);
    }

    @Test
    void drawsAPictureAnewAndServesItToColleaguesAlone() throws IOException {
        var bo = agent("Bo");
        var cia = agent("Cia");

        var answer = admin.put(
                "/api/admin/agents/picture",
                Map.of("agentIds", List.of(text(bo.id()), text(cia.id())), "picture", picture("jpg", 640, 300)));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var address = answer.json().get("picture").asString();
        assertThat(item(bo).get("picture").asString()).isEqualTo(address);
        var served = as(bo).get(address);
        assertThat(served.status()).isEqualTo(200);
        assertThat(served.header("Content-Type")).isEqualTo("image/png");
        assertThat(served.header("Cache-Control")).contains("private", "immutable");
        assertThat(served.header("X-Content-Type-Options")).isEqualTo("nosniff");
        var drawn = ImageIO.read(new ByteArrayInputStream(served.raw().body()));
        assertThat(drawn.getWidth()).isEqualTo(200);
        assertThat(drawn.getHeight()).isEqualTo(200);
        var colleagues = as(bo).get("/api/agents").json().get("items");
        assertThat(one(colleagues, cia.id()).get("picture").asString()).isEqualTo(address);
        assertThat(as(SERVER.superadmin(SERVER.organization())).get(address).status())
                .isEqualTo(404);
        assertThat(SERVER.client().get(address).status()).isEqualTo(401);

        var none = new HashMap<String, Object>();
        none.put("agentIds", List.of(text(bo.id())));
        none.put("picture", null);
        assertThat(admin.put("/api/admin/agents/picture", none).status()).isEqualTo(200);
        assertThat(item(bo).get("picture").isNull()).isTrue();
        assertThat(item(cia).get("picture").isNull()).isFalse();
    }

    @Test
    void takesNothingForAPictureThatIsNone() throws IOException {
        var ids = List.of(text(agent("Bo").id()));
        for (var wrong : List.of(
                picture("gif", 10, 10),
                Base64.getEncoder().encodeToString("<svg onload='x()'/>".getBytes(StandardCharsets.UTF_8)),
                "%%%",
                "")) {
            var answer = admin.put("/api/admin/agents/picture", Map.of("agentIds", ids, "picture", wrong));
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.json().get("errors").get(0).get("field").asString())
                    .isEqualTo("picture");
        }
        assertThat(admin.put(
                                "/api/admin/agents/picture",
                                Map.of("agentIds", List.of(), "picture", picture("png", 9, 9)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void writesAnAgentsSignature() {
        var bo = agent("Bo");
        var path = path(bo) + "/signature";

        var answer = admin.put(path, Map.of("signature", "<p>Bo<script>x()</script></p>", "ifVersion", 0));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(as(bo).get("/api/session/agent/signature")
                        .json()
                        .get("signature")
                        .asString())
                .contains("Bo")
                .doesNotContain("script");
        assertThat(admin.get(path).json().get("version").asLong()).isOne();
        assertThat(admin.put(path, Map.of("signature", "Late", "ifVersion", 0)).status())
                .isEqualTo(409);
        assertThat(admin.get("/api/session/agent/signature")
                        .json()
                        .get("version")
                        .asLong())
                .isZero();
    }

    private static String picture(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var draw = image.createGraphics();
        draw.setColor(Color.ORANGE);
        draw.fillRect(0, 0, width, height);
        draw.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
