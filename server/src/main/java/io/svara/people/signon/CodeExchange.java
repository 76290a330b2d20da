package io.svara.people.signon;

import io.svara.people.signon.SignOnFailure.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a provider gives the ID token for a code (RFC 6749, 4.1.3, with RFC 7636). Blocks: outside of transactions. */
@Component
class CodeExchange {

    private final ProviderHttp http;
    private final JsonMapper mapper;

    CodeExchange(ProviderHttp http, JsonMapper mapper) {
        this.http = http;
        this.mapper = mapper;
    }

    record Client(String id, String secret, String redirectUri) {

        @Override
        public String toString() {
            return "Client[" + id + "]";
        }
    }

    /** The ID token. */
    String exchange(Provider provider, Client client, String code, String verifier) throws SignOnFailure {
        var form = new LinkedHashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "code_verifier",
                verifier,
                "redirect_uri",
                client.redirectUri()));
        Map<String, String> headers = Map.of();
        if (provider.basic()) {
            headers = Map.of("Authorization", basic(client));
        } else {
            form.put("client_id", client.id());
            form.put("client_secret", client.secret());
        }
        var answer = http.post(provider.token(), form, headers);
        var json = json(answer);
        if (answer.status() != 200) {
            throw refusal(answer.status(), json);
        }
        var token = json.path("id_token").asString("");
        if (token.isEmpty()) {
            throw new SignOnFailure(Kind.TOKEN_REFUSED, "The provider gave none.");
        }
        return token;
    }

    /** RFC 6749, 2.3.1: both are encoded as in a form first. */
    private static String basic(Client client) {
        var pair = URLEncoder.encode(client.id(), StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(client.secret(), StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode json(ProviderHttp.Answer answer) throws SignOnFailure {
        try {
            return mapper.readTree(answer.body());
        } catch (JacksonException noJson) {
            // some refuse a client without a word of JSON
            if (answer.status() == 401) {
                return mapper.createObjectNode().put("error", "invalid_client");
            }
            throw new SignOnFailure(Kind.PROVIDER_AWAY, "It answered " + answer.status() + " and no JSON.");
        }
    }

    private static SignOnFailure refusal(int status, JsonNode json) {
        var word = json.path("error").asString("");
        var detail = (status + " " + word + " " + json.path("error_description").asString("")).strip();
        return switch (word) {
            case "invalid_client", "unauthorized_client" -> new SignOnFailure(Kind.BAD_CLIENT, detail);
            case "invalid_grant" -> new SignOnFailure(Kind.CODE_REFUSED, detail);
            default -> new SignOnFailure(status == 401 ? Kind.BAD_CLIENT : Kind.PROVIDER_AWAY, detail);
        };
    }
}
