package svara.postgres;

import java.io.IOException;
import java.io.InterruptedIOException;

/** Between two looks at a process or a file that cannot be waited for. */
final class Pause {

    private Pause() {}

    static void ofMillis(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for PostgreSQL");
        }
    }
}
