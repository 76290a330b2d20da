package io.svara.mail.dns;

import io.svara.people.TextRecords;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class TextRecordsInDns implements TextRecords {

    private final Dns dns;

    TextRecordsInDns(Dns dns) {
        this.dns = dns;
    }

    @Override
    public Optional<List<String>> at(String name) {
        dns.forget(name);
        return switch (dns.txt(name)) {
            case DnsAnswer.Found(var values) -> Optional.of(values);
            case DnsAnswer.Absent() -> Optional.of(List.of());
            case DnsAnswer.Unknown _ -> Optional.empty();
        };
    }
}
