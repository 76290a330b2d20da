package io.svara.mail.domain;

import io.svara.mail.domain.DomainRecords.Wanted;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox's domain as the API shows it.
 *
 * @param status {@code success} when all that is needed is right, {@code pending} before that
 * @param checkedAt when DNS was last asked; null: never
 * @param otherHelpDesks that the SPF record names, by their names
 */
record SendingDomain(
        String domain,
        String status,
        @Nullable Instant checkedAt,
        List<DnsRecord> records,
        List<String> otherHelpDesks) {

    /**
     * @param value what should stand there; empty where only the operator can know
     * @param found what stands there
     * @param state null before DNS was asked
     * @param needed false for an advice
     */
    record DnsRecord(
            RecordPurpose purpose,
            String type,
            String name,
            String value,
            List<String> found,
            @Nullable RecordState state,
            boolean needed) {}

    static SendingDomain of(DomainRecords records, List<FoundRecord> found, @Nullable Instant checkedAt) {
        var shown = Arrays.stream(RecordPurpose.values())
                .map(purpose -> shown(records, purpose, found))
                .toList();
        var ready = shown.stream().allMatch(record -> !record.needed() || record.state() == RecordState.OK);
        var desks = shown.stream()
                .filter(record -> record.purpose() == RecordPurpose.SPF)
                .flatMap(record -> record.found().stream())
                .flatMap(spf -> OtherHelpDesk.namedIn(spf).stream())
                .map(OtherHelpDesk::title)
                .distinct()
                .toList();
        return new SendingDomain(records.domain(), ready ? "success" : "pending", checkedAt, shown, desks);
    }

    private static DnsRecord shown(DomainRecords records, RecordPurpose purpose, List<FoundRecord> found) {
        var known = found.stream().filter(one -> one.purpose() == purpose).findFirst();
        var values = known.filter(one -> one.state() != RecordState.UNKNOWN)
                .map(FoundRecord::values)
                .orElse(List.of());
        Wanted wanted = records.wanted(purpose, values);
        return new DnsRecord(
                purpose,
                wanted.type(),
                wanted.name(),
                wanted.value(),
                values,
                known.map(FoundRecord::state).orElse(null),
                purpose.needed());
    }
}
