package io.svara.web.problem;

import io.svara.kernel.idempotency.Replayed;
import io.svara.kernel.problem.Problem;
import io.svara.web.pages.MissingPage;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The one place where failures become answers. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {

    private final Failures failures;
    private final MissingPage missingPage;

    ProblemAdvice(Failures failures, MissingPage missingPage) {
        this.failures = failures;
        this.missingPage = missingPage;
    }

    @ExceptionHandler
    ResponseEntity<ProblemAnswer> answer(Exception failure) {
        return failures.answer(failure);
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    ResponseEntity<?> nothingThere(Exception nothing, HttpServletRequest request) {
        return missingPage.isWantedFor(request) ? missingPage.answer(request) : failures.answer(nothing);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> again(Replayed replayed) {
        var answer = replayed.answer();
        var response = ResponseEntity.status(answer.status()).header("Idempotency-Replayed", "true");
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.body() == null) {
            return response.build();
        }
        return response.contentType(MediaType.APPLICATION_JSON)
                .body(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /** The caller has hung up: there is nobody to answer. */
    @ExceptionHandler
    void hungUp(AsyncRequestNotUsableException gone) {}

    /** A stack that ran over on deeply nested input is the caller's doing, and no reason to drop the connection. */
    @ExceptionHandler
    ResponseEntity<ProblemAnswer> tooDeep(StackOverflowError overflow) {
        return ProblemAnswer.of(Problem.of(Problem.Kind.INVALID, "too-deep", "The input is nested too deeply."))
                .entity(HttpHeaders.EMPTY);
    }
}
