package io.svara.channels.html;

import java.util.List;

/**
 * Finds, in a message's lines, what its writer did not write: the mail they answer, at the end, and their signature.
 * Better too little than too much: what stands below or between quotations is the answer and stays, and so does a
 * forwarded mail, which is what the message is about. Something that the writer wrote is always left.
 */
final class QuoteFinder {

    /** Lines from here until before there. */
    record Stretch(int from, int until) {}

    private static final int MAX_ATTRIBUTION_LINES = 3;
    private static final int MAX_SIGNATURE_LINES = 30;
    private static final int MAX_LEAD_IN_LINES = 2;
    private static final int MAX_FOOTER_LINES = 6;
    /** Nobody writes that much above what they answer. */
    private static final int MAX_LINES = 10_000;

    private static final int MAX_LINES_OF_LANGUAGE = 500;
    private static final Stretch NONE = new Stretch(-1, -1);

    private final List<MailLine> lines;
    private final boolean forwarding;

    QuoteFinder(List<MailLine> lines, String subject) {
        this.lines = lines;
        this.forwarding = forwards(SubjectKind.of(subject));
    }

    private boolean forwards(SubjectKind kind) {
        return kind == SubjectKind.FORWARD
                || (kind == SubjectKind.FORWARD_BUT_IN_FINNISH
                        && lines.stream().limit(MAX_LINES_OF_LANGUAGE).noneMatch(QuoteFinder::isFinnish));
    }

    private static boolean isFinnish(MailLine line) {
        var header = HeaderLine.of(line.text());
        return QuotePhrases.isFinnish(line.text()) || (header != null && HeaderLabel.isFinnish(header.word()));
    }

    /** Empty where there is none: then it begins below nought. */
    Stretch tail() {
        int at = 0;
        while (at < Math.min(lines.size(), MAX_LINES)) {
            if (isForward(at)) {
                return NONE;
            }
            if (!lines.get(at).quoted()) {
                int from = opening(at);
                if (from >= 0) {
                    return unlessAll(from, lines.size());
                }
                at++;
                continue;
            }
            int end = endOfQuotation(at);
            if (isEnd(end)) {
                return unlessAll(attributionStart(at), end);
            }
            at = end;
        }
        return NONE;
    }

    /** The signature before the tail, or after it. */
    Stretch signature(Stretch tail) {
        if (tail.from() >= 0 && tail.until() < lines.size()) {
            boolean behind = isSignature(tail.until()) || isSentFromTelephone(lines.get(tail.until()));
            return behind ? new Stretch(tail.until(), lines.size()) : NONE;
        }
        int end = tail.from() < 0 ? lines.size() : tail.from();
        int first = -1;
        // only the last lines: what stands below such a line was written by hand
        boolean atTheEnd = true;
        for (int at = end - 1;
                at > 0 && at >= end - MAX_SIGNATURE_LINES && !lines.get(at).quoted();
                at--) {
            boolean fromTelephone = atTheEnd && isSentFromTelephone(lines.get(at));
            atTheEnd &=
                    fromTelephone || lines.get(at).isPicture() || lines.get(at).signature();
            if (fromTelephone || isSignature(at)) {
                first = at;
            }
            if (isDelimiter(at)) {
                break;
            }
        }
        return first > 0 && saysSomething(first) ? new Stretch(first, end) : NONE;
    }

    private boolean isForward(int at) {
        var text = HeaderLine.unquoted(lines.get(at).text());
        if (QuotePhrases.isForward(text)) {
            return true;
        }
        boolean titled = QuotePhrases.isRuled(text)
                && !QuotePhrases.isOriginalMessage(text)
                && !QuotePhrases.isRuledAttribution(text);
        return titled && at + 1 < lines.size() && HeaderBlock.at(lines, at + 1) != null;
    }

    private Stretch unlessAll(int from, int until) {
        return !forwarding && saysSomething(from) && !pointsBelow(from) ? new Stretch(from, until) : NONE;
    }

