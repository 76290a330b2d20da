package io.svara.bench.data;

import io.svara.bench.Figure;
import io.svara.bench.Measured;
import io.svara.bench.Options;
import java.util.List;

/** A benchmark that works on a made organisation: one of its own, or one that others use before and after it. */
public interface MeasuredOnData extends Measured {

    /** On a server that runs already. */
    List<Figure> measure(Options options, Installation installation) throws Exception;

    @Override
    default List<Figure> measure(Options options) throws Exception {
        try (var installation = Installation.start(options)) {
            return measure(options, installation);
        }
    }
}
