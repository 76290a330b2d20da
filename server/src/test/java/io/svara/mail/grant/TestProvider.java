package io.svara.mail.grant;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import io.svara.provider.AuthorizationServer;
import io.svara.provider.Visitor;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;

/**
 * A provider of accounts: Spring's authorization server with a port of its own. Everybody is known to it, their refresh tokens
 * hold once, and it can be told to be away.
 */
public final class TestProvider implements AutoCloseable {

    public static final String CLIENT = "svara-app";
    public static final String SECRET = "svara-secret";
    public static final String SCOPE = "https://mail.google.com/";
    private static final Pattern STATE = Pattern.compile("name=\"state\" value=\"([^\"]+)\"");

    private final Accounts accounts = new Accounts();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final AuthorizationServer server;
    private volatile boolean away;

    private TestProvider(String redirectUri) {
        server = AuthorizationServer.start(
                client(redirectUri),
                new ImmutableJWKSet<>(AuthorizationServer.newKeys()),
                TestProvider::sayWhose,
                new Counting(),
                Map.of("accounts", accounts));
    }

    public static TestProvider start(String redirectUri) {
        return new TestProvider(redirectUri);
    }

    private static void sayWhose(JwtEncodingContext token) {
        Authentication owner = Objects.requireNonNull(token.getPrincipal());
        token.getClaims().claim("email", owner.getName());
    }

    private static RegisteredClient client(String redirectUri) {
        return RegisteredClient.withId("1")
                .clientId(CLIENT)
                .clientSecret("{noop}" + SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(redirectUri)
                .scopes(scopes -> scopes.addAll(List.of("openid", "email", SCOPE)))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(true)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .reuseRefreshTokens(false)
                        .accessTokenFormat(OAuth2TokenFormat.REFERENCE)
                        .build())
                .build();
    }

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The server's settings that make it the place of Google's accounts. */
    public List<String> asGoogle() {
        return List.of(
                "--svara.providers.google.client-id=" + CLIENT,
                "--svara.providers.google.client-secret=" + SECRET,
                "--svara.providers.google.authorize-url=" + url() + "/oauth2/authorize",
                "--svara.providers.google.token-url=" + url() + "/oauth2/token");
    }

    /** For mail servers that ask whose a token is. */
    public String introspectionUrl() {
        return url().replace("http://", "http://" + CLIENT + ":" + SECRET + "@") + "/oauth2/introspect";
    }

    public boolean holds(String user, String token) {
        var found = accounts.findByToken(token, OAuth2TokenType.ACCESS_TOKEN);
        return found != null && found.getPrincipalName().equals(user);
    }

    /** The account's owner takes back all that they have granted. */
    public void revoke(String user) {
        accounts.all.values().stream()
                .filter(one -> one.getPrincipalName().equals(user))
                .toList()
                .forEach(accounts::remove);
    }

    /** Access tokens end, what they are renewed by stays. */
    public void endAccess(String user) {
        accounts.all.values().stream()
                .filter(one -> one.getPrincipalName().equals(user))
                .toList()
                .forEach(one -> {
                    var access = one.getAccessToken();
                    if (access != null) {
                        accounts.save(OAuth2Authorization.from(one)
                                .invalidate(access.getToken())
                                .build());
                    }
                });
    }

    public void away(boolean isAway) {
        away = isAway;
    }

    /** @param grantType {@code authorization_code} or {@code refresh_token} */
    public int asked(String grantType) {
        return asked.computeIfAbsent(grantType, _ -> new AtomicInteger()).get();
    }

    /** What a person's browser does there; the answer is what the address of the page holds that it is sent back to. */
    public Map<String, String> visit(String url, String user, boolean grants) {
        try (var visitor = Visitor.signedIn(url(), user)) {
            var page = visitor.open(url);
            return Visitor.brought(page.statusCode() == 200 ? consented(visitor, page.body(), grants) : page);
        }
    }

    private HttpResponse<String> consented(Visitor visitor, String page, boolean grants) {
        var state = STATE.matcher(page);
        if (!state.find()) {
            throw new AssertionError(page);
        }
        var form = new HashMap<>(Map.of("client_id", CLIENT, "state", state.group(1)));
        if (grants) {
            form.put("scope", SCOPE + " email");
        }
        return visitor.send(url() + "/oauth2/authorize", form);
    }

    @Override
    public void close() {
        server.close();
    }

    private final class Counting implements Filter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (((HttpServletRequest) request).getRequestURI().equals("/oauth2/token")) {
                asked.computeIfAbsent(request.getParameter("grant_type"), _ -> new AtomicInteger())
                        .incrementAndGet();
                if (away) {
                    ((HttpServletResponse) response).sendError(503);
                    return;
                }
            }
            chain.doFilter(request, response);
        }
    }

    /** All that is granted, so that it can be taken back. */
    private static final class Accounts implements OAuth2AuthorizationService {

        private final InMemoryOAuth2AuthorizationService kept = new InMemoryOAuth2AuthorizationService();
        private final Map<String, OAuth2Authorization> all = new ConcurrentHashMap<>();

        @Override
        public void save(OAuth2Authorization authorization) {
            kept.save(authorization);
            all.put(authorization.getId(), authorization);
        }

        @Override
        public void remove(OAuth2Authorization authorization) {
            kept.remove(authorization);
            all.remove(authorization.getId());
        }

        @Override
        public @Nullable OAuth2Authorization findById(String id) {
            return kept.findById(id);
        }

        @Override
        public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
            return kept.findByToken(token, type);
        }
    }
}
