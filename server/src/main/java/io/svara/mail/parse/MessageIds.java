package io.svara.mail.parse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Reads message ids, without their angle brackets. */
final class MessageIds {

    private MessageIds() {}

    /** All ids of a field; of a very long list the last ones, which are the nearest in the thread. */
    static List<String> parse(String field) {
        var ids = field.indexOf('<') >= 0 ? bracketed(field) : bare(field);
        var all = new ArrayList<>(ids);
        return all.size() <= MailLimits.REFERENCES
                ? all
                : List.copyOf(all.subList(all.size() - MailLimits.REFERENCES, all.size()));
    }

    private static LinkedHashSet<String> bracketed(String field) {
        var ids = new LinkedHashSet<String>();
        int start = field.indexOf('<');
        while (start >= 0) {
            int end = field.indexOf('>', start);
            add(ids, field.substring(start + 1, end < 0 ? field.length() : end));
            start = end < 0 ? -1 : field.indexOf('<', end);
        }
        return ids;
    }

    /** Some programs leave the brackets out; then words of prose must not pass for ids. */
    private static LinkedHashSet<String> bare(String field) {
        var ids = new LinkedHashSet<String>();
        for (var word : field.split("[\\s,]+", -1)) {
            if (word.indexOf('@') > 0) {
                add(ids, word);
            }
        }
        return ids;
    }

    /** A folded id has white space in it. */
    private static void add(LinkedHashSet<String> ids, String id) {
        var text = OneLine.of(id, MailLimits.MESSAGE_ID_CHARS).replace(" ", "").replace("<", "");
        if (!text.isEmpty()) {
            ids.add(text);
        }
    }
}
