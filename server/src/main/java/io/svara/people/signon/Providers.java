package io.svara.people.signon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import io.svara.people.signon.SignOnFailure.Kind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Providers' descriptions and keys, kept for minutes. A key that is not among those known is looked for once more, and no
 * oftener than each minute: so providers renew their keys, and nobody makes us ask without end.
 */
@Component
class Providers {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofMinutes(1);
    private static final int MAX_KEPT = 1000;
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    private record Known<T>(T what, Instant since) {

        boolean isYoungerThan(Duration age, Instant now) {
            return since.plus(age).isAfter(now);
        }
    }

    private final ProviderHttp http;
    private final JsonMapper mapper;
    private final Clock clock;
    private final Cache<String, Known<Provider>> described =
            Caffeine.newBuilder().maximumSize(MAX_KEPT).build();
    private final Cache<URI, Known<JWKSet>> keys =
            Caffeine.newBuilder().maximumSize(MAX_KEPT).build();

    Providers(ProviderHttp http, JsonMapper mapper, Clock clock) {
        this.http = http;
        this.mapper = mapper;
        this.clock = clock;
    }

    Provider find(String issuer) throws SignOnFailure {
        var known = described.getIfPresent(issuer);
        return known != null && known.isYoungerThan(KEPT, clock.instant()) ? known.what() : ask(issuer);
    }

    /** As it is now, whatever is known. */
    Provider ask(String issuer) throws SignOnFailure {
        var json = json(URI.create(issuer.replaceAll("/+$", "") + WELL_KNOWN));
        var says = json.path("issuer").asString("");
        if (!says.equals(issuer)) {
            throw new SignOnFailure(
                    Kind.WRONG_ISSUER, says.isEmpty() ? "It does not say who it is." : "It says that it is " + says);
        }
        var methods = json.path("token_endpoint_auth_methods_supported");
        var provider = new Provider(
                issuer,
                address(json, "authorization_endpoint"),
                address(json, "token_endpoint"),
                address(json, "jwks_uri"),
                !methods.isArray()
                        || methods.valueStream()
                                .anyMatch(one -> one.asString("").equals("client_secret_basic")));
        described.put(issuer, new Known<>(provider, clock.instant()));
        return provider;
    }

    private static URI address(JsonNode json, String name) throws SignOnFailure {
        try {
            return URI.create(json.path(name).asString(""));
        } catch (IllegalArgumentException malformed) {
            throw new SignOnFailure(Kind.PROVIDER_AWAY, "Its " + name + " is no address.");
        }
    }

    /** The keys that a signature with this header may have been made with. */
    List<JWK> keys(Provider provider, JWSHeader header) throws SignOnFailure {
        var matcher = JWKMatcher.forJWSHeader(header);
        if (matcher == null) {
            return List.of();
        }
        var selector = new JWKSelector(matcher);
        var now = clock.instant();
        var known = keys.getIfPresent(provider.keys());
        if (known == null || !known.isYoungerThan(KEPT, now)) {
            return selector.select(askForKeys(provider));
        }
        var found = selector.select(known.what());
        return found.isEmpty() && !known.isYoungerThan(ASKED_AGAIN_AFTER, now)
                ? selector.select(askForKeys(provider))
                : found;
    }

    JWKSet askForKeys(Provider provider) throws SignOnFailure {
        var answer = http.get(provider.keys());
        if (answer.status() != 200) {
            throw new SignOnFailure(Kind.NO_KEYS, "Its keys' address answers " + answer.status() + ".");
        }
        try {
            var set = JWKSet.parse(new String(answer.body(), StandardCharsets.UTF_8));
            keys.put(provider.keys(), new Known<>(set, clock.instant()));
            return set;
        } catch (ParseException unreadable) {
            throw new SignOnFailure(Kind.NO_KEYS, "Its keys cannot be read.");
        }
    }

    private JsonNode json(URI address) throws SignOnFailure {
        var answer = http.get(address);
        if (answer.status() != 200) {
            throw new SignOnFailure(Kind.PROVIDER_AWAY, address + " answers " + answer.status() + ".");
        }
        try {
            return mapper.readTree(answer.body());
        } catch (JacksonException noJson) {
            throw new SignOnFailure(Kind.PROVIDER_AWAY, address + " answers with no JSON.");
        }
    }
}
