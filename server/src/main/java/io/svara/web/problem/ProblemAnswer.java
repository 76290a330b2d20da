package io.svara.web.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.svara.kernel.problem.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A refusal as it is sent: RFC 9457 with a stable {@code code}, the fields at fault, and for our own failures the
 * {@code incident} under which the log tells the rest.
 *
 * @param more what some problems tell beside: members of their own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemAnswer(
        String type,
        String title,
        int status,
        String detail,
        String code,
        List<Problem.FieldError> errors,
        @Nullable String incident,
        @Schema(hidden = true) @JsonAnyGetter Map<String, Object> more) {

    /** Soon enough for a database that restarts, and late enough not to hinder it. */
    private static final long UNAVAILABLE_RETRY_SECONDS = 5;

    static ProblemAnswer of(int status, String code, String detail) {
        return of(status, code, detail, List.of(), null);
    }

    static ProblemAnswer of(Problem problem) {
        return new ProblemAnswer(
                "about:blank",
                title(problem.kind().status()),
                problem.kind().status(),
                detail(problem),
                problem.code(),
                problem.errors(),
                null,
                problem.more());
    }

    static ProblemAnswer incident(String incident) {
        var detail = "Something went wrong in Svara. It has been noted as incident " + incident + ".";
        return of(500, "internal", detail, List.of(), incident);
    }

    ResponseEntity<ProblemAnswer> entity(HttpHeaders headers) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(this);
    }

    static HttpHeaders headers(Problem problem) {
        var headers = new HttpHeaders();
        var seconds = retryAfterSeconds(problem);
        if (seconds != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        return headers;
    }

    private static @Nullable Long retryAfterSeconds(Problem problem) {
        if (problem.retryAfterSeconds() == null && problem.kind() == Problem.Kind.UNAVAILABLE) {
            return UNAVAILABLE_RETRY_SECONDS;
        }
        return problem.retryAfterSeconds();
    }

    private static ProblemAnswer of(
            int status, String code, String detail, List<Problem.FieldError> errors, @Nullable String incident) {
        return new ProblemAnswer("about:blank", title(status), status, detail, code, errors, incident, Map.of());
    }

    private static String title(int status) {
        var known = HttpStatus.resolve(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }

    private static String detail(Problem problem) {
        var message = problem.getMessage();
        return message == null ? problem.code() : message;
    }
}
