package io.svara.mail.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.channels.html.Folding;
import io.svara.channels.html.HtmlCleaner;
import io.svara.channels.html.PlainText;
import io.svara.mail.MailCorpus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Real mail of other projects, where it is there: folding loses nothing of it, and never hides all of it. */
class FoldingCorpusTests {

    private final Map<String, Integer> counts = new TreeMap<>();

    @Test
    void noMailOfTheCorpusIsFoldedAwayOrLosesAnything() throws IOException {
        var folder = MailCorpus.folder();

        for (var file : files(folder)) {
            check(file, folder.relativize(file).getName(0).toString());
        }

        // for the log of the run: a change of the folding shows here first
        System.out.println("Folded of the corpus: " + counts);
        assertThat(counts.getOrDefault("reply-parser folded", 0)).isPositive();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void check(Path file, String folder) throws IOException {
        try {
            var mail = new MailParser().parse(new ByteArrayInputStream(Files.readAllBytes(file)), new CountingSink());
            var text = mail.readableText();
            var clean = mail.html() == null
                    ? PlainText.toHtml(text)
                    : HtmlCleaner.clean(mail.html()).html();
            check(file, folder, clean, mail.subject());
            check(file, folder + " text", PlainText.toHtml(text), mail.subject());
            var from = Folding.quotedFrom(text, mail.subject());
            if (from != null) {
                assertThat(text.substring(0, from)).as(file.toString()).isNotBlank();
            }
        } catch (UnreadableMailException refused) {
            counts.merge("unreadable", 1, Integer::sum);
        }
    }

    private void check(Path file, String folder, String clean, String subject) {
        var marked = Jsoup.parse(Folding.mark(clean, subject));
        assertThat(words(marked)).as(file.toString()).isEqualTo(words(Jsoup.parse(clean)));
        var folded = marked.select("div.quoted-tail");
        assertThat(folded.size()).as(file.toString()).isLessThan(2);
        assertThat(marked.select("div.signature").size()).as(file.toString()).isLessThan(2);
        counts.merge(folder + (folded.isEmpty() ? " whole" : " folded"), 1, Integer::sum);
        if (!folded.isEmpty()) {
            folded.remove();
            marked.select("div.signature").remove();
            assertThat(words(marked)).as(file.toString()).isNotBlank();
            if (Boolean.getBoolean("svara.show-folded")) {
                System.out.println(file + "\n   SHOWN " + marked.text() + "\n   FOLDED " + folded.text());
            }
        }
    }

    private static String words(Document document) {
        return document.text().replaceAll("\\s", "");
    }
}
