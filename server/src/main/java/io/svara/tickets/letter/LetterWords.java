package io.svara.tickets.letter;

import io.svara.channels.html.Folding;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * The words that Svara itself puts into mail to customers. In a language that it does not speak, it speaks English, and
 * puts nothing between two names that would have to be a word.
 *
 * @param date a pattern of {@link DateTimeFormatter}
 * @param attribution with the date, the time, and who wrote; our own reader knows it again ({@link Folding})
 * @param agentAt with the agent's name and the mailbox's
 */
record LetterWords(Locale locale, String date, String attribution, String agentAt) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private static final LetterWords OTHER = words("en", "EEEE d MMMM yyyy", "On %s at %s, %s wrote:", "%s · %s");

    private static final Map<String, LetterWords> BY_LANGUAGE = Map.ofEntries(
            Map.entry("en", words("en", "EEEE d MMMM yyyy", "On %s at %s, %s wrote:", "%s at %s")),
            Map.entry("sv", words("sv", "EEEE d MMMM yyyy", "Den %s kl. %s skrev %s:", "%s på %s")),
            Map.entry("no", words("nb", "EEEE d. MMMM yyyy", "Den %s kl. %s skrev %s:", "%s i %s")),
            Map.entry("da", words("da", "EEEE 'd.' d. MMMM yyyy", "Den %s kl. %s skrev %s:", "%s hos %s")),
            Map.entry("fi", words("fi", "EEEE d. MMMM yyyy", "%s klo %s %s kirjoitti:", "%s · %s")),
            Map.entry("de", words("de", "EEEE, d. MMMM yyyy", "Am %s um %s schrieb %s:", "%s bei %s")),
            Map.entry("nl", words("nl", "EEEE d MMMM yyyy", "Op %s om %s schreef %s:", "%s bij %s")),
            Map.entry("fr", words("fr", "EEEE d MMMM yyyy", "Le %s à %s, %s a écrit :", "%s chez %s")),
            Map.entry("es", words("es", "EEEE, d 'de' MMMM 'de' yyyy", "El %s a las %s, %s escribió:", "%s de %s")),
            Map.entry("pt", words("pt", "EEEE, d 'de' MMMM 'de' yyyy", "Em %s às %s, %s escreveu:", "%s de %s")),
            Map.entry("it", words("it", "EEEE d MMMM yyyy", "Il %s alle %s %s ha scritto:", "%s di %s")),
            Map.entry("pl", words("pl", "EEEE, d MMMM yyyy", "W dniu %s o %s %s napisał(a):", "%s · %s")));

    /** Both written forms of Norwegian have their own code. */
    private static final Map<String, String> ALIASES = Map.of("nb", "no", "nn", "no");

    private static LetterWords words(String locale, String date, String attribution, String agentAt) {
        return new LetterWords(Locale.of(locale), date, attribution, agentAt);
    }

    /** @param language ISO 639-1, such as {@code sv} */
    static LetterWords in(String language) {
        return BY_LANGUAGE.getOrDefault(ALIASES.getOrDefault(language, language), OTHER);
    }

    /** The line above what somebody wrote. */
    String attribution(Instant at, ZoneId zone, String writer) {
        var then = at.atZone(zone);
        var day = DateTimeFormatter.ofPattern(date, locale).format(then);
        return attribution.formatted(day, TIME.format(then), writer);
    }

    /** Such as "Anna at Support". */
    String agentAt(String agent, String mailbox) {
        return agentAt.formatted(agent, mailbox);
    }
}
