package io.svara.mailflow.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.svara.flow.Action;
import io.svara.flow.Block;
import io.svara.flow.Condition;
import io.svara.flow.Flow;
import io.svara.flow.FlowProblem;
import io.svara.flow.Given;
import io.svara.flow.Reference;
import io.svara.flow.World;
import io.svara.flow.graph.Graph;
import io.svara.flow.graph.Graph.Node;
import io.svara.mailflow.blocks.RandomFlows.Names;
import io.svara.organization.LabelId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every flow, tried on many by chance; a failure names its seed. */
class FlowPropertiesTests {

    private static final int SEEDS = 400;

    static List<Long> seeds() {
        return LongStream.range(0, SEEDS).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("a valid flow ends, and does block by block what each block says")
    void aValidFlowEnds(long seed) {
        var random = new Random(seed);
        var chance = new RandomFlows(random, Names.ANY);
        var graph = chance.valid(random.nextInt(1, 60));
        var flow = Flow.of(MailBlocks.PALETTE, graph);
        assertThat(flow.problems(World.WHOLE)).isEmpty();

        for (var number = 0; number < 20; number++) {
            var mail = chance.mail();
            var outcome = flow.run(mail, World.WHOLE);

            assertThat(outcome.path())
                    .doesNotHaveDuplicates()
                    .hasSizeLessThanOrEqualTo(graph.blocks().size());
            var plain = new Plainly(graph);
            assertThat(outcome.result().changes()).isEqualTo(plain.run(mail).changes());
            assertThat(outcome.path()).isEqualTo(plain.path);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyGraphEndsHoweverItIsConnected(long seed) {
        var random = new Random(seed);
        var chance = new RandomFlows(random, Names.ANY);
        var graph = chance.tangled(random.nextInt(1, 60));

        var outcome = Flow.of(MailBlocks.PALETTE, graph).run(chance.mail(), World.WHOLE);

        assertThat(outcome.path()).doesNotHaveDuplicates().isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aFlowThatIsBrokenAtOneBlockIsRefusedByThatBlock(long seed) {
        var random = new Random(seed);
        var graph = new RandomFlows(random, Names.ANY).valid(random.nextInt(2, 60));
        var victim = graph.blocks().get(random.nextInt(graph.blocks().size()));
        var fault = Fault.values()[random.nextInt(Fault.values().length)];

        var broken = with(graph, fault.broken(victim));

        assertThat(Flow.of(MailBlocks.PALETTE, broken).problems(World.WHOLE))
                .as(fault + " of " + victim)
                .extracting(FlowProblem::block, FlowProblem::code)
                .containsExactly(tuple(victim.id(), fault.code));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLoopIsRefusedByABlockThatIsOnIt(long seed) {
        var random = new Random(seed);
        var graph = new RandomFlows(random, Names.ANY).valid(random.nextInt(2, 60));
        var start = graph.blocks().get(random.nextInt(graph.blocks().size()));
        var behind = List.copyOf(behind(graph, start.id()));
        var end = behind.get(random.nextInt(behind.size()));

        var looped = with(graph, leading(node(graph, end), start.id()));

        var loops = Flow.of(MailBlocks.PALETTE, looped).problems(World.WHOLE);
        assertThat(loops).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo("loop");
            var to = node(looped, problem.block())
                    .exits()
                    .get(String.valueOf(problem.field()).replace("exits.", ""));
            assertThat(behind(looped, to)).contains(problem.block());
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsThereNoMoreIsRefusedByAllBlocksThatNameItAndIsSkippedByThem(long seed) {
        var random = new Random(seed);
        var chance = new RandomFlows(random, Names.ANY);
        var graph = chance.valid(random.nextInt(1, 60));
        var flow = Flow.of(MailBlocks.PALETTE, graph);
        var gone = new Reference("label", "1");
        World without = reference -> !reference.equals(gone);

        assertThat(flow.problems(without))
                .allSatisfy(problem -> assertThat(problem.code()).isEqualTo("missing-label"))
                .extracting(FlowProblem::block)
                .isEqualTo(flow.blocksWith(List.of(gone)));
        var outcome = flow.run(chance.mail(), without);
        assertThat(outcome.actions())
                .allSatisfy(step -> assertThat(step.skipped() != null)
                        .isEqualTo(flow.blocksWith(List.of(gone)).contains(step.block())));
        assertThat(outcome.result().changes().added()).doesNotContain(new LabelId(1));
    }

    private enum Fault {
        NO_SETTINGS(
                "required", node -> new Node(node.id(), "match-subject", Map.of("operator", "contains"), node.exits())),
        BAD_EXPRESSION(
                "invalid-expression",
                node -> new Node(
                        node.id(), "match-body", Map.of("operator", "regexp", "values", List.of("(")), node.exits())),
        UNKNOWN_WORD(
                "unknown-word",
                node -> new Node(node.id(), "set-priority", Map.of("priority", "highest"), node.exits())),
        EXIT_TO_NOWHERE("unknown-block", node -> leading(node, "nobody")),
        STRANGE_EXIT("unknown-exit", node -> {
            var exits = new LinkedHashMap<>(node.exits());
            exits.put("perhaps", null);
            return new Node(node.id(), node.type(), node.settings(), exits);
        });

        private final String code;
        private final UnaryOperator<Node> breaking;

        Fault(String code, UnaryOperator<Node> breaking) {
            this.code = code;
            this.breaking = breaking;
        }

        /** Its exits are those that its new type has. */
        Node broken(Node node) {
            var broken = breaking.apply(node);
            var known = MailBlocks.PALETTE.block(broken.type()).exits();
            var exits = new LinkedHashMap<>(broken.exits());
            if (this != STRANGE_EXIT && this != EXIT_TO_NOWHERE) {
                exits.keySet().retainAll(known);
            }
            return new Node(broken.id(), broken.type(), broken.settings(), exits);
        }
    }

    private static Node leading(Node node, String to) {
        var exits = new LinkedHashMap<String, @Nullable String>(node.exits());
        exits.put(MailBlocks.PALETTE.block(node.type()).exits().getFirst(), to);
        return new Node(node.id(), node.type(), node.settings(), exits);
    }

    private static Graph with(Graph graph, Node changed) {
        return RandomFlows.graph(
                graph.entry(),
                graph.blocks().stream()
                        .map(node -> node.id().equals(changed.id()) ? changed : node)
                        .toList());
    }

    private static Node node(Graph graph, @Nullable String id) {
        return graph.blocks().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** A block and all to which a way leads from it. */
    private static HashSet<String> behind(Graph graph, @Nullable String start) {
        var reached = new HashSet<String>();
        var waiting = new ArrayDeque<String>();
        if (start != null) {
            waiting.add(start);
        }
        while (!waiting.isEmpty()) {
            var id = waiting.remove();
            if (reached.add(id)) {
                node(graph, id).exits().values().stream()
                        .filter(to -> to != null)
                        .forEach(waiting::add);
            }
        }
        return reached;
    }

    /** The same without any preparation: a block after the other, as one would by hand. */
    private static final class Plainly {

        private final Map<String, Node> nodes = new HashMap<>();
        private final Graph graph;
        private final List<String> path = new ArrayList<>();

        Plainly(Graph graph) {
            this.graph = graph;
            graph.blocks().forEach(node -> nodes.put(node.id(), node));
        }

        Mail run(Mail mail) {
            path.clear();
            return graph.entry() == null ? mail : from(graph.entry(), mail);
        }

        private Mail from(@Nullable String id, Mail mail) {
            var node = nodes.get(id);
            if (node == null) {
                return mail;
            }
            path.add(node.id());
            return through(MailBlocks.PALETTE.block(node.type()), node, mail);
        }

        private <S> Mail through(Block<Mail, S> block, Node node, Mail mail) {
            var settings = block.read(new Given(node.id(), node.settings()));
            return switch (block) {
                case Condition<Mail, S> condition ->
                    from(node.exits().get(condition.test(settings).test(mail) ? "yes" : "no"), mail);
                case Action<Mail, S> action -> from(node.exits().get("next"), action.after(mail, settings));
            };
        }
    }
}
