package io.svara.web.openapi;

import io.svara.people.SessionCookie;
import io.svara.web.problem.ProblemAnswer;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
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
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description at /api/openapi.json says of all calls alike; the rest is read off the controllers. */
@Configuration(proxyBeanMethods = false)
class OpenApi {

    private static final String TOKEN = "token";
    private static final String SESSION = "session";
    private static final String PROBLEM = "Problem";
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
            description.getComponents().addSchemas(PROBLEM, problemSchema());
            description
                    .getPaths()
                    .values()
                    .forEach(path -> path.readOperationsMap()
                            .forEach((method, operation) -> complete(operation, method.name())));
        };
    }

    private static void complete(Operation operation, String method) {
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

    /** The only described call that is open to everybody. */
    private static boolean isPublic(Operation operation) {
        return "signIn".equals(operation.getOperationId());
    }

    private static ApiResponse problem() {
        var schema = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        return new ApiResponse()
                .description("A refusal")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
    }

    private static Schema<?> problemSchema() {
        var resolved = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(ProblemAnswer.class).resolveAsRef(false));
        return resolved.schema;
    }
}
