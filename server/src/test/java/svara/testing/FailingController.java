package svara.testing;

import io.svara.kernel.AgentId;
import io.svara.kernel.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes everything and fails in every way. */
@RestController
public class FailingController {

    public record Line(@NotBlank String text, int count) {}

    public enum Colour {
        RED
    }

    public record Order(
            @Nullable AgentId agent,
            @Nullable Instant at,
            @Nullable Colour colour,
            @Size(max = 5) @Nullable String name,
            @Nullable List<@Valid Line> lines,
            @Nullable Map<AgentId, Integer> shares) {}

    @PostMapping("/api/test/orders")
    public Order order(@Valid @RequestBody Order order) {
        return order;
    }

    @PostMapping("/api/test/uploads")
    public long upload(@RequestParam MultipartFile file) {
        return file.getSize();
    }

    @GetMapping("/api/test/agents/{agent}")
    public AgentId byPath(@PathVariable AgentId agent) {
        return agent;
    }

    @GetMapping("/api/test/numbers/{number}")
    public int byNumber(@PathVariable int number) {
        return number;
    }

    @GetMapping("/api/test/agents")
    public List<AgentId> byQuery(@RequestParam AgentId agent, @RequestParam @Max(5) int limit) {
        return List.of(agent);
    }

    @GetMapping("/api/test/fail/{how}")
    public String fail(@PathVariable String how) throws Exception {
        throw switch (how) {
            case "problem" -> Problem.of(Problem.Kind.CONFLICT, "much-too-late", "It is much too late.");
            case "busy" -> Problem.tooMany("slow-down", "Slow down.", 7);
            case "database" -> new CannotCreateTransactionException("secret host name");
            case "constraint" -> new DataIntegrityViolationException("secret table name");
            case "wrapped" -> new IllegalStateException("secret", Problem.notFound("ticket"));
            case "checked" -> new Exception("secret");
            default -> new IllegalStateException("secret");
        };
    }
}
