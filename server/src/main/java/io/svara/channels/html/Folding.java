package io.svara.channels.html;

import io.svara.channels.html.HtmlLines.Open;
import io.svara.channels.html.QuoteFinder.Stretch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what of a message can be folded away when it is shown: the mail that it answers, at its end, and the signature.
 * Each in time in proportion to the length.
 */
public final class Folding {

    public static final String TAIL = "quoted-tail";
    public static final String SIGNATURE = "signature";

    /** What can hold a {@code div}. */
    private static final Set<String> HOLDERS = Set.of(
            "div", "td", "th", "blockquote", "li", "dd", "section", "article", "header", "footer", "figure", "center");

    private record Edit(int at, String inserted) {}

    private final String html;
    private final HtmlLines read;
    private final List<Edit> edits = new ArrayList<>();

    private Folding(String html) {
        this.html = html;
        this.read = HtmlLines.of(html);
    }

    /**
     * Clean HTML with at most one {@code <div class="quoted-tail">} and one {@code <div class="signature">} in it.
     *
     * @param subject the message's: it tells an answer from a forwarded mail
     */
    public static String mark(String cleanHtml, String subject) {
        var folding = new Folding(cleanHtml);
        var finder = new QuoteFinder(folding.read.lines, subject);
        var tail = finder.tail();
        var signature = finder.signature(tail);
        if (signature.from() < tail.from()) {
            folding.wrap(signature, SIGNATURE);
            folding.wrap(tail, TAIL);
        } else {
            folding.wrap(tail, TAIL);
            folding.wrap(signature, SIGNATURE);
        }
        return folding.edited();
    }

    /** Where in the text the quoted tail begins; null where there is none that runs to the end. */
    public static @Nullable Integer quotedFrom(String text, String subject) {
        var read = TextLines.of(text);
        var tail = new QuoteFinder(read.lines(), subject).tail();
        return tail.from() < 0 || tail.until() < read.lines().size()
                ? null
                : read.offsets().get(tail.from());
    }

    private void wrap(Stretch stretch, String name) {
        if (stretch.from() < 0) {
            return;
        }
        var first = read.places.get(stretch.from());
        var last = read.places.get(stretch.until() - 1);
        boolean toTheEnd = stretch.until() == read.places.size();
        var holder = common(first.around(), last.inside());
        if (!toTheEnd) {
            holder = common(holder, read.places.get(stretch.until()).around());
        }
        holder = holding(holder);
        cut(first.cut(), first.around(), holder, "<div class=\"" + name + "\">");
        if (toTheEnd) {
            edits.add(new Edit(holder == null ? html.length() : holder.closedAt, "</div>"));
            return;
        }
        var next = read.places.get(stretch.until());
        cut(next.cut(), next.around(), holder, "</div>");
    }

    /** Closes what is open inside the holder, and opens it again behind what is inserted. */
    private void cut(int at, @Nullable Open open, @Nullable Open holder, String inserted) {
        var closing = new StringBuilder();
        var tags = new ArrayList<String>();
        for (var each = open; each != null && each != holder; each = each.parent) {
            closing.append("</").append(each.name).append('>');
            tags.add(each.tag);
        }
        edits.add(new Edit(at, closing + inserted + String.join("", tags.reversed())));
    }

    private static @Nullable Open holding(@Nullable Open open) {
        var holder = open;
        while (holder != null && !HOLDERS.contains(holder.name)) {
            holder = holder.parent;
        }
        return holder;
    }

    private static @Nullable Open common(@Nullable Open one, @Nullable Open other) {
        var left = one;
        var right = other;
        while (left != right) {
            if (left == null || right == null) {
                return null;
            }
            if (left.depth >= right.depth) {
                left = left.parent;
            } else {
                right = right.parent;
            }
        }
        return left;
    }

    private String edited() {
        if (edits.isEmpty()) {
            return html;
        }
        // a stable sort: at one place, the first ends before the second begins
        edits.sort(Comparator.comparingInt(Edit::at));
        var marked = new StringBuilder(html.length() + 200);
        int at = 0;
        for (var edit : edits) {
            marked.append(html, at, edit.at()).append(edit.inserted());
            at = edit.at();
        }
        return marked.append(html, at, html.length()).toString();
    }
}
