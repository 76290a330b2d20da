package io.svara.web.problem;

/** What is said where only a status is known: no such path, a wrong method, a request that the container refused. */
final class ProblemStatus {

    private ProblemStatus() {}

    static ProblemAnswer of(int status) {
        return switch (status) {
            case 400 -> ProblemAnswer.of(400, "bad-request", "The request cannot be read.");
            case 401 ->
                ProblemAnswer.of(401, "not-signed-in", "Sign in, or send an API token in the Authorization header.");
            case 403 -> ProblemAnswer.of(403, "forbidden", "You may not do this.");
            case 404 -> ProblemAnswer.of(404, "not-found", "There is nothing at this address.");
            case 405 -> ProblemAnswer.of(405, "method-not-allowed", "This address does not take that method.");
            case 406 ->
                ProblemAnswer.of(406, "not-acceptable", "This call answers with JSON; the Accept header refuses it.");
            case 413 -> ProblemAnswer.of(413, "too-large", "The request is larger than this server takes.");
            case 415 -> ProblemAnswer.of(415, "unsupported-media-type", "Send the body as application/json.");
            case 503 -> ProblemAnswer.of(503, "unavailable", "Svara cannot answer now. Try again soon.");
            default ->
                status >= 500
                        ? ProblemAnswer.of(status, "internal", "Something went wrong in Svara.")
                        : ProblemAnswer.of(status, "refused", "The request cannot be taken.");
        };
    }
}
