package io.svara.mail.authentication;

import io.svara.kernel.CannotStart;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/** The mail servers in front of Svara, whose word is taken for what they found out about a mail. */
@Component
class TrustedRelays {

    /**
     * @param trustedRelays {@code 192.0.2.7}, {@code 10.0.0.0/8}, and where the name that it signs its verdicts with is none of those
     *     that it gives itself in SMTP, {@code 192.0.2.7=mx.example.com}
     */
    @ConfigurationProperties("svara.smtp")
    record Settings(List<String> trustedRelays) {}

    /** @param name empty: the one that it gives itself */
    record Entry(IpAddressMatcher network, String name) {}

    private final List<Entry> entries;

    TrustedRelays(Settings settings) {
        this.entries = settings.trustedRelays().stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(TrustedRelays::entry)
                .toList();
    }

    private static Entry entry(String text) {
        var parts = text.split("=", 2);
        try {
            var name = parts.length == 1 ? "" : parts[1].strip().toLowerCase(Locale.ROOT);
            return new Entry(new IpAddressMatcher(parts[0].strip()), name);
        } catch (IllegalArgumentException unusable) {
            throw CannotStart.because("SVARA_TRUSTED_RELAYS cannot be used: \"" + text
                    + "\" is not an address, a network such as 10.0.0.0/8, nor one of these with =NAME.");
        }
    }

    Optional<Entry> of(String address) {
        return entries.stream()
                .filter(entry -> entry.network().matches(address))
                .findFirst();
    }
}
