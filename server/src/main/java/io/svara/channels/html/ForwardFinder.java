package io.svara.channels.html;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a message forwards another, and what that one says of itself. The first thing in the text that somebody
 * else wrote decides:
 *
 * <ul>
 *   <li>words such as "Forwarded message" forward, whatever the subject says;
 *   <li>a header without them forwards unless the subject answers ({@code Re:}): Outlook writes it above both;
 *   <li>"On that day, Anna wrote:" forwards only where the subject does ({@code FW:}), and so does what is quoted.
 * </ul>
 *
 * Pure, and in time in proportion to the length of the text.
 */
public final class ForwardFinder {

    private static final int MAX_LINE = 8_000;
    private static final int MAX_ATTRIBUTION_LINES = 3;
    private static final int MAX_LINES_OF_MARK = 3;
    /** Who forwards writes above it, and not much. */
    private static final int MAX_LINES = 2_000;

    private static final Pattern QUOTED_NAME = Pattern.compile("[\"“„«]\\s?([^\"“”„«»]{1,200}?)\\s?[\"”“»]");
    private static final Pattern WORDS_OF_MARK = Pattern.compile("^.{0,200}\\s\\p{Ll}+\\s(?=\\S)");
    private static final Pattern BEFORE_NAME = Pattern.compile(".*\\d(?:\\s?[AP]\\.?M\\.?)?", Pattern.DOTALL);
    /** Time zones, and words in small letters: the verb, "user", "at". */
    private static final Pattern NO_NAME =
            Pattern.compile("(?:(?:[A-Z]{3,4}(?:[+-]\\d{0,4})?|Uhr|\\p{Ll}+\\.?|[,:;-])(?=[\\s,:;-]|$)[\\s,:;]*)+");

    private final String text;
    private final SubjectKind kind;
    private final String subject;
    private final List<MailLine> lines;
    private final List<Integer> offsets;

    private ForwardFinder(String subject, String text) {
        var read = TextLines.of(text, MAX_LINE);
        this.subject = subject;
        this.kind = SubjectKind.of(subject);
        this.text = text;
        this.lines = read.lines();
        this.offsets = read.offsets();
    }

    /**
     * The mail that this one forwards; null when it forwards none.
     *
     * @param text plain, lines ended by {@code \n}
     */
    public static @Nullable Forward find(String subject, String text) {
        return new ForwardFinder(subject, text).find();
    }

    /** Whether the subject says that the message forwards another, in it or attached to it. */
    public static boolean isForwarding(String subject) {
        return SubjectKind.of(subject).forwards(false);
    }

    private @Nullable Forward find() {
        for (int at = 0; at < Math.min(lines.size(), MAX_LINES); at++) {
            var line = HeaderLine.unquoted(lines.get(at).text());
            if (QuotePhrases.isForward(line)) {
                return marked(at);
            }
            if (QuotePhrases.isRuled(line) && HeaderBlock.at(lines, next(at)) instanceof HeaderBlock block) {
                return unlessAnswer(block);
            }
            if (HeaderBlock.at(lines, at) instanceof HeaderBlock block) {
                return unlessAnswer(block);
            }
            int attribution = attributionEnd(at);
            if (attribution > at) {
                return attributed(at, attribution);
            }
            if (lines.get(at).quoted() && !kind.forwards(false)) {
                return null;
            }
        }
        return null;
    }

    /** The next line that says something, or this one at the end. */
    private int next(int at) {
        for (int next = at + 1; next < lines.size(); next++) {
            if (!HeaderLine.unquoted(lines.get(next).text()).isEmpty()) {
                return next;
            }
        }
        return at;
    }

    private Forward marked(int mark) {
        var inLine = HeaderInLine.of(HeaderLine.unquoted(lines.get(mark).text()));
        if (inLine != null) {
            return forward(inLine, mark + 1);
        }
        int at = mark;
        for (int tried = 0; tried < MAX_LINES_OF_MARK; tried++) {
            at = next(at);
            var block = HeaderBlock.reading(lines, at);
            if (block.fields().containsKey(HeaderLabel.FROM)) {
                return forward(block, block.until());
            }
            if (attributionEnd(at) > at) {
                return attribution(at, attributionEnd(at));
            }
            if (isUnknownField(at)) {
                var rest = HeaderBlock.reading(lines, at + 1);
                var sender = lines.get(at).text().substring(lines.get(at).text().indexOf(':') + 1);
                return forward(sender, rest.value(HeaderLabel.SUBJECT), rest.until());
            }
        }
        // "Forwarded message from Anna <a@b.example>"
        return forward(
                WORDS_OF_MARK.matcher(lines.get(mark).text()).replaceFirst(""),
                SubjectKind.withoutPrefix(subject),
                mark + 1);
    }

