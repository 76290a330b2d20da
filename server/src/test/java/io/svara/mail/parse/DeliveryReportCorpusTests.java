package io.svara.mail.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.ProcessorTime;
import io.svara.mail.MailCorpus;
import io.svara.mail.parse.report.DeliveryReport;
import io.svara.mail.parse.report.DeliveryReport.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports of many mail systems, where they are there: what is read in them is what a person reads in them. */
class DeliveryReportCorpusTests {

    private record Label(String file, String says) {}

    private static final Duration LONGEST = Duration.ofSeconds(1);

    /**
     * The sixty were known while the reader was written. Of the twenty, 16 were right at first sight; they have taught
     * three rules since.
     */
    @ParameterizedTest
    @CsvSource({"bounce-labels.tsv, 60, 58", "bounce-labels-unseen.tsv, 20, 16"})
    void readsWhatAPersonReadsInThem(String resource, int mails, int right) throws IOException {
        var folder = MailCorpus.folder().resolve("bounces");
        var labels = labels(resource);
        var misread = new ArrayList<String>();

        for (var label : labels) {
            var read = says(parse(folder.resolve(label.file() + ".eml")));
            if (!read.equals(label.says())) {
                misread.add(label.file() + "\n  labelled " + label.says() + "\n  read     " + read);
            }
        }

        // for the log of the run: which ones
        System.out.println(resource + ": " + (labels.size() - misread.size()) + " of " + labels.size() + " right");
        misread.forEach(System.out::println);
        assertThat(labels).hasSize(mails);
        assertThat(labels.size() - misread.size()).isGreaterThanOrEqualTo(right);
    }

    @Test
    void knowsEachOfThemForAMachinesMailInUnderASecond() throws IOException {
        var files = files(MailCorpus.folder().resolve("bounces"));
        var kinds = new TreeMap<String, Integer>();
        var reasons = new TreeMap<String, Integer>();
        var persons = new ArrayList<String>();
        int quoting = 0;
        parse(files.getFirst());

        for (var file : files) {
            assertThat(ProcessorTime.of(() -> parse(file))).as(file.toString()).isLessThan(LONGEST);
            var mail = parse(file);
            count(kinds, kind(mail));
            var report = mail.report();
            if (report != null) {
                quoting += report.originalMessageId() == null ? 0 : 1;
                report.failed().forEach(one -> count(reasons, one.reason().word()));
            }
            if (mail.automation().isPerson()) {
                persons.add(file.getFileName().toString());
            }
        }

        System.out.println("Delivery reports: " + files.size() + " mails " + kinds + ", failures " + reasons + ", "
                + quoting + " name the mail that they are about, taken for a person's: " + persons);
        assertThat(files).hasSizeGreaterThan(300);
        assertThat(persons).isEmpty();
        assertThat(kinds.getOrDefault("bounce", 0)).isGreaterThan(files.size() * 9 / 10);
        assertThat(reasons.getOrDefault("undetermined", 0)).isLessThan(files.size() / 20);
    }

    /** What persons forward and answer is theirs, whatever it speaks of. */
    @Test
    void takesNoPersonsMailForAReport() throws IOException {
        for (var folder : List.of("forward-parser", "reply-parser")) {
            for (var file : files(MailCorpus.folder().resolve(folder))) {
                try {
                    assertThat(parse(file).report()).as(file.toString()).isNull();
                } catch (UncheckedIOException noMail) {
                    assertThat(file.toString()).doesNotEndWith(".eml");
                }
            }
        }
    }

    private static String says(ParsedMail mail) {
        var report = mail.report();
        return (kind(mail) + " " + (report == null ? "" : recipients(report))).strip();
    }

    private static String kind(ParsedMail mail) {
        var report = mail.report();
        if (report == null) {
            return switch (mail.automation().kind()) {
                case PERSON -> "person";
                case AUTO_REPLY -> "auto-reply";
                case LIST -> "list";
                case BOUNCE -> "bounce";
                case REPORT -> "report";
            };
        }
        return report.kind() == Kind.DELAY ? "delayed" : report.kind().word();
    }

    private static String recipients(DeliveryReport report) {
        if (report.kind() == Kind.COMPLAINT) {
            var who = report.recipients().isEmpty()
                    ? ""
                    : report.recipients().getFirst().address();
            return who + "=" + report.feedback();
        }
        return report.recipients().stream()
                .map(one -> one.address() + "=" + one.reason().word())
                .collect(Collectors.joining(" "));
    }

    private static ParsedMail parse(Path file) {
        try {
            return new MailParser().parse(new ByteArrayInputStream(Files.readAllBytes(file)), new CountingSink());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (UnreadableMailException refused) {
            throw new UncheckedIOException(new IOException(refused));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Label> labels(String resource) throws IOException {
        try (var file =
                Objects.requireNonNull(DeliveryReportCorpusTests.class.getResourceAsStream("/mail/" + resource))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .map(columns ->
                            new Label(columns[0], columns[1].replace("\t", " ").strip()))
                    .toList();
        }
    }

    private static void count(Map<String, Integer> counts, String what) {
        counts.merge(what, 1, Integer::sum);
    }
}
