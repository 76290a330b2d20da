package io.svara.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/** Spring's authorization server with a port of its own. Everybody is known to it, by one password: what doubles of providers are made of. */
public final class AuthorizationServer implements AutoCloseable {

    public static final String PASSWORD = "password";

    /** What its tokens say beside what they have to. */
    public interface Claims {
        void say(JwtEncodingContext token);
    }

    private final Tomcat tomcat = new Tomcat();

    private AuthorizationServer() {}

    /**
     * @param before stands before all, its own security too
     * @param more beans that take the place of Spring's, by name
     */
    public static AuthorizationServer start(
            RegisteredClient client,
            JWKSource<SecurityContext> keys,
            Claims claims,
            Filter before,
            Map<String, Object> more) {
        var spring = new AnnotationConfigWebApplicationContext();
        spring.register(Config.class);
        spring.addBeanFactoryPostProcessor(beans -> {
            beans.registerSingleton("clients", new InMemoryRegisteredClientRepository(client));
            beans.registerSingleton("keys", keys);
            beans.registerSingleton("said", claims);
            more.forEach(beans::registerSingleton);
        });
        var server = new AuthorizationServer();
        server.serve(spring, before);
        return server;
    }

    private void serve(AnnotationConfigWebApplicationContext spring, Filter before) {
        try {
            tomcat.setBaseDir(Files.createTempDirectory("provider").toString());
            tomcat.setPort(0);
            tomcat.getConnector();
            tomcat.addContext("", null)
                    .addServletContainerInitializer(
                            (_, context) -> {
                                spring.setServletContext(context);
                                spring.refresh();
                                context.addFilter("before", before).addMappingForUrlPatterns(null, false, "/*");
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

    public static JWKSet newKeys() {
        try {
            return new JWKSet(
                    new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate());
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public int port() {
        return tomcat.getConnector().getLocalPort();
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
        OAuth2TokenCustomizer<JwtEncodingContext> claims(Claims said) {
            return said::say;
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
