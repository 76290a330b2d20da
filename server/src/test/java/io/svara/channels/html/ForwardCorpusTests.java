package io.svara.channels.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mail.MailCorpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Forwarded mails of many programs in many languages, where they are there: sixty of them were read and labelled. */
class ForwardCorpusTests {

    private static final int RIGHT_AT_LEAST = 57;

    private record Label(String body, String subject, Found wanted) {

        static Label of(String line) {
            var columns = line.split("\t", -1);
            return new Label(columns[0], columns[1], new Found(columns[2], columns[3], columns[4], columns[5]));
        }
    }

    private record Found(String forwards, String name, String email, String subject) {

        static Found of(@Nullable Forward forward) {
            return forward == null
                    ? new Found("no", "", "", "")
                    : new Found(
                            "yes",
                            forward.fromName(),
                            Objects.requireNonNullElse(forward.fromEmail(), ""),
                            forward.subject());
        }
    }

    @Test
    void findsWhatWasReadInThem() throws IOException {
        var folder = MailCorpus.folder().resolve("forward-parser");
        var wrong = new ArrayList<String>();
        var labels = labels();

        for (var label : labels) {
            var subject = label.subject().equals("-") ? "" : read(folder.resolve(label.subject()));
            var found = Found.of(ForwardFinder.find(subject, read(folder.resolve(label.body()))));
            if (!found.equals(label.wanted())) {
                wrong.add(label + " but " + found);
            }
        }

        System.out.println("Forwards: " + (labels.size() - wrong.size()) + " of " + labels.size() + " labels right");
        assertThat(labels).hasSize(60);
        assertThat(wrong).as(String.join("\n", wrong)).hasSizeLessThanOrEqualTo(labels.size() - RIGHT_AT_LEAST);
    }

    /** With its own subject where the file says one, and else as the program marks it: no label needed, only no harm. */
    @Test
    void goesThroughAllOfThem() throws IOException {
        var counts = new TreeMap<String, Integer>();
        long begun = System.nanoTime();
        try (var files = Files.list(MailCorpus.folder().resolve("forward-parser"))) {
            for (var file : files.filter(ForwardCorpusTests::isBody).toList()) {
                for (var subject : List.of("", "FW: Own", "Re: Own")) {
                    var forward = ForwardFinder.find(subject, read(file));
                    var kind = forward == null ? "none" : forward.from() == null ? "nobody's" : "somebody's";
                    counts.merge("'" + subject + "' " + kind, 1, Integer::sum);
                }
            }
        }
        System.out.println("Forwards of the corpus: " + counts + " in "
                + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms");

        assertThat(counts.get("'FW: Own' somebody's")).isGreaterThan(180);
    }

    private static boolean isBody(Path file) {
        return file.getFileName().toString().contains("_body");
    }

    private static List<Label> labels() throws IOException {
        try (var labels =
                Objects.requireNonNull(ForwardCorpusTests.class.getResourceAsStream("/mail/forwards/labels.tsv"))) {
            return new String(labels.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Label::of)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n").strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
