package io.svara.bench.method;

import io.svara.bench.client.Mails;
import io.svara.mail.parse.AttachmentSink;
import io.svara.mail.parse.MailParser;
import io.svara.mail.parse.ParsedMail;
import io.svara.mail.parse.UnreadableMailException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A mail of 18 kB from its bytes to its parts; every fifth has a file. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ParseMail {

    private static final int MAILS = 64;

    private final MailParser parser = new MailParser();
    private final byte[][] mails = new byte[MAILS][];
    private int next;

    public ParseMail() {
        var maker = new Mails("parse");
        for (int number = 0; number < MAILS; number++) {
            mails[number] = maker.make(number, "box@made.example").bytes();
        }
    }

    @Benchmark
    public ParsedMail parse() throws UnreadableMailException, IOException {
        next = (next + 1) % MAILS;
        return parser.parse(new ByteArrayInputStream(mails[next]), Nowhere::new);
    }

    /** Takes a file's bytes and forgets them. */
    private static final class Nowhere implements AttachmentSink.Target {

        @Override
        public OutputStream stream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public String finish() {
            return "nowhere";
        }

        @Override
        public void close() {}
    }
}
