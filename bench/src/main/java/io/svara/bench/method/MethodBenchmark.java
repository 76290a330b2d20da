package io.svara.bench.method;

import io.svara.bench.Benchmark;
import io.svara.bench.Options;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** JMH, with its warm-up and a Java of its own for each; {@code --only clean} for one of them. */
public final class MethodBenchmark implements Benchmark {

    private static final String ALL = "ParseMail|MatchMail|CleanHtmlOfMail|RunFlow";

    @Override
    public String name() {
        return "jmh";
    }

    @Override
    public String summary() {
        return "parser, matcher, cleaner, words, flow: time of one call [--only NAME] [--full]";
    }

    @Override
    public void run(List<String> arguments) throws RunnerException {
        var options = Options.of(arguments);
        var jmh = new OptionsBuilder()
                .include(options.text("only").orElse(ALL))
                .forks(options.size("forks", 1, 3))
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(2))
                .jvmArgsAppend("-Xmx512m", "-XX:+UseSerialGC");
        new Runner(jmh.build()).run();
    }
}
