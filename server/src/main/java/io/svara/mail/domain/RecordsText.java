package io.svara.mail.domain;

import io.svara.mail.domain.SendingDomain.DnsRecord;
import java.util.stream.Collectors;

/** The records as a text for whoever looks after the domain. */
final class RecordsText {

    private RecordsText() {}

    static String of(SendingDomain domain) {
        return "DNS records for " + domain.domain() + "\n\n"
                + domain.records().stream()
                        .filter(record -> !record.value().isEmpty())
                        .map(RecordsText::of)
                        .collect(Collectors.joining("\n"));
    }

    private static String of(DnsRecord record) {
        return """
                %s (%s)
                Type:  %s
                Name:  %s
                Value: %s
                """.formatted(
                        record.purpose().word().toUpperCase(java.util.Locale.ROOT),
                        record.needed() ? "needed" : "advised",
                        record.type(),
                        record.name(),
                        record.value());
    }
}
