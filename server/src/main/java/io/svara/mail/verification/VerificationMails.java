package io.svara.mail.verification;

import io.svara.kernel.EmailAddress;
import io.svara.mail.parse.ParsedMail;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises verification mails by who sends them and where their link leads, as they come in every language. Google's are
 * known well: the header that carries the code, the number before the subject, the path that confirms (another one takes it
 * back). The others' are known by their domains only, and by a path that speaks of forwarding.
 */
public final class VerificationMails {

    /**
     * @param sender in small letters
     * @param hosts each with those below it
     */
    private record Rule(String provider, Pattern sender, List<String> hosts, Pattern path) {}

    private static final String GOOGLE_CODE = "X-Google-Address-Confirmation";
    private static final Pattern CODE = Pattern.compile("\\d{6,12}");
    private static final Pattern NUMBERED_SUBJECT = Pattern.compile("^\\s*\\(#(\\d{6,12})\\)");
    private static final Pattern LINK = Pattern.compile("https://[^\\s\"'<>()\\[\\]]{4,2000}");
    private static final Pattern CONFIRMS_FORWARDING =
            Pattern.compile("(?i)(?=.*forward)(?=.*(confirm|verif|approve|accept)).*");
    private static final int MOST_LINKS = 200;

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "google",
                    Pattern.compile("forwarding-noreply@google\\.com"),
                    List.of("mail-settings.google.com", "mail.google.com"),
                    Pattern.compile("/mail/vf-.+")),
            machineOf("yahoo", "yahoo.com", "yahoo-inc.com"),
            machineOf("proton", "proton.me", "protonmail.com"),
            machineOf("icloud", "apple.com", "icloud.com"),
            machineOf("fastmail", "fastmail.com"),
            machineOf("zoho", "zoho.com", "zoho.eu", "zohomail.com"),
            machineOf("microsoft", "microsoft.com", "outlook.com", "live.com", "office.com"));

    private VerificationMails() {}

    /** Of addresses at these domains, people have most: only those count that take no answer. */
    private static Rule machineOf(String provider, String... domains) {
        var any = String.join("|", List.of(domains).stream().map(Pattern::quote).toList());
        return new Rule(
                provider,
                Pattern.compile("[^@]*no[-_.]?reply[^@]*@(?:[a-z0-9-]+\\.)*(?:" + any + ")"),
                List.of(domains),
                CONFIRMS_FORWARDING);
    }

    /** A claim, as everything in a mail: who sent it is asked of DNS afterwards. */
    public static Optional<Verification> find(ParsedMail mail) {
        if (mail.from().size() != 1) {
            return Optional.empty();
        }
        var sender = EmailAddress.key(mail.from().getFirst().address());
        return RULES.stream()
                .filter(rule -> rule.sender().matcher(sender).matches())
                .findFirst()
                .flatMap(rule -> find(mail, sender, rule));
    }

    private static Optional<Verification> find(ParsedMail mail, String sender, Rule rule) {
        var code = code(mail, rule);
        var link = link(mail, rule);
        return code == null && link == null
                ? Optional.empty()
                : Optional.of(new Verification(rule.provider(), sender, code, link));
    }

    private static @Nullable String code(ParsedMail mail, Rule rule) {
        var header = rule.provider().equals("google") ? mail.headers().first(GOOGLE_CODE) : null;
        if (header != null && CODE.matcher(header.strip()).matches()) {
            return header.strip();
        }
        var subject = NUMBERED_SUBJECT.matcher(mail.subject());
        return subject.find() ? subject.group(1) : null;
    }

    private static @Nullable String link(ParsedMail mail, Rule rule) {
        var html = mail.html() == null ? "" : mail.html().replace("&amp;", "&");
        var text = mail.text() == null ? "" : mail.text();
        return LINK.matcher(text + "\n" + html)
                .results()
                .limit(MOST_LINKS)
                .map(found -> withoutEnd(found.group()))
                .filter(link -> leads(link, rule))
                .findFirst()
                .orElse(null);
    }

    /** The full stop of its sentence. */
    private static String withoutEnd(String link) {
        return link.replaceFirst("[.,;:!?]+$", Matcher.quoteReplacement(""));
    }

    private static boolean leads(String link, Rule rule) {
        try {
            var uri = new URI(link);
            var host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            var path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            return uri.getRawUserInfo() == null
                    && uri.getPort() == -1
                    && rule.hosts().stream().anyMatch(own -> host.equals(own) || host.endsWith("." + own))
                    && rule.path().matcher(path).matches();
        } catch (URISyntaxException no) {
            return false;
        }
    }
}
