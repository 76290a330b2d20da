package io.svara.people.mail;

import io.svara.people.AccountMails;
import io.svara.people.AccountMails.AccountMail;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Writes mail to agents about their accounts, as plain text and as HTML, in their language. */
@Component
public class AccountLetters {

    static final List<String> LANGUAGES = List.of("en", "sv", "no");

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final String PARAGRAPH = "<p style=\"margin:0 0 16px\">%s</p>";
    private static final String BUTTON = """
            <p style="margin:24px 0"><a href="%s" style="display:inline-block;padding:10px 18px;border-radius:6px;\
            background:#0b63ce;color:#ffffff;text-decoration:none;font-weight:600">%s</a></p>
            <p style="margin:0 0 16px;font-size:13px;word-break:break-all"><a href="%1$s">%1$s</a></p>
            """;
    private static final String CODE =
            "<p style=\"margin:24px 0;font-size:28px;font-weight:600;letter-spacing:4px;font-family:monospace\">%s</p>";
    private static final String PAGE = """
            <!doctype html>
            <html lang="%s"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>
            <body style="margin:0;padding:24px;font:15px/1.5 system-ui,sans-serif"><div style="max-width:560px">
            %s</div></body></html>
            """;

    private final AccountMails mails;
    private final Map<String, Properties> words;

    AccountLetters(AccountMails mails) {
        this.mails = mails;
        this.words = LANGUAGES.stream().collect(Collectors.toMap(language -> language, AccountLetters::read));
    }

    /**
     * Whom a letter is to.
     *
     * @param language null or unknown: English
     */
    public record Recipient(
            String name, String email, @Nullable String language) {}

    /** Queues a letter without a link, in the caller's transaction. */
    public void send(AccountLetter letter, Recipient to, Map<String, String> values) {
        send(letter, to, values, null);
    }

    /**
     * Queues a letter in the caller's transaction.
     *
     * @param values by the names that {@link AccountLetter} gives
     * @param link where its button leads; null for a letter that has none
     */
    public void send(AccountLetter letter, Recipient to, Map<String, String> values, @Nullable String link) {
        mails.send(write(letter, to, values, link));
    }

    AccountMail write(AccountLetter letter, Recipient to, Map<String, String> values, @Nullable String link) {
        var language = to.language() != null && words.containsKey(to.language()) ? to.language() : "en";
        var all = new HashMap<>(values);
        all.put("name", to.name());
        var before = paragraphs(language, letter, "text", all);
        var after = paragraphs(language, letter, "after", all);
        var code = values.get("code");
        var greeting = fill(word(language, to.name().isBlank() ? "greeting-stranger" : "greeting"), all);
        var plain = Stream.of(
                        Stream.of(greeting),
                        before.stream(),
                        Stream.ofNullable(code),
                        Stream.ofNullable(link),
                        after.stream())
                .flatMap(part -> part)
                .collect(Collectors.joining("\n\n", "", "\n"));
        var html = Stream.of(
                        Stream.concat(Stream.of(greeting), before.stream()).map(AccountLetters::paragraph),
                        Stream.ofNullable(code).map(one -> CODE.formatted(HtmlUtils.htmlEscape(one))),
                        Stream.ofNullable(link).map(one -> button(one, word(language, letter.key() + ".button"))),
                        after.stream().map(AccountLetters::paragraph))
                .flatMap(part -> part)
                .collect(Collectors.joining("\n"));
        var subject = fill(word(language, letter.key() + ".subject"), all).replaceAll("\\s+", " ");
        return new AccountMail(to.name(), to.email(), subject, plain, PAGE.formatted(language, html));
    }

    private List<String> paragraphs(String language, AccountLetter letter, String part, Map<String, String> values) {
        var text = of(language).getProperty(letter.key() + "." + part);
        return text == null
                ? List.of()
                : Stream.of(text.split("\n\n")).map(one -> fill(one, values)).toList();
    }

    private static String paragraph(String text) {
        return PARAGRAPH.formatted(HtmlUtils.htmlEscape(text));
    }

    private static String button(String link, String label) {
        return BUTTON.formatted(HtmlUtils.htmlEscape(link), HtmlUtils.htmlEscape(label));
    }

    /** What is put in is not looked at for more places. */
    private static String fill(String text, Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(place -> {
            var value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException("No value for " + place.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private String word(String language, String key) {
        var word = of(language).getProperty(key);
        if (word == null) {
            throw new IllegalStateException("No words for " + key + " in " + language);
        }
        return word;
    }

    private Properties of(String language) {
        return Objects.requireNonNull(words.get(language));
    }

    static Properties read(String language) {
        var properties = new Properties();
        var file = new ClassPathResource("mails/messages_" + language + ".properties");
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        return properties;
    }
}