    /** "See my answers below": they may stand unmarked in what is quoted. */
    private boolean pointsBelow(int before) {
        return lines.subList(0, before).stream()
                .limit(MAX_LINES_OF_LANGUAGE)
                .anyMatch(line -> !line.quoted() && QuotePhrases.pointsBelow(line.text()));
    }

    /** Whether the writer wrote something before this line, besides a signature. */
    private boolean saysSomething(int before) {
        for (int at = 0; at < before && !isSignature(at); at++) {
            var line = lines.get(at);
            if (!line.quoted() && !isSentFromTelephone(line)) {
                return true;
            }
        }
        return false;
    }

    /** Where the answered mail begins when it runs on to the end, unmarked; below nought when it does not begin here. */
    private int opening(int at) {
        var line = lines.get(at);
        if (line.opens() || QuotePhrases.isOriginalMessage(line.text()) || HeaderBlock.at(lines, at) != null) {
            return withLeadIn(at);
        }
        boolean last = at + 1 == lines.size();
        if (last || lines.get(at + 1).quoted() || !endsAttribution(line.text())) {
            return -1;
        }
        int from = attributionStart(at + 1);
        return from <= at && QuotePhrases.isExactAttribution(joined(from, at)) ? withLeadIn(from) : -1;
    }

    private int withLeadIn(int at) {
        int from = at;
        while (from > 0
                && at - from < MAX_LEAD_IN_LINES
                && QuotePhrases.isLeadIn(lines.get(from - 1).text())) {
            from--;
        }
        return from;
    }

    private static boolean endsAttribution(String text) {
        return text.endsWith(":") || text.endsWith("--");
    }

    private int endOfQuotation(int at) {
        int end = at;
        while (end < lines.size() && lines.get(end).quoted()) {
            end++;
        }
        return end;
    }

    /** Nothing more follows but a signature, or pictures, which stay. */
    private boolean isEnd(int at) {
        if (at < lines.size() && isSignature(at)) {
            return lines.size() - at <= MAX_SIGNATURE_LINES;
        }
        return lines.subList(at, lines.size()).stream().allMatch(line -> line.isPicture() || isSentFromTelephone(line));
    }

    private static boolean isSentFromTelephone(MailLine line) {
        return QuotePhrases.isSentFromTelephone(line.text());
    }

    /** The first line of the attribution before this line, or this line. */
    private int attributionStart(int quotation) {
        int marked = quotation;
        while (marked > 0
                && quotation - marked < MAX_ATTRIBUTION_LINES
                && lines.get(marked - 1).attribution()) {
            marked--;
        }
        if (marked < quotation) {
            return marked;
        }
        int found = quotation;
        for (int from = quotation - 1; from >= 0 && quotation - from <= MAX_ATTRIBUTION_LINES; from--) {
            if (lines.get(from).quoted()) {
                break;
            }
            var text = joined(from, quotation - 1);
            if (QuotePhrases.isAttribution(text) && (found == quotation || QuotePhrases.beginsAttribution(text))) {
                found = from;
            }
            if (lines.get(from).apart() || QuotePhrases.beginsAttribution(text)) {
                break;
            }
        }
        return found;
    }

    private String joined(int from, int last) {
        var text = new StringBuilder();
        for (int at = from; at <= last; at++) {
            text.append(at == from ? "" : " ").append(lines.get(at).text());
        }
        return text.length() > MailLine.MAX_CHARS ? "" : text.toString();
    }

    private boolean isSignature(int at) {
        return lines.get(at).signature() || isDelimiter(at) || isFooterOfList(at);
    }

    /** What a mailing list puts under each mail: a line across, its name, its page. Nothing follows. */
    private boolean isFooterOfList(int at) {
        return lines.size() - at <= MAX_FOOTER_LINES
                && QuotePhrases.isAcross(lines.get(at).text())
                && lines.subList(at, lines.size()).stream().anyMatch(line -> QuotePhrases.isListPage(line.text()));
    }

    private boolean isDelimiter(int at) {
        return !lines.get(at).quoted() && lines.get(at).text().equals("--");
    }
}
