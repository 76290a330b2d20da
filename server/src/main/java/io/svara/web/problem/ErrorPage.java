package io.svara.web.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the container itself refuses or a filter lets fall: the same shape, and no stack traces. */
@Hidden
@RestController
class ErrorPage implements ErrorController {

    private final Failures failures;

    ErrorPage(Failures failures) {
        this.failures = failures;
    }

    @RequestMapping("/error")
    ResponseEntity<ProblemAnswer> answer(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception failure) {
            return failures.answer(failure);
        }
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return ProblemStatus.of(status instanceof Integer code ? code : 404).entity(HttpHeaders.EMPTY);
    }
}
