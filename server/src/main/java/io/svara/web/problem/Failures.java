package io.svara.web.problem;

import io.svara.kernel.Id;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.problem.Problem.FieldError;
import io.svara.kernel.problem.Problem.Kind;
import jakarta.validation.ConstraintViolationException;
import java.io.EOFException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says of each failure what its caller may know of it: enough to mend the call, and nothing of our insides. */
@Component
class Failures {

    /** The class of SQLSTATEs for values that do not fit their type. */
    private static final String DATA_EXCEPTION = "22";

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    ResponseEntity<ProblemAnswer> answer(Exception failure) {
        var problem = problem(failure);
        if (problem != null) {
            return ProblemAnswer.of(problem).entity(ProblemAnswer.headers(problem));
        }
        if (failure instanceof ErrorResponse refusal && refusal.getStatusCode().is4xxClientError()) {
            return ofSpring(refusal).entity(refusal.getHeaders());
        }
        return incident(failure).entity(HttpHeaders.EMPTY);
    }

    private static @Nullable Problem problem(Exception failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case MethodArgumentNotValidException invalid -> invalid(invalid.getBindingResult());
            case BindException invalid -> invalid(invalid.getBindingResult());
            case HandlerMethodValidationException invalid -> invalid(invalid);
            case ConstraintViolationException invalid -> invalid(invalid);
            case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
            case TypeMismatchException mismatch -> badValue(nameOf(mismatch.getPropertyName()));
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MissingServletRequestPartException missing -> required(missing.getRequestPartName());
            case MaxUploadSizeExceededException large -> tooLarge();
            case MultipartException multipart -> multipart(multipart);
            case InvalidParameterException garbled -> badValue("query");
            case DataIntegrityViolationException clash -> clash(clash);
            case ConcurrencyFailureException busy -> unavailable(busy);
            case CannotCreateTransactionException down -> unavailable(down);
            case DataAccessResourceFailureException down -> unavailable(down);
            case TransientDataAccessResourceException down -> unavailable(down);
            case QueryTimeoutException slow -> unavailable(slow);
            // neither committed nor rolled back, as far as is known: an Idempotency-Key makes the next try safe
            case TransactionSystemException down -> unavailable(down);
            case EOFException hungUp ->
                Problem.of(Kind.INVALID, "malformed-body", "The body has ended before it was whole.");
            default -> problemInside(failure);
        };
    }

    /** A problem that travelled wrapped, as out of a reader or a worker thread. */
    private static @Nullable Problem problemInside(Throwable failure) {
        var cause = failure.getCause();
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static Problem invalid(BindingResult result) {
        return Problem.invalid(result.getAllErrors().stream()
                .map(error -> {
                    var field = error instanceof org.springframework.validation.FieldError one ? one.getField() : "";
                    return fieldError(field, error);
                })
                .toList());
    }

    private static Problem invalid(HandlerMethodValidationException failure) {
        return Problem.invalid(failure.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream().map(error -> {
                    var field = result instanceof ParameterErrors
                                    && error instanceof org.springframework.validation.FieldError one
                            ? one.getField()
                            : nameOf(result.getMethodParameter().getParameterName());
                    return fieldError(field, error);
                }))
                .toList());
    }

    private static Problem invalid(ConstraintViolationException failure) {
        return Problem.invalid(failure.getConstraintViolations().stream()
                .map(violation -> {
                    var path = violation.getPropertyPath().toString();
                    return new FieldError(
                            path.substring(path.indexOf('.') + 1),
                            kebab(violation
                                    .getConstraintDescriptor()
                                    .getAnnotation()
                                    .annotationType()
                                    .getSimpleName()),
                            violation.getMessage());
                })
                .toList());
    }

    private static FieldError fieldError(String field, MessageSourceResolvable error) {
        var codes = error.getCodes();
        var code = codes == null || codes.length == 0 ? "invalid" : codes[codes.length - 1];
        var message = error.getDefaultMessage();
        // a failed conversion's message quotes our types
        if (code.equals("typeMismatch") || message == null) {
            return new FieldError(field, "wrong-type", "This value cannot be read.");
        }
        return new FieldError(field, kebab(code), message);
    }

    /** No row has an id that is none, so a strange id in a path is a path that leads nowhere. */
    private static Problem mismatch(MethodArgumentTypeMismatchException mismatch) {
        if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return Problem.notFound(whatIsNamedBy(mismatch.getRequiredType()));
        }
        return badValue(mismatch.getName());
    }

    private static String whatIsNamedBy(@Nullable Class<?> type) {
        if (type == null || !Id.class.isAssignableFrom(type)) {
            return "page";
        }
        return kebab(type.getSimpleName().replaceAll("Id$", ""));
    }

    private static Problem badValue(String field) {
        return Problem.invalid(field, "wrong-type", "This value cannot be read.");
    }

    private static Problem required(String field) {
        return Problem.invalid(field, "required", "This is needed.");
    }

    private static Problem unreadable(HttpMessageNotReadableException unreadable) {
        var inside = problemInside(unreadable);
        if (inside != null) {
            return inside;
        }
        return switch (unreadable.getCause()) {
            case MismatchedInputException mismatch when !pathOf(mismatch).isEmpty() -> badValue(pathOf(mismatch));
            case MismatchedInputException mismatch ->
                Problem.of(Kind.INVALID, "malformed-body", "The body is not of the form that this call takes.");
            case InputCoercionException outside -> badValue(pathOf(outside));
            case StreamConstraintsException bound ->
                Problem.of(Kind.INVALID, "too-deep", "The JSON is nested too deeply or a value in it is too long.");
            case JacksonException malformed -> malformedJson(malformed);
            case null, default ->
                Problem.of(Kind.INVALID, "malformed-body", "A JSON body is needed and could not be read.");
        };
    }

    private static Problem malformedJson(JacksonException malformed) {
        var place = malformed.getLocation();
        var where = place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
        return Problem.of(Kind.INVALID, "malformed-json", "The body is not well-formed JSON" + where + ".");
    }

    /** The field's path as {@code to[1].email}. */
    private static String pathOf(JacksonException mismatch) {
        return mismatch.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static Problem multipart(MultipartException failure) {
        if (failure.getCause() == null) {
            return Problem.of(Kind.UNSUPPORTED, "unsupported-media-type", "Send the upload as multipart/form-data.");
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var name = cause.getClass().getSimpleName();
            if (name.contains("SizeLimit") || name.contains("SizeExceeded") || name.contains("FileCountLimit")) {
                return tooLarge();
            }
        }
        return Problem.of(Kind.INVALID, "malformed-body", "The upload is not a readable multipart/form-data body.");
    }

    private static Problem tooLarge() {
        return Problem.of(Kind.TOO_LARGE, "too-large", "The upload is larger than this server takes.");
    }

    /** Two calls met on the same row, and the database let one through. What it said stays in our log. */
    private static Problem clash(DataIntegrityViolationException clash) {
        if (clash.getMostSpecificCause() instanceof SQLException refused
                && String.valueOf(refused.getSQLState()).startsWith(DATA_EXCEPTION)) {
            return Problem.of(
                    Kind.INVALID, "invalid", "Some value is too large, or holds a character that cannot be stored.");
        }
        LOG.warn("A write met a constraint of the database", clash);
        return Problem.of(
                Kind.CONFLICT,
                "conflict",
                "This clashes with what is already there, or names something that is not. Read it again and retry.");
    }

    private static Problem unavailable(Exception down) {
        LOG.warn("The database did not answer: {}", String.valueOf(down.getMessage()));
        return Problem.of(
                Kind.UNAVAILABLE, "database-unavailable", "The database does not answer now. Try again soon.");
    }

    private static ProblemAnswer ofSpring(ErrorResponse refusal) {
        var status = refusal.getStatusCode().value();
        if (refusal instanceof ServletRequestBindingException binding) {
            return ProblemAnswer.of(status, "missing-value", missing(binding));
        }
        return ProblemStatus.of(status);
    }

    private static String missing(ServletRequestBindingException binding) {
        return switch (binding) {
            case MissingServletRequestParameterException parameter ->
                "The parameter \"" + parameter.getParameterName() + "\" is needed.";
            case MissingRequestHeaderException header -> "The header \"" + header.getHeaderName() + "\" is needed.";
            default -> "A value that this call needs is missing.";
        };
    }

    private static ProblemAnswer incident(Exception failure) {
        var incident = UUID.randomUUID().toString();
        LOG.error("Incident {}", incident, failure);
        return ProblemAnswer.incident(incident);
    }

    private static String nameOf(@Nullable String name) {
        return name == null ? "" : name;
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
