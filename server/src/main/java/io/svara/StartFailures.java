package io.svara;

import io.svara.kernel.CannotStart;
import java.net.BindException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import svara.postgres.PostgresRefused;

/** What an operator can mend is told in one sentence; anything else keeps Spring's report and its stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailures implements SpringBootExceptionReporter {

    /** Silences Spring's own report, since {@link Svara#main} prints the sentence. */
    @Override
    public boolean reportException(Throwable failure) {
        return sentence(failure).isPresent();
    }

    static Optional<String> sentence(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var sentence = known(cause);
            if (sentence.isPresent()) {
                return sentence;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> known(Throwable cause) {
        return switch (cause) {
            case CannotStart refused -> Optional.ofNullable(refused.getMessage());
            case PostgresRefused refused -> Optional.ofNullable(refused.getMessage());
            case PortInUseException taken ->
                Optional.of("Port " + taken.getPort()
                        + " is in use by another program: stop that one, or choose another with SVARA_HTTP_PORT.");
            case BindException taken -> Optional.of("It cannot listen: " + taken.getMessage() + ".");
            default -> Optional.empty();
        };
    }
}
