package io.svara.web.security;

import io.svara.kernel.ServingOnly;
import io.svara.kernel.access.Scope;
import io.svara.kernel.problem.Problem;
import io.svara.people.Callers;
import io.svara.web.desk.DeskPage;
import io.svara.web.pages.MissingPage;
import io.svara.web.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What every request goes through: safe headers, proof against forgery, who is calling, and whether that is enough
 * to get in. Deny by default: what {@link PublicCalls} does not name needs a signed-in caller. What they may do there
 * is asked by the use case. Short on purpose: each filter costs every request.
 */
@ServingOnly
@Configuration(proxyBeanMethods = false)
class SecurityChain {

    /**
     * No inline script or style anywhere. The desk and the frame for mails have policies of their own. The connections
     * are the service worker's: what it may fetch is said by the answer that it came in.
     */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; "
            + "frame-ancestors 'none'; base-uri 'none'";

    private static final String FRAME_OPTIONS = "X-Frame-Options";
    private static final RequestMatcher OWN_SESSION = PathPatternRequestMatcher.pathPattern("/api/session/**");

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http, Callers callers, ProblemWriter problems, MissingPage missingPage, DeskPage desk)
            throws Exception {
        return http.csrf(csrf -> csrf.csrfTokenRepository(new SessionCsrfTokens())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(new ForgeableRequests()))
                .headers(SecurityChain::safeHeaders)
                .addFilterBefore(new DeskFilter(desk), AuthorizationFilter.class)
                .addFilterBefore(new ActorFilter(callers, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .anyRequest()
                        .access((_, context) -> new AuthorizationDecision(mayEnter(context.getRequest()))))
                .exceptionHandling(refusals -> refusals.accessDeniedHandler((request, response, denied) ->
                                refuse(request, response, refusal(request, denied), problems, missingPage))
                        .authenticationEntryPoint((request, response, _) ->
                                refuse(request, response, Problem.notSignedIn(), problems, missingPage)))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private static void safeHeaders(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                .addHeaderWriter(SecurityChain::denyFrames);
    }

    /** Spring's own writer would overrule the one page that the desk shows in a frame. */
    private static void denyFrames(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(FRAME_OPTIONS)) {
            response.setHeader(FRAME_OPTIONS, "DENY");
        }
    }

    private static boolean mayEnter(HttpServletRequest request) {
        if (PublicCalls.contain(request)) {
            return true;
        }
        var held = ActorFilter.mustChangePassword(request) || ActorFilter.mustEnrol(request);
        return Scope.find().isPresent() && (!held || OWN_SESSION.matches(request));
    }

    private static void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            Problem refusal,
            ProblemWriter problems,
            MissingPage missingPage)
            throws IOException {
        // every page that there is can be seen by all, so what is refused to a stranger's browser is none
        if (refusal.kind() == Problem.Kind.UNAUTHENTICATED && missingPage.isWantedFor(request)) {
            missingPage.write(request, response);
            return;
        }
        problems.write(response, refusal);
    }

    private static Problem refusal(HttpServletRequest request, AccessDeniedException denied) {
        if (denied instanceof CsrfException) {
            return Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "csrf",
                    "Send the value of the cookie XSRF-TOKEN in the header X-XSRF-TOKEN, or use an API token.");
        }
        if (ActorFilter.mustChangePassword(request)) {
            return Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "password-change-needed",
                    "Your password was given to you by somebody else. Choose your own at PUT /api/session/password.");
        }
        if (ActorFilter.mustEnrol(request)) {
            return Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "second-factor-needed",
                    "Your organisation asks for a second factor. Set one up at /api/session/two-factor, or by a passkey.");
        }
        return Problem.notSignedIn();
    }
}
