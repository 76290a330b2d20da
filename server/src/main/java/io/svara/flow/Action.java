package io.svara.flow;

import java.util.List;

/** A block that does something, and goes on. */
public non-sealed interface Action<I, S> extends Block<I, S> {

    String NEXT = "next";

    /** The input as the blocks after it see it, with what is to be done written down in it. Nothing is done yet. */
    I after(I input, S settings);

    @Override
    default List<String> exits() {
        return List.of(NEXT);
    }
}
