package io.svara.web.security;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.web.TestServer;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every call that a server answers, with the use case behind it and the permission that it asks for. */
final class Endpoints {

    /**
     * @param method {@code ANY} where it answers all
     * @param useCase by its simple name; null: there is none, or more than one
     * @param permission of the use case
     */
    record Endpoint(
            String method,
            String path,
            HandlerMethod handler,
            @Nullable String useCase,
            @Nullable Permission permission) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private Endpoints() {}

    /** Of the product, by path and method. */
    static List<Endpoint> of(TestServer server) {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.svara");
        var endpoints = new ArrayList<Endpoint>();
        server.bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((mapping, handler) -> {
            if (!handler.getBeanType().getName().startsWith("io.svara.")) {
                return;
            }
            var methods = mapping.getMethodsCondition().getMethods().stream()
                    .map(Enum::name)
                    .collect(Collectors.toSet());
            for (var path : mapping.getPatternValues()) {
                for (var method : methods.isEmpty() ? Set.of("ANY") : methods) {
                    endpoints.add(endpoint(method, path, handler, classes));
                }
            }
        });
        endpoints.sort(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method));
        return endpoints;
    }

    private static Endpoint endpoint(String method, String path, HandlerMethod handler, JavaClasses classes) {
        var called = called(classes, handler.getMethod());
        if (called.size() != 1) {
            return new Endpoint(method, path, handler, null, null);
        }
        var useCase = called.iterator().next();
        var permission = useCase.getAnnotation(UseCase.class).permission();
        return new Endpoint(method, path, handler, useCase.getSimpleName(), permission);
    }

    private static Set<Class<?>> called(JavaClasses classes, Method handler) {
        return classes.get(handler.getDeclaringClass()).getMethods().stream()
                .filter(method -> method.reflect().equals(handler))
                .map(JavaMethod::getMethodCallsFromSelf)
                .flatMap(Set::stream)
                .map(call -> call.getTargetOwner())
                .filter(target -> target.isAnnotatedWith(UseCase.class))
                .map(target -> (Class<?>) target.reflect())
                .collect(Collectors.toSet());
    }
}
