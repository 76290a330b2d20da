package io.svara.web.problem;

import io.svara.kernel.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers a refusal from a filter, before any controller is reached. */
@Component
public class ProblemWriter {

    private final JsonMapper json;
    private final Failures failures;

    ProblemWriter(JsonMapper json, Failures failures) {
        this.json = json;
        this.failures = failures;
    }

    public void write(HttpServletResponse response, Exception failure) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var answer = failures.answer(failure);
        response.resetBuffer();
        answer.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        response.setStatus(answer.getStatusCode().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(answer.getBody()));
    }

    public void write(HttpServletResponse response, Problem.Kind kind, String code, String message) throws IOException {
        write(response, Problem.of(kind, code, message));
    }
}
