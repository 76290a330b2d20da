package io.svara.mail.grant;

import io.svara.mail.grant.GrantFailure.Kind;
import io.svara.mail.grant.ProviderSettings.App;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a provider gives out tokens (RFC 6749, 3.2). Blocks: outside of transactions. */
@Component
class TokenEndpoint {

    /**
     * @param refreshToken null where the one before stays
     * @param scope what was granted; null where all that was asked for
     * @param account the address of whoever granted it; null where the answer does not say
     */
    record Tokens(
            String accessToken,
            Duration validFor,
            @Nullable String refreshToken,
            @Nullable String scope,
            @Nullable String account) {

        @Override
        public String toString() {
            return "Tokens[of " + account + "]";
        }
    }

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final int MAX_BYTES = 256 * 1024;
    private static final int MAX_TOKEN = 16_000;
    private static final Duration USUAL_VALIDITY = Duration.ofMinutes(30);

    /** Words of RFC 6749, OpenID Connect and Microsoft by which a grant is over. */
    private static final Set<String> OVER = Set.of(
            "invalid_grant",
            "interaction_required",
            "login_required",
            "consent_required",
            "account_selection_required",
            "access_denied");

    private static final Set<String> PASSING = Set.of("temporarily_unavailable", "server_error", "slow_down");

    private final JsonMapper mapper;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    TokenEndpoint(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** For a code that the provider has just given. */
    Tokens exchange(App app, String code, String verifier, String redirectUri) throws GrantFailure {
        return ask(
                app,
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "code_verifier", verifier,
                        "redirect_uri", redirectUri));
    }

    Tokens renew(App app, String refreshToken) throws GrantFailure {
        return ask(app, Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    private Tokens ask(App app, Map<String, String> question) throws GrantFailure {
        if (app.clientId() == null || app.clientSecret() == null) {
            throw new GrantFailure(Kind.PROVIDER_REFUSED, "This installation has no app with this provider any more.");
        }
        var form = new LinkedHashMap<>(question);
        form.put("client_id", app.clientId());
        form.put("client_secret", app.clientSecret());
        var answer = send(app.tokenUrl(), form);
        var json = json(answer);
        if (answer.status() / 100 != 2) {
            throw refusal(answer.status(), json);
        }
        return tokens(json);
    }

    private record Answer(int status, byte[] body) {}

    private Answer send(URI url, Map<String, String> form) throws GrantFailure {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(url)
                .timeout(ANSWER)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream bytes = response.body()) {
                return new Answer(response.statusCode(), bytes.readNBytes(MAX_BYTES));
            }
        } catch (IOException failed) {
            throw new GrantFailure(Kind.PROVIDER_AWAY, url.getHost() + ": " + text(failed));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new GrantFailure(Kind.PROVIDER_AWAY, "Svara is being stopped.");
        }
    }

    private static String text(Exception failed) {
        var message = failed.getMessage();
        return message == null ? failed.getClass().getSimpleName() : message;
    }

    private JsonNode json(Answer answer) throws GrantFailure {
        try {
            return mapper.readTree(answer.body());
        } catch (JacksonException noJson) {
            throw new GrantFailure(Kind.PROVIDER_AWAY, "It answered " + answer.status() + " and no JSON.");
        }
    }

    private static GrantFailure refusal(int status, JsonNode json) {
        var word = json.path("error").asString("");
        var detail = (word + ": " + json.path("error_description").asString("")).strip();
        if (OVER.contains(word)) {
            return new GrantFailure(Kind.GRANT_LAPSED, detail);
        }
        boolean passes = status >= 500 || status == 429 || status == 408 || PASSING.contains(word);
        return new GrantFailure(passes ? Kind.PROVIDER_AWAY : Kind.PROVIDER_REFUSED, status + " " + detail);
    }

    private Tokens tokens(JsonNode json) throws GrantFailure {
        var access = token(json, "access_token");
        if (access == null) {
            throw new GrantFailure(Kind.PROVIDER_AWAY, "Its answer holds no token.");
        }
        var seconds = json.path("expires_in").asLong(0);
        return new Tokens(
                access,
                seconds > 0 ? Duration.ofSeconds(seconds) : USUAL_VALIDITY,
                token(json, "refresh_token"),
                json.path("scope").isString() ? json.path("scope").asString() : null,
                account(json.path("id_token").asString("")));
    }

    private static @Nullable String token(JsonNode json, String name) {
        var value = json.path(name).asString("");
        boolean usable = !value.isEmpty()
                && value.length() <= MAX_TOKEN
                && value.chars().allMatch(letter -> letter > ' ' && letter < 127);
        return usable ? value : null;
    }

    /**
     * Whose the account is. The statement comes from the provider itself over TLS, so its signature need not be looked at
     * (OpenID Connect Core 1.0, 3.1.3.7).
     */
    private @Nullable String account(String idToken) {
        var parts = idToken.split("\\.");
        if (parts.length < 2) {
            return null;
        }
        try {
            var claims = mapper.readTree(Base64.getUrlDecoder().decode(parts[1]));
            var email = claims.path("email").asString("");
            var name = Objects.requireNonNull(
                    email.isEmpty() ? claims.path("preferred_username").asString("") : email);
            return name.contains("@") ? name : null;
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return null;
        }
    }
}
