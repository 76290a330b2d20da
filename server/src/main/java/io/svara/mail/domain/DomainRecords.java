package io.svara.mail.domain;

import io.svara.mail.dns.DnsAnswer;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What a domain's DNS should say, and whether it does. Nothing here asks DNS.
 *
 * @param domain in lower case, as {@code xn--} where it has other letters
 * @param dkimName where DNS tells the key that signatures are checked with
 * @param dkimKey SubjectPublicKeyInfo in base64
 * @param spfMechanism what the SPF record should name, such as {@code include:spf.example.com}
 */
record DomainRecords(String domain, String dkimName, String dkimKey, String spfMechanism) {

    static DomainRecords of(DomainRows.Domain domain, String spfMechanism) {
        return new DomainRecords(
                domain.name(),
                domain.selector() + "._domainkey." + domain.name(),
                Base64.getEncoder().encodeToString(domain.publicKey()),
                spfMechanism);
    }

    /** @param value what to enter; for one that must be merged with what stands there, already merged */
    record Wanted(RecordPurpose purpose, String type, String name, String value) {}

    String name(RecordPurpose purpose) {
        return switch (purpose) {
            case SPF, RETURN_PATH -> domain;
            case DKIM -> dkimName;
            case DMARC -> "_dmarc." + domain;
        };
    }

    /** @param values what stands there now */
    Wanted wanted(RecordPurpose purpose, List<String> values) {
        return switch (purpose) {
            case SPF -> new Wanted(purpose, "TXT", name(purpose), spf(values).toString());
            case DKIM -> new Wanted(purpose, "TXT", name(purpose), "v=DKIM1; k=rsa; p=" + dkimKey);
            case RETURN_PATH -> new Wanted(purpose, "MX", name(purpose), values.isEmpty() ? "" : values.getFirst());
            case DMARC ->
                new Wanted(purpose, "TXT", name(purpose), values.isEmpty() ? "v=DMARC1; p=none" : values.getFirst());
        };
    }

    private SpfRecord spf(List<String> values) {
        if (values.isEmpty()) {
            return SpfRecord.only(spfMechanism);
        }
        var standing = SpfRecord.merged(values.stream().map(SpfRecord::parse).toList());
        return standing.names(spfMechanism) ? standing : standing.with(spfMechanism);
    }

    FoundRecord judge(RecordPurpose purpose, DnsAnswer answer) {
        return switch (answer) {
            case DnsAnswer.Unknown(var reason) -> new FoundRecord(purpose, RecordState.UNKNOWN, List.of(reason));
            case DnsAnswer.Absent() -> new FoundRecord(purpose, RecordState.MISSING, List.of());
            case DnsAnswer.Found(var values) -> judge(purpose, values);
        };
    }

    private FoundRecord judge(RecordPurpose purpose, List<String> values) {
        return switch (purpose) {
            case SPF ->
                judge(purpose, values, SpfRecord::isOne, spf -> {
                    var record = SpfRecord.parse(spf);
                    return record.names(spfMechanism) && !record.looksUpTooMuch();
                });
            case DKIM -> judge(purpose, values, _ -> true, this::tellsTheKey);
            case RETURN_PATH -> judge(purpose, values, _ -> true, host -> !host.equals("."));
            case DMARC -> judge(purpose, values, DomainRecords::isDmarc, _ -> true);
        };
    }

    /** Two SPF or DMARC records are as bad as none: receivers take neither. */
    private static FoundRecord judge(
            RecordPurpose purpose,
            List<String> values,
            Function<String, Boolean> concerns,
            Function<String, Boolean> right) {
        var found = values.stream().filter(concerns::apply).toList();
        if (found.isEmpty()) {
            return new FoundRecord(purpose, RecordState.MISSING, List.of());
        }
        var alone = found.size() == 1 || purpose == RecordPurpose.RETURN_PATH;
        return new FoundRecord(
                purpose, alone && right.apply(found.getFirst()) ? RecordState.OK : RecordState.DIFFERENT, found);
    }

    private static boolean isDmarc(String text) {
        return text.strip().toLowerCase(Locale.ROOT).startsWith("v=dmarc1");
    }

    /** Tags in any order, white space anywhere in the key. */
    private boolean tellsTheKey(String text) {
        for (var tag : text.split(";")) {
            var parts = tag.strip().split("=", 2);
            if (parts.length == 2 && parts[0].strip().equals("p")) {
                return parts[1].replaceAll("\\s", "").equals(dkimKey);
            }
        }
        return false;
    }
}
