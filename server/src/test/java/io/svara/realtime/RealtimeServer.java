package io.svara.realtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.svara.kernel.AccountId;
import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.SettableClock;
import io.svara.kernel.SvaraSettings;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.database.KernelDatabase;
import io.svara.kernel.log.LogEntry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The kernel and this module on a real server. Who asks is said in the header {@code X-Agent: organisation.agent};
 * an agent sees the tickets below ten times their own number.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(SvaraSettings.class)
@ComponentScan(
        basePackages = {
            "io.svara.realtime",
            "io.svara.kernel.log",
            "io.svara.kernel.signal",
            "io.svara.kernel.queue",
            "io.svara.kernel.access"
        },
        // this server has sign-ins and tickets of its own
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.(SignedIn|TicketEvents|presence\\..*)"))
class RealtimeServer {

    @Bean(destroyMethod = "close")
    KernelDatabase kernelDatabase() {
        return KernelDatabase.open();
    }

    @Bean(destroyMethod = "")
    DataSource dataSource(KernelDatabase database) {
        return database.dataSource();
    }

    @Bean
    PlatformTransactionManager transactionManager(KernelDatabase database) {
        return database.transactions();
    }

    @Bean
    SettableClock clock() {
        return new SettableClock(Instant.parse("2026-11-20T08:00:00Z"));
    }

    @Bean
    SecurityFilterChain open(HttpSecurity security) {
        return security.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterAfter(
                        new AgentFromHeader(),
                        org.springframework.security.web.access.intercept.AuthorizationFilter.class)
                .build();
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    Sessions sessions() {
        return new Sessions();
    }

    @Bean
    LowTickets lowTickets() {
        return new LowTickets();
    }

    /** An agent sees the tickets below ten times their own number. */
    static final class LowTickets implements EventVisibility {

        private final AtomicInteger asked = new AtomicInteger();

        int asked() {
            return asked.get();
        }

        @Override
        public String subjectKind() {
            return "ticket";
        }

        @Override
        public Map<Actor.Agent, List<LogEntry>> visible(Collection<Actor.Agent> agents, List<LogEntry> entries) {
            asked.incrementAndGet();
            return agents.stream()
                    .distinct()
                    .collect(Collectors.toMap(
                            Function.identity(),
                            agent -> entries.stream()
                                    .filter(entry ->
                                            entry.subjectId() < agent.agent().value() * 10)
                                    .toList()));
        }
    }

    /** Sign-ins by the header's text, until they are ended. */
    static final class Sessions implements StreamSession {

        private final Set<String> ended = ConcurrentHashMap.newKeySet();

        void end(String key) {
            ended.add(key);
        }

        @Override
        public Held of(HttpServletRequest request, Actor.Agent agent) {
            var key = request.getHeader("X-Agent");
            return () -> !ended.contains(key);
        }
    }

    private static final class AgentFromHeader extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var header = request.getHeader("X-Agent");
            if (header == null) {
                chain.doFilter(request, response);
                return;
            }
            var parts = header.split("\\.", -1);
            var agent = new Actor.Agent(
                    new OrganizationId(Long.parseLong(parts[0])),
                    new AgentId(Long.parseLong(parts[1])),
                    new AccountId(1),
                    false,
                    Set.of());
            try {
                Scope.<Boolean, Exception>call(agent, () -> {
                    chain.doFilter(request, response);
                    return true;
                });
            } catch (ServletException | IOException | RuntimeException failed) {
                throw failed;
            } catch (Exception failed) {
                throw new ServletException(failed);
            }
        }
    }
}
