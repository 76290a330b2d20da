package io.svara.mail.parse.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The words of a report, apart from the mail that it returns in its text.
 *
 * @param lines what the machine says
 * @param returned the header of the mail that it returns; empty when its text returns none
 */
record Notice(List<String> lines, Fields returned) {

    private static final int MAX_CHARS = 64_000;
    private static final int MAX_LINES = 1_000;
    private static final int MAX_LINE_CHARS = 2_000;

    private static final Set<String> OF_A_MAIL = Set.of(
            "from",
            "to",
            "cc",
            "subject",
            "date",
            "message-id",
            "received",
            "return-path",
            "reply-to",
            "mime-version",
            "x-mailer",
            "content-type");

    private static final Set<String> ONLY_OF_A_MAIL = Set.of("from", "message-id", "received", "return-path");

    static Notice of(String text) {
        var bounded = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
        var lines = Arrays.stream(bounded.split("\r?\n", -1))
                .map(line -> line.length() > MAX_LINE_CHARS ? line.substring(0, MAX_LINE_CHARS) : line)
                .map(line -> line.startsWith("> ") ? line.substring(2) : line)
                .toList();
        int returned = returnedFrom(lines);
        int end = returned < lines.size() ? withoutAnnouncement(lines, returned) : returned;
        var said = lines.subList(0, Math.min(end, MAX_LINES));
        return new Notice(List.copyOf(said), Fields.header(lines.subList(returned, lines.size())));
    }

    String text() {
        return String.join("\n", lines);
    }

    /**
     * Where the header of a mail begins, in whatever language it is announced: some lines of fields that only mails
     * have. Indented ones, and ones that nothing stands before, are quoted by the notice, which goes on behind them.
     */
    private static int returnedFrom(List<String> lines) {
        boolean anythingSaid = false;
        for (int at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            if (anythingSaid && !Fields.name(line).isEmpty() && fieldsOfAMail(lines, at) >= 2) {
                return at;
            }
            anythingSaid |= !line.isBlank() && Fields.name(line).isEmpty();
        }
        return lines.size();
    }

    /** The line or two that say that the mail follows are not about why it came back. */
    private static int withoutAnnouncement(List<String> lines, int returned) {
        int end = returned;
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        int from = end;
        while (from > 0 && end - from < 3 && !lines.get(from - 1).isBlank()) {
            from--;
        }
        boolean apart = from > 0 && lines.get(from - 1).isBlank() && end - from < 3;
        return apart
                        && Addresses.in(String.join("\n", lines.subList(from, end)))
                                .isEmpty()
                ? from
                : withoutRule(lines, end);
    }

    private static int withoutRule(List<String> lines, int end) {
        return end > 1
                        && (lines.get(end - 1).contains("--")
                                || lines.get(end - 1).contains("=="))
                ? end - 1
                : end;
    }

    private static int fieldsOfAMail(List<String> lines, int from) {
        var names = new ArrayList<String>();
        for (int at = from; at < Math.min(lines.size(), from + 200); at++) {
            var line = lines.get(at);
            var name = Fields.name(line);
            boolean continued = at > from && !line.isBlank() && Character.isWhitespace(line.charAt(0));
            if (name.isEmpty() && !continued) {
                break;
            }
            if (OF_A_MAIL.contains(name) && !names.contains(name)) {
                names.add(name);
            }
        }
        return names.stream().anyMatch(ONLY_OF_A_MAIL::contains) ? names.size() : 0;
    }
}
