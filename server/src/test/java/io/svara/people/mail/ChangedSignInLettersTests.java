package io.svara.people.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.installation.setup.NewOrganization;
import io.svara.kernel.AgentId;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestClient;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Whoever's ways to sign in are changed is told by mail, whoever changed them. */
class ChangedSignInLettersTests {

    private static final TestServer SERVER = TestServer.shared();
    private static final DSLContext OWNER = DSL.using(TestServer.owner(), SQLDialect.POSTGRES);

    private TestAgent anna;
    private TestAgent bo;
    private TestClient admin;

    /** A letter as it is queued. */
    private record Letter(String to, String subject) {}

    @BeforeEach
    void makeOrganization() {
        var email = TestServer.email();
        var id = new AtomicReference<AgentId>();
        var organization = SERVER.bean(NewOrganization.class)
                .make(
                        "Nordvind",
                        "en",
                        NewAgent.superadmin("Anna", email, TestServer.PASSWORD, PasswordKind.OWN),
                        id::set);
        anna = new TestAgent(organization, Objects.requireNonNull(id.get()), email);
        bo = SERVER.agent(organization);
        admin = SERVER.client().signIn(anna.email(), TestServer.PASSWORD);
    }

    @Test
    void bothAddressesAreToldOfAnother() {
        var email = TestServer.email();

        assertThat(edit(Map.of("email", email, "department", "Returns")).status())
                .isEqualTo(200);

        assertThat(letters())
                .containsExactly(
                        new Letter(bo.email(), "You no longer sign in with this address"),
                        new Letter(email, "You sign in with this address now"));
    }

    @Test
    void anAddressThatStaysIsNotWrittenTo() {
        assertThat(edit(Map.of("email", bo.email(), "department", "Returns")).status())
                .isEqualTo(200);

        assertThat(letters()).isEmpty();
    }

    @Test
    void aPasswordThatAnAdministratorSetsIsToldOf() {
        var answer = admin.post(path() + "/temporary-password", Map.of());

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(letters()).containsExactly(new Letter(bo.email(), "You have been given a new password"));
    }

    @Test
    void aTokenOfOnesOwnIsToldOf() {
        var bos = SERVER.client().signIn(bo.email(), TestServer.PASSWORD);

        var made = bos.post("/api/tokens", Map.of("name", "Warehouse"));

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(letters()).containsExactly(new Letter(bo.email(), "An API token was made for your account"));
    }

    @Test
    void aTokenThatTheOperatorMakesIsNot() {
        SERVER.token(bo);

        assertThat(letters()).isEmpty();
    }

    private TestClient.Answer edit(Map<String, Object> body) {
        return admin.send("PATCH", path(), JsonMapper.shared().writeValueAsString(body));
    }

    private String path() {
        return "/api/admin/agents/" + bo.id().value();
    }

    private List<Letter> letters() {
        return OWNER.fetch(
                        "select mail #>> '{to,0,email}', mail ->> 'subject' from mail_outgoing"
                                + " where organization_id = ? and mailbox_id is null order by id",
                        anna.organization().value())
                .map(row -> new Letter(row.get(0, String.class), row.get(1, String.class)));
    }
}
