package io.svara.flow.store;

import io.svara.flow.Action;
import io.svara.flow.Block;
import io.svara.flow.Condition;
import io.svara.flow.Field;
import io.svara.flow.FlowProblem;
import io.svara.flow.Palette;
import io.svara.flow.graph.Graph;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Flows as the API shows them. */
public final class FlowViews {

    private FlowViews() {}

    /**
     * @param published null: none runs
     * @param changed whether the draft would do something else than what is published
     */
    public record FlowView(
            String kind,
            DraftView draft,
            @Nullable PublishedView published,
            boolean changed,
            List<BlockView> palette,
            List<Field> entryFields) {}

    /**
     * @param version to be sent along with the next change; 0: nothing was ever saved
     * @param problems why it cannot be published
     */
    public record DraftView(
            long version,
            Graph graph,
            @Nullable Instant savedAt,
            @Nullable By savedBy,
            List<FlowProblem> problems,
            List<FlowProblem> warnings) {}

    /** @param warnings what it names and is there no more; such actions are skipped */
    public record PublishedView(
            int revision, Graph graph, Instant publishedAt, By publishedBy, List<FlowProblem> warnings) {}

    public record RevisionDetails(
            int revision,
            Graph graph,
            Instant publishedAt,
            By publishedBy,
            @Nullable String note) {}

    /** @param role {@code condition} or {@code action} */
    public record BlockView(
            String type,
            String role,
            String group,
            List<String> exits,
            List<Field> settings,
            Map<String, Object> example) {

        static List<BlockView> of(Palette<?> palette) {
            return palette.blocks().values().stream().map(BlockView::of).toList();
        }

        private static BlockView of(Block<?, ?> block) {
            var role = switch (block) {
                case Condition<?, ?> _ -> "condition";
                case Action<?, ?> _ -> "action";
            };
            return new BlockView(block.type(), role, block.group(), block.exits(), block.fields(), block.example());
        }
    }
}
