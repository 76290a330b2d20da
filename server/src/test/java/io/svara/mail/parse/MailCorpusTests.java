package io.svara.mail.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.channels.html.HtmlCleaner;
import io.svara.kernel.ProcessorTime;
import io.svara.mail.MailCorpus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Real mail of other projects, where it is there: each is read, or refused for being none, in under a second. */
class MailCorpusTests {

    private static final Duration LONGEST = Duration.ofSeconds(1);

    // The expected results that lie beside the mails: contents of attachments, empty files
    private static final Set<String> NO_MAIL = Set.of("bin", "out", "txt", "sample_output_multipart");

    private final Map<String, Integer> counts = new TreeMap<>();

    @Test
    void readsEveryMailOfTheCorpusInUnderASecond() throws IOException {
        var folder = MailCorpus.folder();

        var files = files(folder);
        parse(files.getFirst());
        for (var file : files) {
            readInTime(file);
        }

        // for the log of the run: how many of which kind
        System.out.println("Mail corpus: " + files.size() + " files " + counts);
        assertThat(files).hasSizeGreaterThan(500);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var found = Files.walk(folder)) {
            return new ArrayList<>(found.filter(Files::isRegularFile).sorted().toList());
        }
    }

    private void readInTime(Path file) throws IOException {
        assertThat(ProcessorTime.of(() -> parse(file))).as(file.toString()).isLessThan(LONGEST);
    }

    private void parse(Path file) throws IOException {
        try {
            var mail = new MailParser().parse(new ByteArrayInputStream(Files.readAllBytes(file)), new CountingSink());
            count(mail.automation().kind().toString());
            var text = mail.html() == null
                    ? mail.readableText()
                    : HtmlCleaner.clean(mail.html()).html();
            boolean says = !mail.subject().isEmpty()
                    || !text.isBlank()
                    || !mail.attachments().isEmpty();
            assertThat(says || !mail.headers().isEmpty() || isBlank(file))
                    .as(file.toString())
                    .isTrue();
        } catch (UnreadableMailException refused) {
            assertThat(extension(file)).as(file.toString()).isIn(NO_MAIL);
            count("refused");
        }
    }

    /** Some mails of the corpus have a header without a subject, and nothing in them. */
    private static boolean isBlank(Path file) {
        return file.getFileName().toString().startsWith("multipart");
    }

    private static String extension(Path file) {
        var name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }
}
