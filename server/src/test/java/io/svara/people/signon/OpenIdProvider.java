package io.svara.people.signon;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
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
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * An organisation's provider: Spring's authorization server with a port of its own. It knows everybody, by the e-mail
 * address that they type, and can be made to say what no honest provider would.
 */
public final class OpenIdProvider implements AutoCloseable {

    public static final String CLIENT = "svara";
    public static final String SECRET = "the client's secret";
    public static final String PASSWORD = "password";
    private static final Pattern PROOF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern ID_TOKEN = Pattern.compile("\"id_token\":\"([^\"]+)\"");

    private final Tomcat tomcat = new Tomcat();
    private final AtomicReference<JWKSet> keys = new AtomicReference<>(newKeys());
    private final AtomicInteger keysAsked = new AtomicInteger();
    private volatile Consumer<JwtClaimsSet.Builder> says = _ -> {};
    private volatile UnaryOperator<String> hands = token -> token;

    private OpenIdProvider(String redirectUri) {
        try {
            tomcat.setBaseDir(Files.createTempDirectory("openid").toString());
            tomcat.setPort(0);
            tomcat.getConnector();
            var spring = new AnnotationConfigWebApplicationContext();
            spring.register(Config.class);
            JWKSource<SecurityContext> current = (selector, _) -> selector.select(keys.get());
            spring.addBeanFactoryPostProcessor(beans -> {
                beans.registerSingleton("clients", clients(redirectUri));
                beans.registerSingleton("keys", current);
                beans.registerSingleton("provider", this);
            });
            tomcat.addContext("", null)
                    .addServletContainerInitializer(
                            (_, context) -> {
                                spring.setServletContext(context);
                                spring.refresh();
                                context.addFilter("lies", new Lies()).addMappingForUrlPatterns(null, false, "/*");
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

    public static OpenIdProvider start(String redirectUri) {
        return new OpenIdProvider(redirectUri);
    }

    public String issuer() {
        return "http://127.0.0.1:" + tomcat.getConnector().getLocalPort();
    }

    /** What it says of whoever signs in from now on, beside their address. */
    void says(Consumer<JwtClaimsSet.Builder> claims) {
        says = claims;
    }

    /** What it hands out in the place of its ID token from now on. */
    void hands(UnaryOperator<String> instead) {
        hands = instead;
    }

    public void honest() {
        says = _ -> {};
        hands = token -> token;
    }

    /** Back to those before with {@link #useKeys}. */
    JWKSet renewKeys() {
        return keys.getAndSet(newKeys());
    }

    void useKeys(JWKSet known) {
        keys.set(known);
    }

    int keysAsked() {
        return keysAsked.get();
    }

    private static JWKSet newKeys() {
        try {
            return new JWKSet(
                    new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate());
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void claims(JwtEncodingContext token) {
        if (token.getTokenType().getValue().equals("id_token")) {
            Authentication owner = Objects.requireNonNull(token.getPrincipal());
            var name = owner.getName();
            token.getClaims().claim("email", name).claim("email_verified", true).claim("name", "Sven " + name);
            says.accept(token.getClaims());
        }
    }

    private static RegisteredClientRepository clients(String redirectUri) {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
                .clientId(CLIENT)
                .clientSecret("{noop}" + SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(redirectUri)
                .scopes(scopes -> scopes.addAll(List.of("openid", "email", "profile")))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .build());
    }

    /** What a person's browser does there; the answer is what stands in the address that it is sent back to. */
    Map<String, String> visit(String url, String user) {
        try (var browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            var page = browser.send(
                    HttpRequest.newBuilder(URI.create(issuer() + "/login")).build(),
                    HttpResponse.BodyHandlers.ofString());
            var proof = PROOF.matcher(page.body());
            if (!proof.find()) {
                throw new AssertionError(page.body());
            }
            var form = "username=" + URLEncoder.encode(user, StandardCharsets.UTF_8) + "&password=" + PASSWORD
                    + "&_csrf=" + URLEncoder.encode(proof.group(1), StandardCharsets.UTF_8);
            browser.send(
                    HttpRequest.newBuilder(URI.create(issuer() + "/login"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            var back = browser.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .header("Accept", "text/html")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return query(back.headers().firstValue("Location").orElseThrow(() -> new AssertionError(back.body())));
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static Map<String, String> query(String location) {
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

    private final class Lies implements Filter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            var path = ((HttpServletRequest) request).getRequestURI();
            if (path.equals("/oauth2/jwks")) {
                keysAsked.incrementAndGet();
            }
            if (!path.equals("/oauth2/token")) {
                chain.doFilter(request, response);
                return;
            }
            var kept = new ContentCachingResponseWrapper((HttpServletResponse) response);
            chain.doFilter(request, kept);
            var body = new String(kept.getContentAsByteArray(), StandardCharsets.UTF_8);
            var token = ID_TOKEN.matcher(body);
            if (token.find()) {
                var told = body.replace(token.group(1), hands.apply(token.group(1)));
                kept.resetBuffer();
                kept.getOutputStream().write(told.getBytes(StandardCharsets.UTF_8));
            }
            kept.copyBodyToResponse();
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

        /** A bean of this method's type: it is looked for by it. */
        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(OpenIdProvider provider) {
            return provider::claims;
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
    }
}
