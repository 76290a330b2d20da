package io.svara.mail.grant;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/**
 * A provider of accounts: Spring's authorization server with a port of its own. Everybody is known to it, their refresh tokens
 * hold once, and it can be told to be away.
 */
public final class TestProvider implements AutoCloseable {

    public static final String CLIENT = "svara-app";
    public static final String SECRET = "svara-secret";
    public static final String SCOPE = "https://mail.google.com/";
    private static final String PASSWORD = "password";
    private static final Pattern STATE = Pattern.compile("name=\"state\" value=\"([^\"]+)\"");

    private static final Pattern PROOF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final Tomcat tomcat = new Tomcat();
    private final Accounts accounts = new Accounts();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private volatile boolean away;

    private TestProvider(String redirectUri) {
        try {
            tomcat.setBaseDir(Files.createTempDirectory("provider").toString());
            tomcat.setPort(0);
            tomcat.getConnector();
            var spring = new AnnotationConfigWebApplicationContext();
            spring.register(Config.class);
            spring.addBeanFactoryPostProcessor(beans -> {
                beans.registerSingleton("accounts", accounts);
                beans.registerSingleton("clients", clients(redirectUri));
            });
            tomcat.addContext("", null)
                    .addServletContainerInitializer(
                            (_, context) -> {
                                spring.setServletContext(context);
                                spring.refresh();
                                context.addFilter("counting", new Counting())
                                        .addMappingForUrlPatterns(null, false, "/*");
                                context.addFilter(
                                                "security",
                                                new DelegatingFilterProxy("springSecurityFilterChain", spring))
                                        .addMappingForUrlPatterns(null, true, "/*");
                                context.addServlet("none", new HttpServlet() {}).addMapping("/");
                            },
                            null);
            tomcat.start();
        } catch (IOException | LifecycleException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static TestProvider start(String redirectUri) {
        return new TestProvider(redirectUri);
    }

    private static RegisteredClientRepository clients(String redirectUri) {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
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
                .build());
    }

    public String url() {
        return "http://127.0.0.1:" + tomcat.getConnector().getLocalPort();
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
        try (var browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            signIn(browser, user);
            var page = browser.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .header("Accept", "text/html")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (page.statusCode() == 200) {
                page = consent(browser, page.body(), grants);
            }
            var location = page.headers().firstValue("Location").orElseThrow(() -> new AssertionError(url));
            if (!location.contains("?")) {
                throw new AssertionError(location);
            }
            return query(location);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void signIn(HttpClient browser, String user) throws IOException, InterruptedException {
        var page = browser.send(
                HttpRequest.newBuilder(URI.create(url() + "/login")).build(), HttpResponse.BodyHandlers.ofString());
        var proof = PROOF.matcher(page.body());
        if (!proof.find()) {
            throw new AssertionError(page.body());
        }
        post(browser, url() + "/login", Map.of("username", user, "password", PASSWORD, "_csrf", proof.group(1)));
    }

    private HttpResponse<String> consent(HttpClient browser, String page, boolean grants)
            throws IOException, InterruptedException {
        var state = STATE.matcher(page);
        if (!state.find()) {
            throw new AssertionError(page);
        }
        var form = new HashMap<>(Map.of("client_id", CLIENT, "state", state.group(1)));
        if (grants) {
            form.put("scope", SCOPE + " email");
        }
        return post(browser, url() + "/oauth2/authorize", form);
    }

    private static HttpResponse<String> post(HttpClient browser, String url, Map<String, String> form)
            throws IOException, InterruptedException {
        var body = new StringBuilder();
        form.forEach((name, values) -> {
            for (var value : name.equals("scope") ? values.split(" ") : new String[] {values}) {
                body.append(body.isEmpty() ? "" : "&")
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return browser.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static Map<String, String> query(String location) {
        var values = new HashMap<String, String>();
        for (var pair : URI.create(location).getRawQuery().split("&")) {
            var parts = pair.split("=", 2);
            values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return values;
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException left) {
            // gone with the process
        }
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

    @Configuration
    @EnableWebSecurity
    static class Config {

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        AuthorizationServerSettings addresses() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        UserDetailsService users() {
            return name -> User.withUsername(name)
                    .password("{noop}" + PASSWORD)
                    .roles("USER")
                    .build();
        }

        @Bean
        JWKSource<SecurityContext> keys() throws JOSEException {
            return new ImmutableJWKSet<>(
                    new JWKSet(new RSAKeyGenerator(2048).keyID("1").generate()));
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> whose() {
            return token -> {
                Authentication owner = Objects.requireNonNull(token.getPrincipal());
                token.getClaims().claim("email", owner.getName());
            };
        }
    }
}
