package io.svara.mail.send;

import io.svara.kernel.problem.Problem;
import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address that a mail is sent from or to.
 *
 * @param address such as {@code anna@example.org}; a domain beyond ASCII is turned into its ASCII form
 * @param name shown beside it; line breaks and other control characters in it become spaces
 */
public record MailAddress(String address, @Nullable String name) {

    private static final Pattern LOCAL_PART =
            Pattern.compile("[^\\p{Cntrl}\\s\"<>()\\[\\],;:@\\\\]{1,256}|\"[^\\p{Cntrl}\"\\\\]{1,254}\"");
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*|\\[[0-9A-Za-z:.]+]");

    /** @throws Problem when the address cannot be written into a mail */
    public MailAddress {
        address = normalized(address)
                .orElseThrow(() -> Problem.invalid("address", "not-an-address", "This is not a mail address."));
        name = name == null ? null : HeaderText.clean(name);
    }

    public static MailAddress of(String address) {
        return new MailAddress(address, null);
    }

    public boolean beyondAscii() {
        return !HeaderText.isAscii(address);
    }

    private static Optional<String> normalized(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        var localPart = text.substring(0, at);
        return asciiDomain(text.substring(at + 1))
                .filter(domain -> DOMAIN.matcher(domain).matches())
                .filter(domain -> LOCAL_PART.matcher(localPart).matches())
                .map(domain -> localPart + "@" + domain);
    }

    private static Optional<String> asciiDomain(String domain) {
        if (HeaderText.isAscii(domain)) {
            return Optional.of(domain);
        }
        try {
            return Optional.of(IDN.toASCII(domain));
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }
}
