package io.svara.flow.graph;

import tools.jackson.databind.node.ObjectNode;

/** Brings a graph from one format to the next. One class for each step; {@link GraphReader} takes all that are needed. */
interface Upgrade {

    /** The format that it reads. */
    int from();

    /** Changes the graph in place; it may be of any shape, and what cannot be understood is left as it is. */
    void upgrade(ObjectNode graph);
}
