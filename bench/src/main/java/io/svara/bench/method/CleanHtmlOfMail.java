package io.svara.bench.method;

import io.svara.bench.data.Letters;
import io.svara.channels.html.CleanHtml;
import io.svara.channels.html.Folding;
import io.svara.channels.html.HtmlCleaner;
import io.svara.tickets.search.SearchText;
import io.svara.tickets.search.Words;
import io.svara.tickets.search.Words.Part;
import io.svara.tickets.search.Words.Weight;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What is done to the words of a mail: its HTML made safe, its quotes found, its words analysed for the search. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CleanHtmlOfMail {

    @Param({"30", "300", "3000"})
    private int words;

    private String html = "";
    private String clean = "";
    private List<Part> parts = List.of();

    @Setup
    public void write() {
        var letters = Letters.in("sv");
        var random = new SplittableRandom(1);
        var source = new StringBuilder("<html><head><style>p{margin:0}</style></head><body>");
        var text = new StringBuilder();
        for (int written = 0; written < words; written += 30) {
            var some = letters.sentences(30, random);
            text.append(some).append("\n\n");
            source.append(
                            "<p class=MsoNormal style='margin-bottom:12pt'><span style='font-family:Calibri;color:#1F497D'>")
                    .append(some)
                    .append("<o:p></o:p></span></p><script>alert(1)</script>");
        }
        html = source.append("<blockquote type=cite>")
                .append(text)
                .append("</blockquote></body></html>")
                .toString();
        clean = HtmlCleaner.clean(html).html();
        parts = List.of(new Part(Weight.D, text.toString()));
    }

    @Benchmark
    public CleanHtml clean() {
        return HtmlCleaner.clean(html);
    }

    @Benchmark
    public String fold() {
        return Folding.mark(clean, "Re: Order");
    }

    @Benchmark
    public SearchText words() {
        return Words.index(parts);
    }
}
