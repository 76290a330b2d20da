package io.svara.people.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.people.AccountMails.AccountMail;
import io.svara.people.mail.AccountLetters.Recipient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountLettersTests {

    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("organization", "Nordvind & Co"),
            Map.entry("email", "anna@nordvind.example"),
            Map.entry("inviter", "Bo <b>"),
            Map.entry("until", "2026-12-01"),
            Map.entry("minutes", "30"),
            Map.entry("hours", "24"),
            Map.entry("passkey", "Phone"),
            Map.entry("token", "Warehouse"),
            Map.entry("left", "7"));

    private final List<AccountMail> sent = new ArrayList<>();
    private final AccountLetters letters = new AccountLetters(sent::add);

    @ParameterizedTest
    @ValueSource(strings = {"sv", "no"})
    void eachLanguageSaysTheSame(String language) {
        assertThat(places(language)).isEqualTo(places("en"));
    }

    private static Map<String, List<String>> places(String language) {
        var places = new TreeMap<String, List<String>>();
        AccountLetters.read(language)
                .forEach((key, text) -> places.put(
                        (String) key,
                        PLACE.matcher((String) text)
                                .results()
                                .map(found -> found.group())
                                .sorted()
                                .toList()));
        return places;
    }

    @ParameterizedTest
    @EnumSource(AccountLetter.class)
    void eachLetterCanBeWrittenInEachLanguage(AccountLetter letter) {
        for (var language : AccountLetters.LANGUAGES) {
            var words = AccountLetters.read(language);
            var link = words.containsKey(letter.key() + ".button") ? "https://desk.example/x?a=1&b=2" : null;
            var mail = letters.write(letter, anna(language), VALUES, link);
            assertThat(mail.subject()).isNotBlank().doesNotContain("{", "\n");
            assertThat(mail.plain()).contains("Anna").doesNotContain("{");
            assertThat(mail.html()).contains("lang=\"" + language + "\"").doesNotContain("<b>");
            if (link != null) {
                assertThat(mail.plain()).contains("\n" + link + "\n");
                assertThat(mail.html()).contains("href=\"https://desk.example/x?a=1&amp;b=2\"");
            }
        }
    }

    @Test
    void aCodeStandsOnALineOfItsOwn() {
        letters.send(AccountLetter.SIGN_IN_CODE, anna("en"), Map.of("code", "123456", "minutes", "10"));
        assertThat(sent.getFirst().plain()).contains("\n123456\n");
        assertThat(sent.getFirst().html()).contains(">123456</p>");
    }

    @Test
    void anUnknownLanguageIsEnglishAndANameMayBeMissing() {
        var mail = letters.write(
                AccountLetter.PASSWORD_CHANGED, new Recipient("", "a@nordvind.example", "fi"), Map.of(), null);
        assertThat(mail.plain()).startsWith("Hello,\n");
    }

    @Test
    void whatIsPutInIsNotLookedAtForPlaces() {
        var mail = letters.write(AccountLetter.PASSKEY_ADDED, anna("en"), Map.of("passkey", "{name} $1 \\"), null);
        assertThat(mail.plain()).contains("\"{name} $1 \\\"");
    }

    @Test
    void aValueThatIsMissingIsAMistakeOfTheProgram() {
        assertThatThrownBy(() -> letters.write(AccountLetter.PASSKEY_ADDED, anna("en"), Map.of(), null))
                .hasMessageContaining("{passkey}");
    }

    private static Recipient anna(String language) {
        return new Recipient("Anna", "anna@nordvind.example", language);
    }
}
