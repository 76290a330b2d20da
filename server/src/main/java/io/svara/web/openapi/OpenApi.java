package io.svara.web.openapi;

import io.svara.people.SessionCookie;
import io.svara.web.problem.ProblemAnswer;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description at /api/openapi.json says of all calls alike; the rest is read off the controllers. */
@Configuration(proxyBeanMethods = false)
class OpenApi {

    private static final String TOKEN = "token";
    private static final String SESSION = "session";
    private static final String PROBLEM = "Problem";
    private static final String JSON = "application/json";

    /** What is described and open to everybody. */
    private static final Set<String> PUBLIC = Set.of(
            "signIn",
            "getInstallation",
            "getSecondStep",
            "finishSignIn",
            "sendSignInCode",
            "beginPasskeySecondStep",
            "beginPasskeySignIn",
            "signInWithPasskey",
            "sendPasswordLink",
            "checkPasswordLink",
            "setPassword");

    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Svara")
                        .version("1")
                        .description("Ids are strings, instants ISO-8601 in UTC. Errors are RFC 9457 with a stable"
                                + " code. Ignore fields and values that you do not know: more will come."))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("An API token"))
                        .addSecuritySchemes(
                                SESSION,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name(SessionCookie.NAME)
                                        .description("A signed-in browser. Writing calls send the value of the cookie "
                                                + SessionCookie.CSRF_COOKIE + " in the header "
                                                + SessionCookie.CSRF_HEADER + ".")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN))
                .addSecurityItem(new SecurityRequirement().addList(SESSION));
    }

    @Bean
    ModelConverter svaraTypes() {
        return new SvaraTypes();
    }

    @Bean
    GlobalOpenApiCustomizer sameForAllCalls() {
        return description -> {
            addProblem(description.getComponents());
            description
                    .getPaths()
                    .forEach((path, calls) -> calls.readOperationsMap()
                            .forEach((method, operation) -> complete(operation, path, method.name())));
            Answers.requireAll(description);
            sort(description);
        };
    }

    /** The same file each time, whichever order the controllers are found in. */
    private static void sort(OpenAPI description) {
        var paths = new Paths();
        new TreeMap<>(description.getPaths()).forEach(paths::addPathItem);
        description.setPaths(paths);
        var components = description.getComponents();
        components.setSchemas(new TreeMap<>(components.getSchemas()));
        description.setTags(null);
    }

    private static void complete(Operation operation, String path, String method) {
        operation.setTags(List.of(subject(path)));
        operation.getResponses().values().forEach(OpenApi::nameFiles);
        operation.getResponses().addApiResponse("default", problem());
        if (WRITING.contains(method)) {
            operation.addParametersItem(new HeaderParameter()
                    .name("Idempotency-Key")
                    .description("The same key again gets the answer of the first call, for at least a day")
                    .schema(SvaraTypes.string().maxLength(200)));
        }
        if (isPublic(operation)) {
            operation.setSecurity(List.of());
        }
    }

    /** Files are no JSON, which is what calls answer where they do not say otherwise. */
    private static void nameFiles(ApiResponse response) {
        var content = response.getContent();
        var json = content == null ? null : content.get(JSON);
        if (json != null
                && json.getSchema() != null
                && "binary".equals(json.getSchema().getFormat())) {
            content.remove(JSON);
            content.addMediaType("application/octet-stream", json);
        }
    }

    /** Such as {@code tickets} for {@code /api/tickets/{id}}. */
    private static String subject(String path) {
        var parts = path.split("/", 4);
        return parts.length > 2 ? parts[2] : parts[1];
    }

    private static boolean isPublic(Operation operation) {
        return PUBLIC.contains(operation.getOperationId());
    }

    private static ApiResponse problem() {
        var schema = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        return new ApiResponse()
                .description("A refusal")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
    }

    private static void addProblem(Components components) {
        var resolved = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(ProblemAnswer.class).resolveAsRef(false));
        components.addSchemas(PROBLEM, resolved.schema);
        resolved.referencedSchemas.forEach((name, schema) -> {
            if (!name.equals(ProblemAnswer.class.getSimpleName())) {
                components.addSchemas(name, schema);
            }
        });
    }
}
