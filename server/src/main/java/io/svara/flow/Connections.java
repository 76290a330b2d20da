package io.svara.flow;

import io.svara.flow.graph.Graph;
import io.svara.flow.graph.Graph.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with how blocks are connected. */
final class Connections {

    private Connections() {}

    static List<FlowProblem> problems(Graph graph, Palette<?> palette) {
        var problems = new ArrayList<FlowProblem>();
        var nodes = nodes(graph);
        entry(graph, nodes, problems);
        for (var node : graph.blocks()) {
            exits(node, nodes, palette, problems);
        }
        problems.addAll(loops(graph, nodes));
        return problems;
    }

    private static void entry(Graph graph, Map<String, Node> nodes, List<FlowProblem> problems) {
        if (graph.entry() == null && !nodes.isEmpty()) {
            problems.add(new FlowProblem(null, "entry", "required", "Connect the entry with the block that begins."));
        }
        if (graph.entry() != null && !nodes.containsKey(graph.entry())) {
            problems.add(
                    new FlowProblem(null, "entry", "unknown-block", "The entry leads to a block that is not there."));
        }
    }

    private static void exits(Node node, Map<String, Node> nodes, Palette<?> palette, List<FlowProblem> problems) {
        var known = palette.find(node.type()).map(Block::exits).orElse(List.of());
        node.exits().forEach((exit, to) -> {
            if (!known.contains(exit)) {
                problems.add(new FlowProblem(
                        node.id(), "exits." + exit, "unknown-exit", "This block has no exit of that name."));
            }
            if (to != null && !nodes.containsKey(to)) {
                problems.add(new FlowProblem(
                        node.id(), "exits." + exit, "unknown-block", "This exit leads to a block that is not there."));
            }
        });
    }

    /** Where somebody is on the way through the graph. */
    private record Standing(Node node, Iterator<Map.Entry<String, @Nullable String>> exits) {

        static Standing at(Node node) {
            return new Standing(node, node.exits().entrySet().iterator());
        }
    }

    /** Every exit that leads back to where one has come from. Walks by a stack of its own: a flow may be a thousand blocks deep. */
    private static List<FlowProblem> loops(Graph graph, Map<String, Node> nodes) {
        var problems = new ArrayList<FlowProblem>();
        var done = new HashSet<String>();
        for (var start : graph.blocks()) {
            if (done.contains(start.id())) {
                continue;
            }
            var way = new ArrayDeque<Standing>();
            var onWay = new HashSet<String>();
            way.push(Standing.at(start));
            onWay.add(start.id());
            while (!way.isEmpty()) {
                var here = way.element();
                if (!here.exits().hasNext()) {
                    way.pop();
                    onWay.remove(here.node().id());
                    done.add(here.node().id());
                    continue;
                }
                var exit = here.exits().next();
                var to = exit.getValue();
                if (to == null || !nodes.containsKey(to) || done.contains(to)) {
                    continue;
                }
                if (onWay.contains(to)) {
                    problems.add(new FlowProblem(
                            here.node().id(),
                            "exits." + exit.getKey(),
                            "loop",
                            "This exit leads back, so that the flow would never end."));
                    continue;
                }
                way.push(Standing.at(Objects.requireNonNull(nodes.get(to))));
                onWay.add(to);
            }
        }
        return problems;
    }

    static List<FlowProblem> unreachable(Graph graph) {
        var reached = reached(graph);
        return graph.blocks().stream()
                .filter(node -> !reached.contains(node.id()))
                .map(node -> new FlowProblem(
                        node.id(), null, "unreachable", "No way leads to this block, so it does nothing."))
                .toList();
    }

    private static Set<String> reached(Graph graph) {
        var nodes = nodes(graph);
        var reached = new HashSet<String>();
        var waiting = new ArrayDeque<Node>();
        if (graph.entry() != null && nodes.containsKey(graph.entry())) {
            waiting.add(Objects.requireNonNull(nodes.get(graph.entry())));
        }
        while (!waiting.isEmpty()) {
            var node = waiting.remove();
            if (reached.add(node.id())) {
                for (var to : node.exits().values()) {
                    if (to != null && nodes.containsKey(to)) {
                        waiting.add(Objects.requireNonNull(nodes.get(to)));
                    }
                }
            }
        }
        return reached;
    }

    private static Map<String, Node> nodes(Graph graph) {
        return graph.blocks().stream()
                .collect(Collectors.toMap(Node::id, Function.identity(), (one, _) -> one, HashMap::new));
    }
}
