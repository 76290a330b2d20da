package io.svara.kernel.access;

import io.svara.kernel.problem.Problem;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** The one place where permissions are checked: every call of a {@link UseCase}, whoever makes it. */
@Configuration(proxyBeanMethods = false)
class UseCaseGuard {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static DefaultPointcutAdvisor useCaseAdvisor() {
        var advisor = new DefaultPointcutAdvisor(
                new AnnotationMatchingPointcut(UseCase.class, true), (MethodInterceptor) UseCaseGuard::check);
        // before the transaction's own advice: a refused call touches no database
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return advisor;
    }

    private static @Nullable Object check(MethodInvocation call) throws Throwable {
        var target = call.getThis();
        var useCase = target == null
                ? null
                : AnnotatedElementUtils.findMergedAnnotation(AopUtils.getTargetClass(target), UseCase.class);
        if (useCase != null && useCase.permission() != Permission.NONE) {
            check(useCase, Scope.actor());
        }
        return call.proceed();
    }

    private static void check(UseCase useCase, Actor actor) {
        if (actor instanceof Actor.Agent agent && agent.token() != null) {
            check(useCase, agent.token());
        }
        if (!actor.may(useCase.permission())) {
            throw Problem.forbidden(useCase.permission());
        }
    }

    private static void check(UseCase useCase, Token token) {
        if (!useCase.tokens()) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN, "not-by-token", "An API token cannot do this. Sign in with a browser.");
        }
        var reading = useCase.readOnly() || useCase.reading();
        if (!TokenScope.allow(token.scopes(), useCase.permission(), reading)) {
            var needed = TokenScope.neededFor(useCase.permission(), reading).word();
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "scope-missing",
                    "This API token does not reach so far. Make one with the scope " + needed + ".");
        }
    }
}
