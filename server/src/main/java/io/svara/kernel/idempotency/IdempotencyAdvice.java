package io.svara.kernel.idempotency;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes the header {@code Idempotency-Key} on every writing call of every controller, so that none is forgotten. It
 * stands around the controller's method, where the request is read and the answer is still an object: the one place
 * from which the use case's transaction can also hold the answer.
 */
@Configuration(proxyBeanMethods = false)
class IdempotencyAdvice {

    private static final String HEADER = "Idempotency-Key";

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static DefaultPointcutAdvisor idempotencyAdvisor(
            ObjectProvider<Idempotency> idempotency, ObjectProvider<JsonMapper> json) {
        MethodInterceptor advice = call -> once(call, idempotency.getObject(), json.getObject());
        return new DefaultPointcutAdvisor(new Writes(), advice);
    }

    private static @Nullable Object once(MethodInvocation call, Idempotency idempotency, JsonMapper json)
            throws Throwable {
        var request = request();
        var key = request == null ? null : request.getHeader(HEADER);
        if (request == null || key == null || !(Scope.find().orElse(null) instanceof Actor.Agent agent)) {
            return call.proceed();
        }
        var hash = RequestHash.of(request, call.getMethod(), call.getArguments(), json);
        return idempotency.once(agent, key, hash, call::proceed, result -> answer(call.getMethod(), result, json));
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest()
                : null;
    }

    private static Idempotency.Answer answer(Method method, @Nullable Object result, JsonMapper json) {
        if (result instanceof ResponseEntity<?> entity) {
            var location = entity.getHeaders().getLocation();
            return new Idempotency.Answer(
                    entity.getStatusCode().value(),
                    location == null ? null : location.toString(),
                    text(entity.getBody(), json));
        }
        return new Idempotency.Answer(status(method), null, text(result, json));
    }

    private static int status(Method method) {
        var status = AnnotatedElementUtils.findMergedAnnotation(method, ResponseStatus.class);
        return status == null ? 200 : status.code().value();
    }

    private static @Nullable String text(@Nullable Object body, JsonMapper json) {
        return body == null ? null : json.writeValueAsString(body);
    }

    /** The methods that answer POST, PUT, PATCH and DELETE. */
    private static final class Writes extends StaticMethodMatcherPointcut {

        Writes() {
            setClassFilter(type -> AnnotatedElementUtils.hasAnnotation(type, RestController.class));
        }

        @Override
        public boolean matches(Method method, Class<?> type) {
            var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
            if (mapping == null || AnnotatedElementUtils.hasAnnotation(method, IgnoresIdempotencyKey.class)) {
                return false;
            }
            for (var verb : mapping.method()) {
                if (isWriting(verb)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isWriting(RequestMethod verb) {
            return switch (verb) {
                case POST, PUT, PATCH, DELETE -> true;
                case GET, HEAD, OPTIONS, TRACE -> false;
            };
        }
    }
}
