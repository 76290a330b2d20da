package io.svara.flow;

import io.svara.flow.Outcome.Step;
import io.svara.flow.graph.Graph;
import io.svara.flow.graph.Graph.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A graph made ready to run: settings read, expressions compiled. It never changes and may run many times at once.
 *
 * <p>Any graph can be made ready, so that an unfinished draft can be tried out: a run ends at a block that is broken, and where it
 * would come to a block for the second time. Therefore every run ends.
 */
public final class Flow<I> {

    /** Steps of all expressions together: that many, for each of a text's first characters, take a second or two. */
    private static final int MOST_WEIGHT = 10_000;

    /** What a block does with its settings; both null: it is broken. */
    private record Ready<I>(
            Node node,
            @Nullable Predicate<I> test,
            @Nullable Doing<I> action,
            List<Reference> references,
            Given given) {}

    private interface Doing<I> {
        I after(I input);
    }

    private final Palette<I> palette;
    private final Graph graph;
    private final Map<String, Ready<I>> blocks = new HashMap<>();

    private Flow(Palette<I> palette, Graph graph) {
        this.palette = palette;
        this.graph = graph;
        for (var node : graph.blocks()) {
            palette.find(node.type()).ifPresent(block -> blocks.put(node.id(), ready(node, block)));
        }
    }

    public static <I> Flow<I> of(Palette<I> palette, Graph graph) {
        return new Flow<>(palette, graph);
    }

    private static <I, S> Ready<I> ready(Node node, Block<I, S> block) {
        var given = new Given(node.id(), node.settings());
        var settings = block.read(given);
        var references = given.references();
        if (!given.problems().isEmpty()) {
            return new Ready<>(node, null, null, references, given);
        }
        return switch (block) {
            case Condition<I, S> condition -> new Ready<>(node, condition.test(settings), null, references, given);
            case Action<I, S> action ->
                new Ready<>(node, null, input -> action.after(input, settings), references, given);
        };
    }

    public Graph graph() {
        return graph;
    }

    public int size() {
        return blocks.size();
    }

    /** A setting of the entry, by its name. */
    public String entrySetting(String name) {
        return String.valueOf(graph.settings().get(name));
    }

    /** Its one way of running: live, and to be tried out. */
    public Outcome<I> run(I input, World world) {
        var path = new ArrayList<String>();
        var actions = new ArrayList<Step>();
        var met = new HashSet<String>();
        var now = input;
        for (var at = next(graph.entry()); at != null && met.add(at.node().id()); ) {
            var node = at.node();
            path.add(node.id());
            if (at.test() != null) {
                at = exit(node, at.test().test(now) ? Condition.YES : Condition.NO);
                continue;
            }
            if (at.action() == null) {
                break;
            }
            var missing = missing(at.references(), world);
            actions.add(new Step(node.id(), node.type(), node.settings(), missing.orElse(null)));
            if (missing.isEmpty()) {
                now = at.action().after(now);
            }
            at = exit(node, Action.NEXT);
        }
        return new Outcome<>(List.copyOf(path), List.copyOf(actions), now);
    }

    private static Optional<Reference> missing(List<Reference> references, World world) {
        return references.stream().filter(reference -> !world.has(reference)).findFirst();
    }

    private @Nullable Ready<I> exit(Node node, String exit) {
        return next(node.exits().get(exit));
    }

    private @Nullable Ready<I> next(@Nullable String id) {
        return id == null ? null : blocks.get(id);
    }

    /** All that it names outside of itself. */
    public Set<Reference> references() {
        var references = new HashSet<Reference>();
        blocks.values().forEach(block -> references.addAll(block.references()));
        return references;
    }

    /** The blocks that name one of these, in the graph's order. */
    public List<String> blocksWith(Collection<Reference> some) {
        return graph.blocks().stream()
                .map(Node::id)
                .filter(id -> blocks.containsKey(id)
                        && !Collections.disjoint(blocks.get(id).references(), some))
                .toList();
    }

    /** What would be refused when it is published; empty: it may be. */
    public List<FlowProblem> problems(World world) {
        var problems = new ArrayList<>(palette.entry(graph.settings()).problems());
        problems.addAll(Connections.problems(graph, palette));
        graph.blocks().forEach(node -> {
            var block = blocks.get(node.id());
            if (block != null) {
                problems.addAll(block.given().problems());
            }
        });
        problems.addAll(tooHeavy());
        problems.addAll(dangling(world));
        return problems;
    }

    /** The block with which it becomes too much. */
    private List<FlowProblem> tooHeavy() {
        var weight = 0;
        for (var node : graph.blocks()) {
            var block = blocks.get(node.id());
            weight += block == null ? 0 : block.given().weight();
            if (block != null && weight > MOST_WEIGHT) {
                return List.of(block.given().tooHeavy());
            }
        }
        return List.of();
    }

    /** What may be published as it is, but can hardly be meant. */
    public List<FlowProblem> warnings() {
        return Connections.unreachable(graph);
    }

    /** What is named and is there no more. */
    public List<FlowProblem> dangling(World world) {
        var problems = new ArrayList<FlowProblem>();
        for (var node : graph.blocks()) {
            var block = blocks.get(node.id());
            if (block == null) {
                continue;
            }
            for (var reference : block.references()) {
                if (!world.has(reference)) {
                    problems.add(missing(node, block.given().fieldOf(reference), reference));
                }
            }
        }
        return problems;
    }

    private static FlowProblem missing(Node node, String field, Reference reference) {
        return new FlowProblem(
                node.id(),
                field,
                "missing-" + reference.kind(),
                "This " + reference.kind() + " is there no more. Choose another one.");
    }
}
