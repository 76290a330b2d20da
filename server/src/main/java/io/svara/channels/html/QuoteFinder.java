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
    private static final Stretch NONE = new Stretch(-1, -1);

    private final List<MailLine> lines;
    private final boolean forwarding;

    /** @param forwarding whether the subject says that the message forwards another */
    QuoteFinder(List<MailLine> lines, boolean forwarding) {
        this.lines = lines;
        this.forwarding = forwarding;
    }

    /** Empty where there is none: then it begins below nought. */
    Stretch tail() {
        int at = 0;
        while (at < lines.size()) {
            var line = lines.get(at);
            if (QuotePhrases.isForward(line.text())) {
                return NONE;
            }
            if (!line.quoted()) {
                int from = opening(at);
                if (from >= 0) {
                    return forwarding ? NONE : unlessAll(from, lines.size());
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
            return isSignature(tail.until()) ? new Stretch(tail.until(), lines.size()) : NONE;
        }
        int end = tail.from() < 0 ? lines.size() : tail.from();
        int first = -1;
        for (int at = end - 1;
                at > 0 && at >= end - MAX_SIGNATURE_LINES && !lines.get(at).quoted();
                at--) {
            if (isSignature(at)) {
                first = at;
            }
            if (isDelimiter(at)) {
                break;
            }
        }
        return first > 0 && saysSomething(first) ? new Stretch(first, end) : NONE;
    }

    private Stretch unlessAll(int from, int until) {
        return saysSomething(from) ? new Stretch(from, until) : NONE;
    }

    /** Whether the writer wrote something before this line, besides a signature. */
    private boolean saysSomething(int before) {
        for (int at = 0; at < before && !isSignature(at); at++) {
            var line = lines.get(at);
            if (!line.quoted() && !QuotePhrases.isSentFromTelephone(line.text())) {
                return true;
            }
        }
        return false;
    }

    /** Where the answered mail begins when it runs on to the end, unmarked; below nought when it does not begin here. */
    private int opening(int at) {
        var line = lines.get(at);
        if (line.opens() || QuotePhrases.isOriginalMessage(line.text()) || QuotePhrases.isHeaderBlock(lines, at)) {
            return at > 0 && QuotePhrases.isSeparator(lines.get(at - 1).text()) ? at - 1 : at;
        }
        boolean last = at + 1 == lines.size();
        if (last || lines.get(at + 1).quoted() || !line.text().endsWith(":")) {
            return -1;
        }
        int from = attributionStart(at + 1);
        return from <= at && QuotePhrases.isExactAttribution(joined(from, at)) ? from : -1;
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
        return lines.subList(at, lines.size()).stream().allMatch(MailLine::isPicture);
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
        return lines.get(at).signature() || isDelimiter(at);
    }

    private boolean isDelimiter(int at) {
        return !lines.get(at).quoted() && lines.get(at).text().equals("--");
    }
}
