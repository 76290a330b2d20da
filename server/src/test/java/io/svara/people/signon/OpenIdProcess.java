package io.svara.people.signon;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.svara.provider.AuthorizationServer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Spring's authorization server as a process of its own, that {@link OpenIdProvider} starts and talks to. It ends with who
 * started it, however that ends: by the end of what it reads.
 */
final class OpenIdProcess {

    /** Where it is told what to say, past its own security. */
    static final String CONTROL = "/control";

    private static final Pattern ID_TOKEN = Pattern.compile("\"id_token\":\"([^\"]+)\"");
    private static final Set<String> TIMES = Set.of("iat", "exp");

    private final JWKSet firstKeys = AuthorizationServer.newKeys();
    private final AtomicReference<JWKSet> keys = new AtomicReference<>(firstKeys);
    private final AtomicInteger keysAsked = new AtomicInteger();
    private final AuthorizationServer server;
    private volatile JWKSet keysBefore = firstKeys;
    private volatile Map<String, Object> says = Map.of();
    private volatile String hands = OpenIdProvider.Hands.AS_IT_IS.name();

    private OpenIdProcess(String redirectUri) {
        server = AuthorizationServer.start(
                client(redirectUri), (selector, _) -> selector.select(keys.get()), this::claims, new Lies(), Map.of());
    }

    public static void main(String[] arguments) throws IOException {
        var process = new OpenIdProcess(arguments[0]);
        System.out.println("port " + process.server.port());
        System.out.flush();
        System.in.transferTo(java.io.OutputStream.nullOutputStream());
        Runtime.getRuntime().halt(0);
    }

    private void control(JsonNode told) {
        if (told.has("says")) {
            var claims = new HashMap<String, Object>();
            told.path("says").forEachEntry((name, value) -> claims.put(name, value(name, value)));
            says = claims;
        }
        if (told.has("hands")) {
            hands = told.path("hands").asString();
        }
        if (told.path("renewKeys").asBoolean(false)) {
            keysBefore = Objects.requireNonNull(keys.getAndSet(AuthorizationServer.newKeys()));
        }
        if (told.path("restoreKeys").asBoolean(false)) {
            keys.set(keysBefore);
        }
    }

    private static Object value(String name, JsonNode value) {
        if (TIMES.contains(name)) {
            return Instant.ofEpochSecond(value.asLong());
        }
        return Objects.requireNonNull(JsonMapper.shared().convertValue(value, Object.class));
    }

    private void claims(JwtEncodingContext token) {
        if (token.getTokenType().getValue().equals("id_token")) {
            Authentication owner = Objects.requireNonNull(token.getPrincipal());
            var name = owner.getName();
            token.getClaims()
                    .claim("email", name)
                    .claim("email_verified", true)
                    .claim("name", "Sven " + name)
                    .claims(claims -> claims.putAll(says));
        }
    }

    private String handed(String token) {
        return switch (OpenIdProvider.Hands.valueOf(hands)) {
            case AS_IT_IS -> token;
            case UNSIGNED -> unsigned(token);
            case FORGED -> forged(token);
        };
    }

    private static String unsigned(String token) {
        try {
            return new PlainJWT(SignedJWT.parse(token).getJWTClaimsSet()).serialize();
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String forged(String token) {
        try {
            var honest = SignedJWT.parse(token);
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(honest.getHeader().getKeyID())
                    .build();
            var forged = new SignedJWT(header, honest.getJWTClaimsSet());
            forged.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
            return forged.serialize();
        } catch (ParseException | JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RegisteredClient client(String redirectUri) {
        return RegisteredClient.withId("1")
                .clientId(OpenIdProvider.CLIENT)
                .clientSecret("{noop}" + OpenIdProvider.SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(redirectUri)
                .scopes(scopes -> scopes.addAll(List.of("openid", "email", "profile")))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .build();
    }

    private final class Lies implements Filter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            switch (((HttpServletRequest) request).getRequestURI()) {
                case CONTROL -> {
                    control(JsonMapper.shared().readTree(request.getInputStream()));
                    response.getWriter().print(keysAsked.get());
                }
                case "/oauth2/token" -> handOut(request, (HttpServletResponse) response, chain);
                case "/oauth2/jwks" -> {
                    keysAsked.incrementAndGet();
                    chain.doFilter(request, response);
                }
                default -> chain.doFilter(request, response);
            }
        }

        private void handOut(ServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            var kept = new ContentCachingResponseWrapper(response);
            chain.doFilter(request, kept);
            var body = new String(kept.getContentAsByteArray(), StandardCharsets.UTF_8);
            var token = ID_TOKEN.matcher(body);
            if (token.find()) {
                var told = body.replace(token.group(1), handed(token.group(1)));
                kept.resetBuffer();
                kept.getOutputStream().write(told.getBytes(StandardCharsets.UTF_8));
            }
            kept.copyBodyToResponse();
        }
    }
}
