package io.svara.flow.graph;

import tools.jackson.databind.node.ObjectNode;

/** Format 0, which names no format, knew no settings of the entry: such a flow ran for mails that open a ticket. */
final class EntryGetsSettings implements Upgrade {

    @Override
    public int from() {
        return 0;
    }

    @Override
    public void upgrade(ObjectNode graph) {
        if (!graph.has("settings")) {
            graph.putObject("settings").put("mails", "opening");
        }
    }
}
