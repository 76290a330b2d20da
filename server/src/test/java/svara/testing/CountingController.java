package svara.testing;

import io.svara.kernel.access.Scope;
import io.svara.kernel.idempotency.IgnoresIdempotencyKey;
import io.svara.kernel.problem.Problem;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Writes a label at each call, so that it can be counted how often it was really called. */
@RestController
public class CountingController {

    /** What a test waits for and holds up. */
    public static volatile CountDownLatch entered = new CountDownLatch(0);

    public static volatile CountDownLatch mayGoOn = new CountDownLatch(0);

    private static final AtomicInteger CALLS = new AtomicInteger();

    private final DSLContext sql;

    public CountingController(DSLContext sql) {
        this.sql = sql;
    }

    public record Label(String name) {}

    public record Made(int call, String name) {}

    @PostMapping("/api/test/labels")
    public ResponseEntity<Made> make(@RequestBody Label label) throws InterruptedException {
        insert(label.name());
        entered.countDown();
        mayGoOn.await();
        if (label.name().startsWith("refused")) {
            throw Problem.invalid("name", "refused", "Not this one.");
        }
        if (label.name().startsWith("broken")) {
            throw new IllegalStateException("broken");
        }
        return ResponseEntity.created(URI.create("/api/test/labels/" + label.name()))
                .body(new Made(CALLS.incrementAndGet(), label.name()));
    }

    @PutMapping("/api/test/labels/{name}")
    public Made put(@PathVariable String name) {
        insert(name);
        return new Made(CALLS.incrementAndGet(), name);
    }

    @DeleteMapping("/api/test/labels/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void delete(@PathVariable String name) {
        insert(name);
    }

    @PostMapping("/api/test/files")
    public Made file(@RequestParam MultipartFile file) {
        return new Made(CALLS.incrementAndGet(), String.valueOf(file.getOriginalFilename()));
    }

    @PostMapping("/api/test/secrets")
    @IgnoresIdempotencyKey("a test")
    public Made secret() {
        return new Made(CALLS.incrementAndGet(), "secret");
    }

    /** With a name's removed labels beside the active one, as often as it was written. */
    private void insert(String name) {
        sql.execute(
                "insert into label (organization_id, name, services, created_at, removed_at) values (?, ?, ?, now(), now())",
                Scope.organization().value(),
                name,
                List.of("tickets").toArray(String[]::new));
    }
}
