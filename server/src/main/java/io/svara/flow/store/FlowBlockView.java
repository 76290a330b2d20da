package io.svara.flow.store;

import io.svara.flow.Action;
import io.svara.flow.Block;
import io.svara.flow.Condition;
import io.svara.flow.Field;
import io.svara.flow.Palette;
import java.util.List;
import java.util.Map;

/**
 * A block of the palette.
 *
 * @param role {@code condition} or {@code action}
 */
public record FlowBlockView(
        String type, String role, String group, List<String> exits, List<Field> settings, Map<String, Object> example) {

    static List<FlowBlockView> of(Palette<?> palette) {
        return palette.blocks().values().stream().map(FlowBlockView::of).toList();
    }

    private static FlowBlockView of(Block<?, ?> block) {
        var role = switch (block) {
            case Condition<?, ?> _ -> "condition";
            case Action<?, ?> _ -> "action";
        };
        return new FlowBlockView(block.type(), role, block.group(), block.exits(), block.fields(), block.example());
    }
}
