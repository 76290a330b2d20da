package io.svara.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.access.Permission;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.web.TestClient;
import io.svara.web.TestClient.Answer;
import io.svara.web.TestServer;
import io.svara.web.security.Endpoints.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.pattern.PathPatternParser;

/** Which permission each call asks for: written down, and tried from outside by who has none, and by nobody. */
class EndpointPermissionsTests {

    private static final Path FILE = Path.of("..", "docs", "permissions.md");
    private static final boolean WRITE = Boolean.getBoolean("permissions.write");
    private static final String RENEW =
            "docs/permissions.md is not what the server asks for. If the change is meant, renew it:"
                    + "\n    mvn -q -Dweb.skip=true -pl server -am test -Dtest=EndpointPermissionsTests"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dpermissions.write=true\n";

    private static final PathPatternParser PATTERNS = new PathPatternParser();
    private static final TestServer SERVER = TestServer.shared();
    private static final List<Endpoint> ENDPOINTS = Endpoints.of(SERVER);

    /** Pages that hold nothing of anybody, the first run, which has its own secret, and the answer to what failed. */
    private static final Set<String> WITHOUT_USE_CASE = Set.of(
            "ANY /error",
            "GET /desk/mail.html",
            "GET /desk/mail-images.html",
            "GET /setup/{secret}",
            "POST /setup/{secret}");

    /** Everybody who is signed in has them. */
    private static final Set<Permission> OF_ALL = EnumSet.of(Permission.NONE, Permission.SIGNED_IN, Permission.TICKETS);

    /** Where an empty object is refused before anybody is asked for a permission. */
    private static final Map<String, String> BODIES = Map.of(
            "POST /api/tokens", "{\"name\": \"x\"}",
            "PATCH /api/admin/services", "{\"service\": \"tickets\"}",
            "PUT /api/admin/security", "{\"required\": \"none\", \"ifVersion\": 0}");

    @Test
    void everyCallHasAUseCaseAndSoAPermission() {
        assertThat(ENDPOINTS.stream()
                        .filter(endpoint -> endpoint.useCase() == null)
                        .map(Endpoint::toString))
                .as("a controller's method calls one use case, and that asks for a permission")
                .containsExactlyInAnyOrderElementsOf(WITHOUT_USE_CASE);
        assertThat(ENDPOINTS).hasSizeGreaterThan(100);
    }

    @Test
    void thePaperSaysWhichPermissionEachCallAsksFor() throws IOException {
        if (WRITE) {
            Files.writeString(FILE, paper());
        }
        assertThat(Files.exists(FILE)).as(RENEW).isTrue();
        assertThat(Files.readString(FILE)).as(RENEW).isEqualTo(paper());
    }

    @Test
    void whoeverHasNoPermissionIsRefusedWhateverAsksForOne() {
        var bo = SERVER.agent(SERVER.organization());
        var without = SERVER.client().signIn(bo.email(), TestServer.PASSWORD);
        var refused = new SoftAssertions();
        for (var endpoint : ENDPOINTS) {
            if (endpoint.permission() == null || OF_ALL.contains(endpoint.permission())) {
                continue;
            }
            var answer = call(without, endpoint);
            refused.assertThat(answer.status())
                    .as(endpoint + " " + answer.text())
                    .isEqualTo(403);
            refused.assertThat(answer.code()).as(endpoint.toString()).isEqualTo("forbidden");
            refused.assertThat(answer.text())
                    .as(endpoint.toString())
                    .contains("\\\"" + endpoint.permission().word() + "\\\"");
        }
        refused.assertAll();
    }

    /** The others answer them: with what is theirs, or that there is no such thing. */
    @Test
    void whoeverIsSignedInIsLetInWhereNoneIsAskedFor() {
        var bo = SERVER.add(
                SERVER.organization(), NewAgent.agent("Bo", TestServer.email(), TestServer.PASSWORD, PasswordKind.OWN));
        var client = SERVER.client().token(SERVER.token(bo));
        var answers = new SoftAssertions();
        for (var endpoint : ENDPOINTS) {
            if (endpoint.permission() == null
                    || endpoint.permission() == Permission.NONE
                    || !OF_ALL.contains(endpoint.permission())
                    || endpoint.path().endsWith("/stream")) {
                continue;
            }
            var answer = call(client, endpoint);
            if (answer.status() == 403 && answer.code().equals("not-by-token")) {
                // people alone, at a browser: TokenScopesTests
                continue;
            }
            answers.assertThat(answer.status())
                    .as(endpoint + " " + answer.text())
                    .isNotIn(401, 403)
                    .isLessThan(500);
        }
        answers.assertAll();
    }

