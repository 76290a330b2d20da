package io.svara.flow.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A flow as it is drawn: blocks, and which exit leads to which. What it says may be wrong or unfinished; its shape is not.
 *
 * @param format of this form; {@link GraphReader} brings older ones up to it
 * @param entry the block with which it begins; null while there is none
 * @param settings of the entry
 * @param layout where blocks stand on the canvas, by their ids; means nothing else
 */
public record Graph(
        int format,
        @Nullable String entry,
        Map<String, Object> settings,
        List<Node> blocks,
        Map<String, Place> layout) {

    public static final int FORMAT = 1;
    public static final Graph EMPTY = new Graph(FORMAT, null, Map.of(), List.of(), Map.of());

    /**
     * One block.
     *
     * @param id unique in its flow, 1 to 20 of {@code a-z 0-9 - _}: it stands in the log
     * @param settings as the block's type wants them, or not yet
     * @param exits to which block each leads; null and absent alike: the flow ends there
     */
    public record Node(
            String id, String type, Map<String, Object> settings, SequencedMap<String, @Nullable String> exits) {

        public Node {
            settings = Map.copyOf(settings);
            exits = new LinkedHashMap<>(exits);
        }
    }

    public record Place(double x, double y) {}

    public Graph {
        settings = Map.copyOf(settings);
        blocks = List.copyOf(blocks);
        layout = Map.copyOf(layout);
    }

    /** Whether both do the same: where blocks stand, and in which order, is nothing to them. */
    public boolean doesAs(Graph other) {
        return Objects.equals(entry, other.entry)
                && settings.equals(other.settings)
                && meaning().equals(other.meaning());
    }

    private Map<String, Node> meaning() {
        return blocks.stream().collect(Collectors.toMap(Node::id, Graph::withoutEnds));
    }

    private static Node withoutEnds(Node node) {
        var leading = new LinkedHashMap<>(node.exits());
        leading.values().removeIf(Objects::isNull);
        return new Node(node.id(), node.type(), node.settings(), leading);
    }
}
