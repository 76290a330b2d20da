package io.svara.flow;

import java.util.List;
import java.util.Map;

/**
 * One type of block. A class of its own holds all of it: what it is called, its settings and how they are checked, what it does, and
 * an example of its settings, by which tests try it (docs/recipes/add-a-block.md).
 *
 * @param <I> what flows of its kind look at
 * @param <S> its settings, read
 */
public sealed interface Block<I, S> permits Condition, Action {

    /** Such as {@code match-subject}. It stands in kept flows and never changes. */
    String type();

    /** Under which heading the canvas offers it: {@code mail}, {@code time}, {@code ticket}. */
    String group();

    List<Field> fields();

    /** Settings that it takes. */
    Map<String, Object> example();

    /** Notes with {@code given} what is wrong; then what is returned is not used. */
    S read(Given given);

    List<String> exits();
}
