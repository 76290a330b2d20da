package io.svara.mail.authentication;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What mail filters write into the header, in the forms of those that are common. Anybody can write such fields: they count where a
 * trusted relay handed the mail over, and then only the topmost of each name. Scores without a verdict say nothing, for where the line
 * is drawn is the filter's to know.
 */
final class SpamHeaders {

    /** @param text what the filter wrote, such as its score */
    record Word(boolean spam, String text) {}

    /**
     * @param field in lower case
     * @param spam found in the value of what is spam
     * @param clean found in the value of what is none
     */
    private record Form(String field, Pattern spam, Pattern clean) {

        static Form of(String field, String spam, String clean) {
            return new Form(field, Pattern.compile(spam), Pattern.compile(clean));
        }

        Optional<Word> read(String value) {
            var folded = value.strip().toLowerCase(Locale.ROOT);
            if (spam.matcher(folded).find()) {
                return Optional.of(new Word(true, value));
            }
            return clean.matcher(folded).find() ? Optional.of(new Word(false, value)) : Optional.empty();
        }
    }

    private static final List<Form> FORMS = List.of(
            // SpamAssassin, and those that write as it does
            Form.of("x-spam-status", "^yes\\b", "^no\\b"),
            Form.of("x-spam-flag", "^(?:yes|true)\\b", "^(?:no|false)\\b"),
            // Rspamd
            Form.of("x-spam", "^(?:yes|true|spam)\\b", "^(?:no|false|ham)\\b"),
            Form.of("x-rspamd-action", "^(?:add header|rewrite subject|reject)\\b", "^no action\\b"),
            // Exchange and Microsoft 365
            Form.of("x-ms-exchange-organization-scl", "^[5-9]$", "^(?:-1|[0-4])$"),
            Form.of(
                    "x-forefront-antispam-report",
                    "\\bsfv:(?:spm|sks|skb)\\b",
                    "\\bsfv:(?:nspm|skn|ski|ska|skq|sfe)\\b"),
            // Google Workspace's gateways
            Form.of("x-gm-spam", "^1$", "^0$"),
            Form.of("x-barracuda-spam-status", "^yes\\b", "^no\\b"),
            Form.of("x-proofpoint-spam-details", "\\brule=(?:\\w*_)?spam\\b", "\\brule=(?:\\w*_)?notspam\\b"),
            Form.of("x-spampanel-class", "^spam\\b", "^(?:ham|whitelisted)\\b"),
            Form.of("x-spamexperts-class", "^spam\\b", "^(?:ham|whitelisted)\\b"),
            Form.of("x-bogosity", "^(?:spam|yes)\\b", "^(?:ham|no)\\b"),
            Form.of("x-dspam-result", "^(?:spam|blacklisted)\\b", "^(?:innocent|whitelisted)\\b"));

    private SpamHeaders() {}

    /**
     * Where they disagree, spam counts: a sender may write that its mail is none, and hardly that it is.
     *
     * @param topmost the topmost value of a field; empty where there is none
     */
    static Optional<Word> read(Function<String, String> topmost) {
        var words = FORMS.stream()
                .map(form -> form.read(topmost.apply(form.field())))
                .flatMap(Optional::stream)
                .toList();
        return words.stream()
                .filter(Word::spam)
                .findFirst()
                .or(() -> words.stream().findFirst());
    }
}
