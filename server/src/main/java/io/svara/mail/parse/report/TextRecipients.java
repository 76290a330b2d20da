package io.svara.mail.parse.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds in a notice's sentences whom the mail did not reach. Mail systems write the address behind {@code RCPT TO:} or
 * another label, into the line with the answer, or at the beginning of a line; what stands in the middle of a sentence
 * may be anybody.
 */
final class TextRecipients {

    /** @param around the lines from the address to the next one's: what was said of it */
    record Named(String address, String around) {}

    private static final int MAX_RECIPIENTS = 100;
    private static final int LINES_AROUND = 15;
    private static final int MAX_AROUND_CHARS = 3_000;
    private static final int MAX_LOOKED_AT = 500;

    /** Labels are short. */
    private static final int MAX_BEFORE = 80;

    /** What stands before addresses of others. */
    private static final List<String> OF_OTHERS = List.of(
            "from:",
            "from",
            "sender:",
            "reply-to:",
            "return-path:",
            "message-id:",
            "message-id",
            "message id",
            "in-reply-to:",
            "references:",
            "mailto:",
            "cc:",
            "x-sender:",
            "sent by",
            "contact");

    private static final List<String> OF_RECIPIENTS = List.of(
            "rcpt to:",
            "rcpt to",
            "recipient:",
            "recipients:",
            "recipient(s):",
            "recipient address:",
            "addressed to:",
            "delivered to:",
            "deliver to:",
            "message to:",
            "mail to:",
            "delivery to",
            "email to",
            "message to",
            "mail to",
            "to:");

    private static final List<String> ASKED_FOR_HELP = List.of(
            "contact",
            "to the address",
            "to postmaster",
            "assistance",
            "please write",
            "please send",
            "questions",
            "help");

    private static final Set<String> MAIL_SYSTEMS = Set.of("mailer-daemon", "postmaster", "abuse", "hostmaster");

    private final List<String> lines;
    private final Set<String> senders;

    /** Where each address stands, by its key: in which line, and how well. */
    private final Map<String, Integer> labelled = new LinkedHashMap<>();

    private final Map<String, Integer> leading = new LinkedHashMap<>();
    private final Map<String, Integer> anywhere = new LinkedHashMap<>();
    private final Map<String, String> spelled = new LinkedHashMap<>();

    private TextRecipients(List<String> lines, Set<String> senders) {
        this.lines = lines;
        this.senders = senders;
    }

    /** @param senders who sent the mail: not whom it did not reach, unless nobody else is named */
    static List<Named> in(List<String> lines, Set<String> senders) {
        var finder = new TextRecipients(
                lines, senders.stream().map(one -> one.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()));
        finder.look();
        return finder.named();
    }

    private void look() {
        for (int at = 0; at < lines.size() && spelled.size() < MAX_LOOKED_AT; at++) {
            var found = Addresses.in(lines.get(at));
            // asked once for each line: all that stand in it share its words
            boolean answered = !found.isEmpty() && isAnswered(lines.get(at));
            for (var one : found) {
                look(one, at, answered);
            }
        }
    }

    private void look(Addresses.Found found, int at, boolean answered) {
        var before = before(lines.get(at), found.from());
        if (endsWithAny(before, OF_OTHERS) || before.endsWith("//") || isMailSystem(found.key())) {
            return;
        }
        spelled.putIfAbsent(found.key(), found.address());
        if (answered || endsWithAny(before, OF_RECIPIENTS)) {
            labelled.putIfAbsent(found.key(), at);
        } else if (before.chars().noneMatch(Character::isLetterOrDigit) && !asksForHelp(at)) {
            leading.putIfAbsent(found.key(), at);
        } else {
            anywhere.putIfAbsent(found.key(), at);
        }
    }

    /** What stands before an address in its line, without the brackets and quotes around it; lower case. */
    private static String before(String line, int from) {
        int end = from;
        while (end > 0 && " \t<\"'([".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return line.substring(Math.max(0, end - MAX_BEFORE), end).strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isMailSystem(String key) {
        return MAIL_SYSTEMS.contains(key.substring(0, key.indexOf('@')));
    }

    private static boolean endsWithAny(String text, List<String> ends) {
        return ends.stream().anyMatch(text::endsWith);
    }

    /** {@code 550 <anna@example.com>... No such user}, {@code User anna@example.com not listed in ...} */
    private static boolean isAnswered(String line) {
        var said = Wording.of(line);
        return ReasonWords.plainly(said).isKnown()
                || said.saysAny(FailureWords.FAILED)
                || !SmtpCodes.reply(line).isEmpty();
    }

    /** The line before, or this one, tells where to turn to. */
    private boolean asksForHelp(int at) {
        for (int line = at; line >= 0 && line > at - 4; line--) {
            var text = lines.get(line);
            if (!text.isBlank() && (line < at || Addresses.in(text).isEmpty())) {
                var said = Wording.of(text);
                return said.saysAny(ASKED_FOR_HELP) && !said.saysAny(FailureWords.FAILED);
            }
        }
        return false;
    }

    private List<Named> named() {
        var good = joined(labelled, leading);
        var places = Stream.of(withoutSenders(good), withoutSenders(anywhere), good)
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse(Map.of());
        return places.entrySet().stream()
                .limit(MAX_RECIPIENTS)
                .map(place -> new Named(
                        spelled.getOrDefault(place.getKey(), place.getKey()), around(place.getValue(), places)))
                .toList();
    }

    private static Map<String, Integer> joined(Map<String, Integer> one, Map<String, Integer> other) {
        var all = new LinkedHashMap<>(one);
        other.forEach((key, at) -> all.merge(key, at, Math::min));
        return all;
    }

    private Map<String, Integer> withoutSenders(Map<String, Integer> places) {
        var others = new LinkedHashMap<>(places);
        others.keySet().removeAll(senders);
        return others;
    }

    private String around(int from, Map<String, Integer> places) {
        var said = new ArrayList<String>();
        for (int at = from; at < Math.min(lines.size(), from + LINES_AROUND); at++) {
            if (at > from && places.containsValue(at)) {
                break;
            }
            said.add(lines.get(at));
        }
        var around = String.join("\n", said);
        return around.length() > MAX_AROUND_CHARS ? around.substring(0, MAX_AROUND_CHARS) : around;
    }
}