    /** Gmail says "From" in a language that we do not know, and the rest of the header in English. */
    private boolean isUnknownField(int at) {
        var text = lines.get(at).text();
        int colon = text.indexOf(':');
        return colon > 0
                && colon <= HeaderLabel.MAX_CHARS
                && !ShownAddresses.of(text.substring(colon)).isEmpty();
    }

    private @Nullable Forward unlessAnswer(HeaderBlock block) {
        return kind.answers(block.finnish()) ? null : forward(block, block.until());
    }

    private @Nullable Forward attributed(int from, int until) {
        return kind.forwards(QuotePhrases.isFinnish(joined(from, until))) ? attribution(from, until) : null;
    }

    private Forward attribution(int from, int until) {
        return forward(joined(from, until), SubjectKind.withoutPrefix(subject), until);
    }

    /** Where the attribution that begins in this line ends; this line where none begins. */
    private int attributionEnd(int at) {
        var joined = new StringBuilder();
        boolean dated = false;
        for (int until = at + 1; until <= Math.min(lines.size(), at + MAX_ATTRIBUTION_LINES); until++) {
            var line = HeaderLine.unquoted(lines.get(until - 1).text());
            joined.append(until == at + 1 ? "" : " ").append(line);
            dated = dated || hasDigit(line);
            if (dated && QuotePhrases.isAttribution(joined.toString())) {
                return until;
            }
        }
        return at;
    }

    private static boolean hasDigit(String line) {
        for (int at = 0; at < line.length(); at++) {
            if (Character.isDigit(line.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private String joined(int from, int until) {
        return lines.subList(from, until).stream()
                .map(line -> HeaderLine.unquoted(line.text()))
                .collect(Collectors.joining(" "));
    }

    private Forward forward(HeaderBlock block, int body) {
        var from = block.value(HeaderLabel.FROM);
        var found = ShownAddresses.of(from);
        return new Forward(
                found.isEmpty() ? ShownAddresses.name(from) : found.getFirst().name(),
                found.isEmpty() ? null : found.getFirst().email(),
                ShownAddresses.of(block.value(HeaderLabel.TO)),
                ShownAddresses.of(block.value(HeaderLabel.CC)),
                block.value(HeaderLabel.SUBJECT),
                block.value(HeaderLabel.DATE),
                body(body));
    }

    private Forward forward(String attribution, String of, int body) {
        var found = ShownAddresses.of(attribution);
        var email = found.isEmpty() ? null : found.getFirst().email();
        return new Forward(nameIn(attribution, email), email, List.of(), List.of(), of, "", body(body));
    }

    /** In quotes, or between the date and the address, or before the address where the date stands behind it. */
    private static String nameIn(String attribution, @Nullable String email) {
        if (email == null) {
            return "";
        }
        var quoted = QUOTED_NAME.matcher(attribution);
        if (quoted.find()) {
            return quoted.group(1).strip();
        }
        var before = attribution.substring(0, attribution.indexOf(email));
        var dated = BEFORE_NAME.matcher(before);
        var rest = (dated.lookingAt() ? before.substring(dated.end()) : before).strip();
        var other = NO_NAME.matcher(rest);
        var name = ShownAddresses.name(other.lookingAt() ? rest.substring(other.end()) : rest);
        return name.equalsIgnoreCase(email) ? "" : name;
    }

    /** The text from this line on, without the marks of quotation where its first line has one. */
    private String body(int from) {
        if (from >= lines.size()) {
            return "";
        }
        var rest = text.substring(offsets.get(from));
        if (!lines.get(from).quoted()) {
            return rest.strip();
        }
        var unquoted = new StringBuilder(rest.length());
        for (int at = 0; at < rest.length(); ) {
            int end = rest.indexOf('\n', at) + 1;
            int next = end == 0 ? rest.length() : end;
            int marks = rest.startsWith("> ", at) ? 2 : rest.startsWith(">", at) ? 1 : 0;
            unquoted.append(rest, at + marks, next);
            at = next;
        }
        return unquoted.toString().strip();
    }
}
