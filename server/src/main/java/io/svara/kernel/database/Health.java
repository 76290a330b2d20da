package io.svara.kernel.database;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * {@code GET /health}: 200 when Svara serves and its database answers, else 503. It stands before all other filters, for
 * it is asked every second by programs that have no business with sign-in, sessions or limits.
 */
@Configuration(proxyBeanMethods = false)
class Health {

    private static final int ANSWER_SECONDS = 2;

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> healthFilter(
            Database database, DataSource dataSource, ApplicationAvailability availability) {
        var registration = new FilterRegistrationBean<OncePerRequestFilter>(new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws IOException {
                var ready = availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC
                        && answers(database, dataSource);
                response.setStatus(ready ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                response.setContentType("application/json;charset=UTF-8");
                response.setHeader("Cache-Control", "no-store");
                response.getWriter().write(ready ? "{\"status\":\"ready\"}" : "{\"status\":\"unavailable\"}");
            }
        });
        registration.addUrlPatterns("/health");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    private static boolean answers(Database database, DataSource dataSource) {
        if (database.away()) {
            return false;
        }
        try (var connection = dataSource.getConnection()) {
            return connection.isValid(ANSWER_SECONDS);
        } catch (SQLException noConnection) {
            return false;
        }
    }
}
