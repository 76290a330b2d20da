package io.svara.flow.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was sent has not the shape of a graph. */
public final class MalformedGraph extends RuntimeException {

    /**
     * @param block its id, where it is known
     * @param path from the graph, such as {@code blocks[3].exits.yes}
     */
    public record Flaw(@Nullable String block, String path, String code, String message) {}

    private final List<Flaw> flaws;

    MalformedGraph(List<Flaw> flaws) {
        super("a graph cannot be read", null, false, false);
        this.flaws = List.copyOf(flaws);
    }

    public List<Flaw> flaws() {
        return flaws;
    }
}
