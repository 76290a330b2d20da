package io.svara.flow;

import java.util.HashMap;

/** What a flow has to know of the world in which it stands. */
@FunctionalInterface
public interface World {

    /** Everything that is named is there. */
    World WHOLE = _ -> true;

    /** Whether it is there still, and can be used. */
    boolean has(Reference reference);

    /** The same, asked about each thing once; for one look at a flow, whose blocks name the same things. */
    default World remembered() {
        var known = new HashMap<Reference, Boolean>();
        return reference -> known.computeIfAbsent(reference, this::has);
    }
}
