package io.svara.mail.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The record that says who may send for a domain (RFC 7208). */
record SpfRecord(List<String> terms) {

    private static final String VERSION = "v=spf1";

    /** Receivers ask no more names than this for one record, and refuse it whole when there are more. */
    private static final int MOST_LOOKUPS = 10;

    private static final List<String> LOOKING_UP = List.of("include:", "a", "mx", "ptr", "exists:", "redirect=");

    static boolean isOne(String text) {
        var lower = text.strip().toLowerCase(Locale.ROOT);
        return lower.equals(VERSION) || lower.startsWith(VERSION + " ");
    }

    static SpfRecord parse(String text) {
        var terms = List.of(text.strip().split("\\s+"));
        return new SpfRecord(terms.subList(1, terms.size()));
    }

    /** What a domain without one gets: others are doubted, not refused, until its owner says more. */
    static SpfRecord only(String mechanism) {
        return new SpfRecord(List.of(mechanism, "~all"));
    }

    boolean names(String mechanism) {
        var before = terms.stream().takeWhile(term -> !isAll(term)).toList();
        return before.stream()
                .anyMatch(term -> passes(term) && unqualified(term).equalsIgnoreCase(mechanism));
    }

    /** The same with one more that may send. Senders that are named already keep their place. */
    SpfRecord with(String mechanism) {
        var merged = new ArrayList<>(terms.stream()
                .filter(term -> !unqualified(term).equalsIgnoreCase(mechanism))
                .toList());
        var end = 0;
        while (end < merged.size() && !isAll(merged.get(end)) && !isRedirect(merged.get(end))) {
            end++;
        }
        merged.add(end, mechanism);
        return new SpfRecord(merged);
    }

    /** Several records in one: receivers refuse a domain that has two. The strictest end is kept. */
    static SpfRecord merged(List<SpfRecord> records) {
        var terms = new ArrayList<String>();
        for (var record : records) {
            record.terms().stream()
                    .filter(term -> !isAll(term) && terms.stream().noneMatch(term::equalsIgnoreCase))
                    .forEach(terms::add);
        }
        records.stream()
                .flatMap(record -> record.terms().stream())
                .filter(SpfRecord::isAll)
                .min((one, other) -> Integer.compare(strictness(one), strictness(other)))
                .ifPresent(terms::add);
        return new SpfRecord(terms);
    }

    boolean looksUpTooMuch() {
        return terms.stream().filter(SpfRecord::looksUp).count() > MOST_LOOKUPS;
    }

    private static boolean looksUp(String term) {
        var plain = unqualified(term).toLowerCase(Locale.ROOT);
        return LOOKING_UP.stream()
                .anyMatch(word -> word.endsWith(":") || word.endsWith("=")
                        ? plain.startsWith(word)
                        : plain.equals(word) || plain.startsWith(word + ":") || plain.startsWith(word + "/"));
    }

    private static boolean isAll(String term) {
        return unqualified(term).equalsIgnoreCase("all");
    }

    private static boolean isRedirect(String term) {
        return term.toLowerCase(Locale.ROOT).startsWith("redirect=");
    }

    private static boolean passes(String term) {
        return "-~?".indexOf(term.charAt(0)) < 0;
    }

    private static String unqualified(String term) {
        return "+-~?".indexOf(term.charAt(0)) < 0 ? term : term.substring(1);
    }

    private static int strictness(String all) {
        return "-~?".indexOf(all.charAt(0)) < 0 ? 3 : "-~?".indexOf(all.charAt(0));
    }

    @Override
    public String toString() {
        return terms.isEmpty() ? VERSION : VERSION + " " + String.join(" ", terms);
    }
}
