package io.svara.tickets.search;

import java.util.List;
import java.util.Set;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * The forms under which a folded word is indexed beside itself, so that a word finds its inflections in Swedish,
 * Norwegian and English whatever the language of the text.
 *
 * <p>English is Snowball's stemmer. For Swedish and Norwegian the ready-made stemmers were tried and left: both
 * Lucene's light ones and Snowball's cut leverans to another stem than leveransen, faktura than fakturan, and beställning
 * than beställningarna, each knowing one of the two languages only. What stands here is one table of endings for both,
 * cut once. Because the word itself is indexed too, a base form need not be cut right: leverans is found by
 * leveransen, which is cut to it.
 *
 * <p>Nouns and verbs are joined within themselves, not with each other (betalning does not find betala); irregular
 * plurals (bok, böcker) are not joined. For one thread.
 */
final class WordForms {

    /**
     * @param rest how many letters must be left
     * @param after the letters it can follow; empty: any
     */
    private record Ending(String text, int rest, String after) {

        boolean fits(String word) {
            var left = word.length() - text.length();
            return left >= rest
                    && word.endsWith(text)
                    && (after.isEmpty() || after.indexOf(word.charAt(left - 1)) >= 0);
        }
    }

    private static final String VOWELS = "aeiouy";
    private static final String CONSONANTS = "bcdfghjklmnpqrstvwxz";

    /** Longest first. */
    private static final List<Ending> ENDINGS = List.of(
            new Ending("arna", 3, ""),
            new Ending("orna", 3, ""),
            new Ending("erna", 3, ""),
            new Ending("ades", 4, ""),
            new Ending("aene", 3, ""),
            new Ending("ade", 4, ""),
            new Ending("ats", 5, ""),
            new Ending("ene", 3, ""),
            new Ending("aen", 3, ""),
            new Ending("aer", 3, ""),
            new Ending("ad", 5, ""),
            new Ending("at", 5, ""),
            new Ending("as", 5, ""),
            new Ending("na", 4, ""),
            new Ending("te", 4, CONSONANTS),
            new Ending("ar", 3, ""),
            new Ending("or", 3, ""),
            new Ending("er", 3, ""),
            new Ending("en", 3, ""),
            new Ending("et", 3, ""),
            new Ending("an", 3, ""),
            new Ending("a", 3, ""),
            new Ending("e", 3, ""),
            new Ending("n", 4, VOWELS + "lr"),
            new Ending("t", 4, CONSONANTS + "o"));

    /** A genitive's s is only cut together with the ending before it, or after a consonant. */
    private static final List<String> GENITIVES =
            List.of("ens", "ets", "ars", "ors", "ers", "nas", "enes", "rs", "ds", "gs", "ts", "ks", "ls", "ms");

    /** Words that look inflected, and whose rest would be quite another word. */
    private static final Set<String> WHOLE = Set.of(
            "order", "offer", "number", "market", "ticket", "paper", "letter", "server", "format", "support", "person",
            "faster", "poster", "master", "summer", "winter", "sommar", "vinter", "vinkel", "center", "lager");

    private static final Set<String> COMMON = Set.of(
            "alla", "all", "and", "are", "att", "av", "blir", "but", "can", "de", "deg", "dei", "dem", "den", "der",
            "det", "dette", "dig", "din", "du", "eg", "ein", "eit", "ej", "eller", "en", "er", "et", "ett", "for",
            "fra", "fran", "from", "ha", "had", "han", "har", "hei", "hej", "hello", "her", "hi", "hos", "hur", "hva",
            "hvor", "i", "if", "ikke", "in", "inte", "is", "it", "its", "ja", "jag", "jeg", "kan", "man", "mange", "me",
            "med", "meg", "men", "mig", "min", "mitt", "mot", "my", "na", "nar", "ni", "no", "not", "nu", "og", "oh",
            "om", "on", "or", "oss", "our", "pa", "sa", "seg", "sig", "skal", "ska", "som", "the", "they", "this",
            "til", "till", "to", "under", "us", "ut", "vad", "var", "vart", "vi", "vil", "vill", "was", "we", "were",
            "what", "when", "where", "will", "with", "you", "your", "ar", "a", "an", "at", "be", "by", "do", "of", "so",
            "that", "there", "upp");

    /** Cannot occur in a word: keeps the rest of vare and varen apart from the word var. */
    private static final String NOT_THE_COMMON_WORD = "+";

    private final EnglishStemmer english = new EnglishStemmer();

    /** Nought to two forms, each other than the word. */
    List<String> of(String word) {
        if (word.length() < 4 || !isAsciiLetters(word)) {
            return List.of();
        }
        var nordic = nordic(word);
        var english = english(word);
        if (english.equals(word) || english.equals(nordic)) {
            return nordic.equals(word) ? List.of() : List.of(nordic);
        }
        return nordic.equals(word) ? List.of(english) : List.of(nordic, english);
    }

    static boolean isCommon(String word) {
        return COMMON.contains(word);
    }

    /** The Swedish and Norwegian form, or the word itself. */
    static String nordic(String word) {
        var bare = withoutGenitive(word);
        if (WHOLE.contains(bare) || bare.length() < 4) {
            return bare;
        }
        var rest = even(cut(bare));
        return !rest.equals(word) && isCommon(rest) ? rest + NOT_THE_COMMON_WORD : rest;
    }

    private static String withoutGenitive(String word) {
        if (word.length() < 5 || !word.endsWith("s")) {
            return word;
        }
        for (var genitive : GENITIVES) {
            if (word.endsWith(genitive)) {
                return word.substring(0, word.length() - 1);
            }
        }
        return word;
    }

    private static String cut(String word) {
        for (var ending : ENDINGS) {
            if (ending.fits(word)) {
                return word.substring(0, word.length() - ending.text().length());
            }
        }
        return word;
    }

    /** Evens out what inflection does to the stem's end: ordr(ar) is order, bestil(t) is bestill. */
    private static String even(String stem) {
        var last = stem.length() - 1;
        if (last < 3) {
            return stem;
        }
        var end = stem.charAt(last);
        var before = stem.charAt(last - 1);
        if ((end == 'r' || end == 'l') && "bcdfgkpstv".indexOf(before) >= 0) {
            return withoutDoubled(stem.substring(0, last)) + "e" + end;
        }
        return last >= 4 ? withoutDoubled(stem) : stem;
    }

    private static String withoutDoubled(String stem) {
        var last = stem.length() - 1;
        var doubled = stem.charAt(last) == stem.charAt(last - 1) && CONSONANTS.indexOf(stem.charAt(last)) >= 0;
        return doubled ? stem.substring(0, last) : stem;
    }

    private String english(String word) {
        english.setCurrent(word);
        english.stem();
        return english.getCurrent();
    }

    private static boolean isAsciiLetters(String word) {
        for (var index = 0; index < word.length(); index++) {
            if (word.charAt(index) < 'a' || word.charAt(index) > 'z') {
                return false;
            }
        }
        return true;
    }
}
