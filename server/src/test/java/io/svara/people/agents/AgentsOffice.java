package io.svara.people.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.installation.setup.NewOrganization;
import io.svara.kernel.AgentId;
import io.svara.kernel.Id;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.mailboxes.MailboxId;
import io.svara.people.GroupId;
import io.svara.people.Groups;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.Office;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestClient;
import io.svara.web.TestClient.Answer;
import io.svara.web.TestServer;
import io.svara.web.TestServer.TestAgent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An organisation of its own for each test of Admin > Agents, over HTTP, and what its tests share. */
abstract class AgentsOffice {

    static final TestServer SERVER = TestServer.shared();
    static final DSLContext OWNER = DSL.using(TestServer.owner(), SQLDialect.POSTGRES);

    OrganizationId organization;
    TestAgent superadmin;
    TestClient admin;

    @BeforeEach
    void makeOrganization() {
        var email = TestServer.email();
        var id = new AtomicReference<AgentId>();
        organization = SERVER.bean(NewOrganization.class)
                .make(
                        "Nordvind",
                        "sv",
                        NewAgent.superadmin("Anna", email, TestServer.PASSWORD, PasswordKind.OWN),
                        id::set);
        superadmin = new TestAgent(organization, Objects.requireNonNull(id.get()), email);
        admin = as(superadmin);
    }

    TestClient as(TestAgent agent) {
        return SERVER.client().signIn(agent.email(), TestServer.PASSWORD);
    }

    TestAgent agent(String name, Permission... permissions) {
        return SERVER.add(
                organization,
                new NewAgent(
                        name,
                        TestServer.email(),
                        TestServer.PASSWORD,
                        PasswordKind.OWN,
                        "",
                        Office.FRONT,
                        false,
                        Set.copyOf(Arrays.asList(permissions))));
    }

    GroupId group(String name, TestAgent... members) {
        var group = new AtomicReference<GroupId>();
        inside(() -> group.set(SERVER.bean(Groups.class)
                .add(name, Arrays.stream(members).map(TestAgent::id).toList())));
        return Objects.requireNonNull(group.get());
    }

    MailboxId mailbox() {
        var answer =
                admin.post("/api/mailboxes", Map.of("name", "Support", "address", "support-" + TestServer.email()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new MailboxId(Long.parseLong(answer.json().get("id").asString()));
    }

    void inside(Runnable work) {
        Scope.run(
                new Actor.Svara(organization, "test"),
                () -> SERVER.bean(TransactionTemplate.class).executeWithoutResult(_ -> work.run()));
    }

    Answer add(Map<String, Object> body) {
        return admin.post("/api/admin/agents", body);
    }

    Answer edit(TestAgent agent, Map<String, Object> body) {
        return patch(admin, path(agent), body);
    }

    static Answer patch(TestClient client, String path, Map<String, Object> body) {
        return client.send("PATCH", path, JsonMapper.shared().writeValueAsString(body));
    }

    static String path(TestAgent agent) {
        return "/api/admin/agents/" + agent.id().value();
    }

    static String text(Id id) {
        return Long.toString(id.value());
    }

    JsonNode item(TestAgent agent) {
        return one(admin.get("/api/admin/agents").json().get("items"), agent.id());
    }

    static JsonNode one(JsonNode items, Id id) {
        return items.valueStream()
                .filter(item -> item.get("id").asString().equals(text(id)))
                .findFirst()
                .orElseThrow();
    }

    int accountMails() {
        return OWNER.fetchCount(
                DSL.table("mail_outgoing"),
                DSL.condition("organization_id = ? and mailbox_id is null", organization.value()));
    }

    List<String> facts(String kind) {
        return OWNER.fetch(
                        "select facts::text from log_entry where organization_id = ? and kind = ?",
                        organization.value(),
                        kind)
                .getValues(0, String.class);
    }

    static List<Answer> together(List<Callable<Answer>> calls) throws Exception {
        var ready = new CountDownLatch(calls.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Answer>>();
            for (var call : calls) {
                running.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return call.call();
                }));
            }
            var answers = new ArrayList<Answer>();
            for (var one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }
}
