package io.svara.bench;

import io.svara.bench.machine.Machine;
import java.util.List;

/** A benchmark whose end is figures. */
public interface Measured extends Benchmark {

    List<Figure> measure(Options options) throws Exception;

    @Override
    default void run(List<String> arguments) throws Exception {
        var figures = measure(Options.of(arguments));
        IO.println("\n" + Machine.description() + "\n");
        IO.println(Figure.table(figures));
    }
}
