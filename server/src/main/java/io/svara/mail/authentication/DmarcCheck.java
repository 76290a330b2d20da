package io.svara.mail.authentication;

import io.svara.channels.SenderChecks.Verdict;
import io.svara.mail.dns.DnsAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * DMARC as RFC 7489 has it, with the organisational domain found as its successor does: by walking up in DNS, so that no list of
 * public suffixes grows old here. One mail's; it remembers what it has asked.
 */
final class DmarcCheck {

    /** Names longer than this are cut from the left, so that nobody makes us ask for ever. */
    private static final int MOST_LABELS = 8;

    /** DNS did not answer, so nothing can be said. */
    private static final class NoAnswer extends RuntimeException {

        private static final long serialVersionUID = 1;

        NoAnswer() {
            super(null, null, false, false);
        }
    }

    private record Found(String domain, Map<String, String> tags) {

        boolean isPublicSuffix() {
            return "y".equals(tags.get("psd"));
        }

        boolean isOrganization() {
            return "n".equals(tags.get("psd"));
        }
    }

    private final Questions questions;
    private final Map<String, List<Found>> walked = new HashMap<>();

    DmarcCheck(Questions questions) {
        this.questions = questions;
    }

    /** @param verdicts DMARC's own first, then those that it was given, each saying whether it is aligned */
    record Outcome(Verdict dmarc, List<Verdict> verdicts) {}

    /**
     * @param from the domains of From; it has to be one
     * @param verdicts of SPF and DKIM
     */
    Outcome check(List<String> from, List<Verdict> verdicts) {
        if (from.size() != 1) {
            return new Outcome(verdict("permerror", null, null, "no-single-from"), verdicts);
        }
        var domain = from.getFirst();
        try {
            return check(domain, verdicts);
        } catch (NoAnswer nobodyKnows) {
            return new Outcome(verdict("temperror", domain, null, "no-answer"), verdicts);
        }
    }

    private Outcome check(String domain, List<Verdict> verdicts) {
        var own = record(domain);
        var record = own == null ? above(domain) : own;
        var tags = record == null ? Map.<String, String>of() : record.tags();
        var judged = verdicts.stream()
                .map(verdict -> verdict.aligned(isAligned(verdict, domain, tags)))
                .toList();
        var policy = own == null ? tags.getOrDefault("sp", tags.get("p")) : tags.get("p");
        if (record == null) {
            return new Outcome(verdict("none", domain, null, null), judged);
        }
        return new Outcome(verdict(result(judged), domain, policy(policy), null), judged);
    }

    private static String result(List<Verdict> judged) {
        var aligned = judged.stream()
                .filter(verdict -> Boolean.TRUE.equals(verdict.aligned()))
                .toList();
        if (aligned.stream().anyMatch(verdict -> verdict.is("pass"))) {
            return "pass";
        }
        return aligned.stream().anyMatch(verdict -> verdict.is("temperror")) ? "temperror" : "fail";
    }

    private boolean isAligned(Verdict verdict, String from, Map<String, String> tags) {
        var domain = verdict.domain();
        if (domain == null || verdict.isOfForwarder()) {
            return false;
        }
        var strict = "s".equals(tags.get(verdict.method().equals("spf") ? "aspf" : "adkim"));
        return domain.equals(from) || (!strict && organization(domain).equals(organization(from)));
    }

    /** A record without a policy that can be read asks for nothing. */
    private static String policy(@Nullable String word) {
        return word != null && List.of("quarantine", "reject").contains(word) ? word : "none";
    }

    /** What the organisation says for its subdomains, else the public suffix for all below it. */
    private @Nullable Found above(String domain) {
        var organization = record(organization(domain));
        if (organization != null) {
            return organization;
        }
        for (var found : walk(domain)) {
            if (found.isPublicSuffix()) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Found record(String domain) {
        for (var found : walk(domain)) {
            if (found.domain().equals(domain)) {
                return found;
            }
        }
        return null;
    }

    /** The highest domain above this one, or it itself, that has a record and does not say that others' domains are below it. */
    private String organization(String domain) {
        var found = walk(domain);
        for (var record : found) {
            if (record.isOrganization()) {
                return record.domain();
            }
            if (record.isPublicSuffix() && !record.domain().equals(domain)) {
                return below(record.domain(), domain);
            }
        }
        return found.isEmpty() ? domain : found.getLast().domain();
    }

    private static String below(String suffix, String domain) {
        var rest = domain.substring(0, domain.length() - suffix.length() - 1);
        return rest.substring(rest.lastIndexOf('.') + 1) + "." + suffix;
    }

    /** The records from this domain upwards. */
    private List<Found> walk(String domain) {
        var known = walked.get(domain);
        if (known != null) {
            return known;
        }
        var found = new ArrayList<Found>();
        for (var name : upwards(domain)) {
            ask(name).ifPresent(found::add);
        }
        walked.put(domain, found);
        return found;
    }

    private static List<String> upwards(String domain) {
        var labels = Arrays.asList(domain.split("\\.", -1));
        var names = new ArrayList<>(List.of(domain));
        for (int from = Math.max(1, labels.size() - MOST_LABELS + 1); from < labels.size(); from++) {
            names.add(String.join(".", labels.subList(from, labels.size())));
        }
        return names;
    }

    private Optional<Found> ask(String domain) {
        return switch (questions.txt("_dmarc." + domain)) {
            case DnsAnswer.Found(var values) -> only(values).map(tags -> new Found(domain, tags));
            case DnsAnswer.Absent() -> Optional.empty();
            case DnsAnswer.Unknown(var reason) -> throw new NoAnswer();
        };
    }

    /** Two records are as none. */
    private static Optional<Map<String, String>> only(List<String> texts) {
        var records = texts.stream()
                .map(DmarcCheck::tags)
                .filter(tags -> !tags.isEmpty())
                .toList();
        return records.size() == 1 ? Optional.of(records.getFirst()) : Optional.empty();
    }

    /** Empty where it is no record of DMARC: it begins with its version. */
    private static Map<String, String> tags(String record) {
        var tags = new HashMap<String, String>();
        for (var part : record.split(";", 50)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                continue;
            }
            var name = part.substring(0, equals).strip().toLowerCase(java.util.Locale.ROOT);
            var value = part.substring(equals + 1).strip();
            if (tags.isEmpty() && !(name.equals("v") && value.equals("DMARC1"))) {
                return Map.of();
            }
            tags.putIfAbsent(name, value.toLowerCase(java.util.Locale.ROOT));
        }
        return tags;
    }

    private static Verdict verdict(
            String result, @Nullable String domain, @Nullable String policy, @Nullable String reason) {
        return new Verdict("dmarc", result, domain, null, policy, reason, null, false);
    }
}
