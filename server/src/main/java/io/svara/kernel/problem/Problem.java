package io.svara.kernel.problem;

import io.svara.kernel.access.Permission;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal that its caller is told of: what is wrong and what to do. One place (the web module) turns it into an
 * RFC 9457 answer. {@link #code()} is stable, for programs and for counting; {@link #getMessage()} is for people.
 */
public final class Problem extends RuntimeException {

    /** How a problem is answered over HTTP. */
    public enum Kind {
        INVALID(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        TOO_LARGE(413),
        UNSUPPORTED(415),
        UNPROCESSABLE(422),
        TOO_MANY(429),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** One field that cannot be taken. {@code field} is its path in the request, such as {@code to[1]}. */
    public record FieldError(String field, String code, String message) {}

    private final Kind kind;
    private final String code;
    private final List<FieldError> errors;
    private final @Nullable Long retryAfterSeconds;
    private final transient Map<String, Object> more;

    private Problem(Kind kind, String code, String message, List<FieldError> errors, @Nullable Long retryAfterSeconds) {
        this(kind, code, message, errors, retryAfterSeconds, Map.of());
    }

    private Problem(
            Kind kind,
            String code,
            String message,
            List<FieldError> errors,
            @Nullable Long retryAfterSeconds,
            Map<String, Object> more) {
        super(message, null, false, false);
        this.kind = kind;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.retryAfterSeconds = retryAfterSeconds;
        this.more = Map.copyOf(more);
    }

    public static Problem of(Kind kind, String code, String message) {
        return new Problem(kind, code, message, List.of(), null);
    }

    public static Problem invalid(String field, String code, String message) {
        return invalid(List.of(new FieldError(field, code, message)));
    }

    public static Problem invalid(List<FieldError> errors) {
        return new Problem(Kind.INVALID, "invalid", "Some fields cannot be taken as they are.", errors, null);
    }

    public static Problem notFound(String what) {
        return of(Kind.NOT_FOUND, what + "-not-found", "There is no such " + what.replace('-', ' ') + ".");
    }

    public static Problem notSignedIn() {
        return of(Kind.UNAUTHENTICATED, "not-signed-in", "Sign in, or send an API token in the Authorization header.");
    }

    public static Problem forbidden(Permission permission) {
        var name = permission.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return of(
                Kind.FORBIDDEN,
                "forbidden",
                "This needs the permission \"" + name + "\". An administrator can grant it.");
    }

    /** Somebody else has changed the row since the caller read it. */
    public static Problem stale(long current) {
        return of(
                Kind.CONFLICT,
                "stale-version",
                "This has been changed by somebody else since you read it. Read it again (version " + current
                        + ") and repeat your change.");
    }

    public static Problem tooMany(String code, String message, long retryAfterSeconds) {
        return new Problem(Kind.TOO_MANY, code, message, List.of(), retryAfterSeconds);
    }

    /** What this kind of problem tells beside (an extension member of RFC 9457). */
    public Problem with(String member, Object value) {
        var all = new HashMap<>(more);
        all.put(member, value);
        return new Problem(kind, code, String.valueOf(getMessage()), errors, retryAfterSeconds, all);
    }

    public Map<String, Object> more() {
        return more;
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public @Nullable Long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