    @Test
    void whoeverIsNotSignedInIsRefusedButForThePublicCalls() {
        var refused = new SoftAssertions();
        for (var endpoint : ENDPOINTS) {
            if (isPublic(endpoint)) {
                continue;
            }
            var answer = call(SERVER.client(), endpoint);
            refused.assertThat(answer.status())
                    .as(endpoint + " " + answer.text())
                    .isEqualTo(401);
            refused.assertThat(answer.code()).as(endpoint.toString()).isEqualTo("not-signed-in");
        }
        refused.assertAll();
    }

    private static boolean isPublic(Endpoint endpoint) {
        return PublicCalls.ALL.stream()
                .anyMatch(call -> call.method().name().equals(method(endpoint))
                        && PATTERNS.parse(call.path())
                                .matches(PathContainer.parsePath(path(endpoint).replaceFirst("\\?.*", ""))));
    }

    private static Answer call(TestClient client, Endpoint endpoint) {
        var handler = endpoint.handler().getMethod();
        if (consumes(endpoint).contains(MediaType.MULTIPART_FORM_DATA_VALUE)) {
            var part =
                    "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.gif\"\r\n\r\nGIF89a\r\n--part--\r\n";
            return client.send(method(endpoint), path(endpoint), part, "multipart/form-data; boundary=part");
        }
        var takesBody = Arrays.stream(handler.getParameters())
                .anyMatch(parameter -> parameter.isAnnotationPresent(RequestBody.class));
        var body = takesBody ? BODIES.getOrDefault(endpoint.toString(), "{}") : null;
        return client.send(method(endpoint), path(endpoint), body);
    }

    private static List<String> consumes(Endpoint endpoint) {
        var mapping =
                AnnotatedElementUtils.findMergedAnnotation(endpoint.handler().getMethod(), RequestMapping.class);
        return mapping == null ? List.of() : List.of(mapping.consumes());
    }

    private static String method(Endpoint endpoint) {
        return endpoint.method().equals("ANY") ? "GET" : endpoint.method();
    }

    /** With ids that nobody has, and whatever the call needs to be understood. */
    private static String path(Endpoint endpoint) {
        var needed = Arrays.stream(endpoint.handler().getMethod().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                .filter(parameter -> parameter.getAnnotation(RequestParam.class).required())
                .map(parameter -> parameter.getName() + "=1")
                .collect(Collectors.joining("&"));
        return endpoint.path().replaceAll("\\{[^}]+}", "1") + (needed.isEmpty() ? "" : "?" + needed);
    }

    private static String paper() {
        var lines = ENDPOINTS.stream()
                .map(endpoint -> "| %s | `%s` | %s | %s |"
                        .formatted(
                                endpoint.method(),
                                endpoint.path(),
                                permission(endpoint.permission()),
                                endpoint.useCase() == null ? "" : "`" + endpoint.useCase() + "`"))
                .collect(Collectors.joining("\n"));
        return """
                # Permissions

                Which permission each call asks for. `UseCaseGuard` asks for it before the call does anything, whoever makes the call;
                a superadmin has all. `signed-in`: any agent, who sees what is theirs. `tickets`: any agent, who sees the tickets of
                their mailboxes. *open*: the call checks its caller by itself, or does nothing for anybody. What some calls ask for
                besides: who holds `grant` gives and takes only what they hold themselves.

                `EndpointPermissionsTests` writes this file, and fails when it is not true or when a call asks for nothing.

                | method | path | permission | use case |
                |---|---|---|---|
                """ + lines + "\n";
    }

    private static String permission(@Nullable Permission permission) {
        return permission == null || permission == Permission.NONE ? "*open*" : "`" + permission.word() + "`";
    }
}
