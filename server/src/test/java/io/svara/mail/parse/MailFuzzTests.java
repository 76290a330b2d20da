package io.svara.mail.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.channels.html.CleanHtml;
import io.svara.channels.html.Folding;
import io.svara.channels.html.ForwardFinder;
import io.svara.channels.html.HtmlCleaner;
import io.svara.channels.html.HtmlText;
import io.svara.kernel.ProcessorTime;
import io.svara.mail.MailCorpus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opentest4j.TestAbortedException;

/**
 * Mails spoilt by a seed ({@link MailMutator}) through all that reads them: parser, reader of delivery reports, finders of quotes and
 * forwards, HTML cleaner. Each is read, or refused so that it becomes a ticket with the raw mail; nothing is thrown, and none takes a
 * second of the processor.
 *
 * <p>The seed is the day's, so that each day tries others: {@code -Dsvara.fuzz.seed=20761} repeats a run, {@code
 * -Dsvara.fuzz.only=4711} one mail of it, which is written to the temporary folder, and {@code -Dsvara.fuzz.seconds=3600} looks
 * longer.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class MailFuzzTests {

    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final int USUAL_SECONDS = 15;
    private static final int LARGEST = 200_000;
    private static final int MOST_OF_CORPUS = 400;

    private final long seed = Long.getLong("svara.fuzz.seed", LocalDate.now().toEpochDay());
    private final List<byte[]> mails = mails();
    private int refused;

    @Test
    void whateverIsSpoiltIsReadOrRefusedInTime() throws IOException {
        var only = Long.getLong("svara.fuzz.only");
        if (only != null) {
            var mail = mail(only);
            Files.write(Path.of(System.getProperty("java.io.tmpdir"), "fuzz-" + seed + "-" + only + ".eml"), mail);
            readInTime(only, mail);
            return;
        }
        var ends = System.nanoTime()
                + Duration.ofSeconds(Integer.getInteger("svara.fuzz.seconds", USUAL_SECONDS))
                        .toNanos();
        long number = 0;
        while (System.nanoTime() < ends) {
            readInTime(number, mail(number));
            number++;
        }

        // for the log of the run
        System.out.println(
                "Fuzzing: " + number + " mails of " + mails.size() + ", " + refused + " refused, seed " + seed);
        assertThat(number).isPositive();
        assertThat(refused).isLessThan((int) number / 2 + 1);
    }

    private byte[] mail(long number) {
        var random = new Random(seed * 1_000_003 + number);
        return new MailMutator(random).spoil(any(random), any(random));
    }

    private byte[] any(Random random) {
        return mails.get(random.nextInt(mails.size()));
    }

    /** Once more where it took too long: a machine under load measures itself. */
    private void readInTime(long number, byte[] mail) {
        try {
            if (ProcessorTime.of(() -> read(mail)).compareTo(LONGEST) > 0) {
                assertThat(ProcessorTime.of(() -> read(mail))).isLessThan(LONGEST);
            }
        } catch (Throwable failed) {
            throw new AssertionError(
                    "Mail " + number + " of seed " + seed + ": -Dsvara.fuzz.seed=" + seed + " -Dsvara.fuzz.only="
                            + number,
                    failed);
        }
    }

    private void read(byte[] mail) throws IOException {
        var sink = new CountingSink();
        ParsedMail parsed;
        try {
            parsed = new MailParser().parse(new ByteArrayInputStream(mail), "", sink);
        } catch (UnreadableMailException unreadable) {
            assertThat(unreadable.reason()).isNotEqualTo(UnreadableMailException.Reason.PARSER_FAILED);
            refused++;
            return;
        }
        assertThat(parsed.contentDigest()).hasSize(64);
        assertThat(parsed.subject()).doesNotContain("\n", "\0");
        assertThat(parsed.attachments())
                .allSatisfy(file -> assertThat(file.name()).isNotEmpty());
        assertThat(sink.unfinished()).isZero();
        var text = parsed.readableText();
        assertThat(text).doesNotContain("\0");
        var quoted = Folding.quotedFrom(text, parsed.subject());
        assertThat(quoted == null || quoted >= 0 && quoted <= text.length()).isTrue();
        ForwardFinder.find(parsed.subject(), text);
        if (parsed.html() != null) {
            clean(parsed.html());
        }
        RawHeader.read(new ByteArrayInputStream(mail)).addresses("from");
    }

    private static void clean(String html) {
        var clean = HtmlCleaner.clean(html).html();
        assertThat(clean.toLowerCase(java.util.Locale.ROOT)).doesNotContain("<script", "<iframe", "<form");
        Folding.mark(clean, "Re: A");
        CleanHtml.remoteImages(clean);
        HtmlText.toText(html);
    }

    private static List<byte[]> mails() {
        var all = new ArrayList<byte[]>();
        Mails.ALL.forEach(name -> all.add(Mails.read(name)));
        try {
            var real = small(MailCorpus.folder());
            // spread over the folders, the same ones each time
            int step = Math.max(1, real.size() / MOST_OF_CORPUS);
            for (int index = 0; index < real.size(); index += step) {
                all.add(Files.readAllBytes(real.get(index)));
            }
        } catch (TestAbortedException notHere) {
            System.out.println("Fuzzing without the folder shared/mail");
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        return all;
    }

    private static List<Path> small(Path folder) throws IOException {
        try (var found = Files.walk(folder)) {
            return found.filter(
                            file -> Files.isRegularFile(file) && file.toFile().length() < LARGEST)
                    .sorted()
                    .toList();
        }
    }
}
