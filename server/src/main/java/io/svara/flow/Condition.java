package io.svara.flow;

import java.util.List;
import java.util.function.Predicate;

/** A block that asks something, and goes on by Yes or No. */
public non-sealed interface Condition<I, S> extends Block<I, S> {

    String YES = "yes";
    String NO = "no";

    /** Made once for a flow, and asked by many at a time. */
    Predicate<I> test(S settings);

    @Override
    default List<String> exits() {
        return List.of(YES, NO);
    }
}
