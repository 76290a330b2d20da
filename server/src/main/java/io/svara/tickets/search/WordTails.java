package io.svara.tickets.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The later parts of what may be a compound, so that faktura finds kundfaktura and kundfakturanummer. No dictionary: a
 * long word is opened where a syllable can end and a word can begin, which yields one to four tails of which most
 * are no words. They cost room but harm nobody, since nobody searches for them.
 *
 * <p>Measured, each indexed by its form alone: a Swedish text rich in compounds grows from 1,255 to 1,615 terms by it, an English one
 * by less than a sixth.
 *
 * <p>The alternative, a trigram index over the text, was left: it makes the row several times larger, and its
 * operators are not leakproof.
 */
final class WordTails {

    private static final int MIN_WORD = 9;
    private static final int MAX_WORD = 30;
    private static final int MIN_HEAD = 3;
    private static final int MIN_TAIL = 5;
    private static final int MAX_HEAD = 7;
    private static final int MAX_TAILS = 6;
    private static final String VOWELS = "aeiouy";

    /** The consonants that a word begins with, where they are more than one. */
    private static final Set<String> ONSETS = Set.of(
            "bl", "br", "ch", "dr", "fj", "fl", "fr", "gj", "gl", "gr", "hj", "hv", "kj", "kl", "kn", "kr", "kv", "pl",
            "pr", "sh", "sj", "sk", "skj", "skr", "skv", "sl", "sm", "sn", "sp", "spr", "st", "str", "sv", "th", "tj",
            "tr", "tv", "tw", "vr");

    /** The consonants that a part ends with, where they are more than one. */
    private static final Set<String> CODAS = Set.of(
            "bb", "ck", "ds", "dd", "ft", "gg", "gs", "gt", "kk", "ks", "kt", "ld", "lg", "lk", "ll", "lm", "ls", "lt",
            "md", "ms", "nd", "ng", "nk", "nn", "ns", "nt", "ngs", "nds", "nts", "pp", "ps", "pt", "rd", "rg", "rk",
            "rl", "rm", "rn", "rp", "rs", "rt", "rts", "sk", "sp", "ss", "st", "ts", "tt", "vs", "xt", "rds", "kts",
            "sts", "lls");

    /** A vowel after one consonant begins a syllable nearly always with it; these begin words. */
    private static final Set<String> VOWEL_HEADS = Set.of(
            "adress", "anmal", "ansok", "ansvar", "arbet", "arend", "artik", "avbest", "avgift", "avtal", "avdel",
            "enhet", "epost", "erbjud", "erstat", "ersatt", "inform", "install", "opplys", "order", "ordre", "uppgif",
            "utlamn", "utlever", "address", "account");

    private WordTails() {}

    static List<String> of(String word) {
        if (word.length() < MIN_WORD || word.length() > MAX_WORD) {
            return List.of();
        }
        var tails = new ArrayList<String>();
        for (var at = MIN_HEAD; at <= word.length() - MIN_TAIL && tails.size() < MAX_TAILS; at++) {
            if (opensAt(word, at)) {
                tails.add(word.substring(at));
            }
        }
        return tails;
    }

    private static boolean opensAt(String word, int at) {
        var onset = consonants(word, at, 1);
        var coda = consonants(word, at - 1, -1);
        if (onset.isEmpty()) {
            return coda.length() > 1 ? CODAS.contains(coda) : coda.length() == 1 && beginsKnownHead(word, at);
        }
        return (onset.length() == 1 || ONSETS.contains(onset)) && (coda.length() < 2 || CODAS.contains(coda));
    }

    private static boolean beginsKnownHead(String word, int at) {
        for (var length = MIN_TAIL; length <= MAX_HEAD && at + length <= word.length(); length++) {
            if (VOWEL_HEADS.contains(word.substring(at, at + length))) {
                return true;
            }
        }
        return false;
    }

    /** The consonants from there on, in the order of writing. */
    private static String consonants(String word, int from, int step) {
        var end = from;
        while (end >= 0 && end < word.length() && isConsonant(word.charAt(end))) {
            end += step;
        }
        return step > 0 ? word.substring(from, end) : word.substring(end + 1, from + 1);
    }

    private static boolean isConsonant(char letter) {
        return letter >= 'a' && letter <= 'z' && VOWELS.indexOf(letter) < 0;
    }
}
