package io.svara.flow;

/** What a flow has to know of the world in which it stands. */
@FunctionalInterface
public interface World {

    /** Everything that is named is there. */
    World WHOLE = _ -> true;

    /** Whether it is there still, and can be used. */
    boolean has(Reference reference);
}
