package io.svara.web.openapi;

import io.swagger.v3.oas.annotations.Operation;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * Each call's {@code operationId}, after which clients name their functions: given at the method, or else made of
 * method and controller ({@code ListTicketsController.list} is {@code listTickets}). Made otherwise, a new call
 * could rename an old one.
 */
@Component
class CallNames implements GlobalOperationCustomizer {

    private static final String CONTROLLER = "Controller";

    @Override
    public io.swagger.v3.oas.models.Operation customize(
            io.swagger.v3.oas.models.Operation operation, HandlerMethod handler) {
        var given = handler.getMethodAnnotation(Operation.class);
        if (given == null || given.operationId().isEmpty()) {
            operation.setOperationId(name(
                    handler.getBeanType().getSimpleName(), handler.getMethod().getName()));
        }
        return operation;
    }

    static String name(String controller, String method) {
        var subject = controller.endsWith(CONTROLLER)
                ? controller.substring(0, controller.length() - CONTROLLER.length())
                : controller;
        return subject.startsWith(StringUtils.capitalize(method))
                ? StringUtils.uncapitalize(subject)
                : method + subject;
    }
}
