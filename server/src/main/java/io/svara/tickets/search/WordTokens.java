package io.svara.tickets.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text token by token, folded: lower case, without diacritics ({@code å ä} as a, {@code ö ø} as o, {@code æ} as
 * ae), however it is composed. So laptopvaska and laptopväska are the same word, typed on any keyboard.
 */
final class WordTokens {

    sealed interface Token {}

    /** Letters and digits. */
    record Word(String text) implements Token {}

    /** Text of a script that is written without spaces; it is found by any two neighbouring characters. */
    record Grams(String text) implements Token {}

    /** A mail address or host: found whole, by its sides, by each label, and by the words in them. */
    record Address(String whole, Set<String> parts, Set<String> words) implements Token {}

    /** Parts joined by signs, such as an order number {@code se-2026/00123}. */
    record Joined(String whole, List<String> parts) implements Token {

        /** Who looks for epost means e-post too. */
        Optional<String> withoutHyphen() {
            var twoWords = parts.size() == 2 && whole.equals(parts.getFirst() + "-" + parts.getLast());
            return twoWords ? Optional.of(parts.getFirst() + parts.getLast()) : Optional.empty();
        }
    }

    private static final int MAX_WORD = 60;
    private static final int MAX_JOINED = 120;
    private static final int MAX_CHUNK = 500;
    private static final int MAX_PARTS = 12;
    private static final String JOINTS = "@._-+/";
    private static final List<String> LINKS = List.of("http://", "https://", "www.");
    private static final int FIRST_COMBINING = 0x300;
    private static final int LAST_COMBINING = 0x36f;
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('\u00e6', "ae"),
            Map.entry('\u00f8', "o"),
            Map.entry('\u0153', "oe"),
            Map.entry('\u00df', "ss"),
            Map.entry('\u0111', "d"),
            Map.entry('\u00f0', "d"),
            Map.entry('\u00fe', "th"),
            Map.entry('\u0142', "l"),
            Map.entry('\u0127', "h"),
            Map.entry('\u0131', "i"));

    /** Latin letters and digits, folded; empty where there is none. Most text needs nothing else. */
    private static final String[] LATIN = latin();

    /** The same for those that fold to one letter, and the joints as themselves; 0 for all others. */
    private static final char[] SINGLE = single();

    private final String text;
    private int at;
    private final ArrayList<Token> ready = new ArrayList<>();

    WordTokens(String text) {
        this.text = text;
    }

    static List<Token> of(String text) {
        var tokens = new WordTokens(text);
        var all = new ArrayList<Token>();
        for (var token = tokens.next(); token != null; token = tokens.next()) {
            all.add(token);
        }
        return all;
    }

    @Nullable
    Token next() {
        while (ready.isEmpty() && skipToWord()) {
            if (isLink()) {
                readLink();
            } else {
                readChunk();
            }
        }
        return ready.isEmpty() ? null : ready.removeFirst();
    }

    private boolean skipToWord() {
        while (at < text.length() && !isWordAt(at)) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at < text.length();
    }

    private boolean isLink() {
        var first = text.charAt(at) | 0x20;
        return (first == 'h' || first == 'w')
                && LINKS.stream().anyMatch(start -> text.regionMatches(true, at, start, 0, start.length()));
    }

    /** Of a link only its host is searched for. */
    private void readLink() {
        var end = at;
        while (end < text.length() && !isLinkEnd(text.charAt(end))) {
            end++;
        }
        var link = text.substring(at, end);
        at = end;
        var host = link.substring(link.contains("://") ? link.indexOf("://") + 3 : 0)
                .split("[/?#:]", 2)[0];
        var bare = trim(fold(host.substring(host.lastIndexOf('@') + 1)));
        if (!bare.isEmpty() && bare.length() <= MAX_JOINED) {
            ready.add(host(bare));
        }
    }

    private static boolean isLinkEnd(char sign) {
        return Character.isWhitespace(sign) || sign == '<' || sign == '>' || sign == '"' || sign == ')' || sign == '\'';
    }

    private void readChunk() {
        var start = at;
        var folded = new StringBuilder(16);
        var plain = true;
        var latin = true;
        while (at < text.length() && at - start < MAX_CHUNK) {
            var sign = text.charAt(at);
            var one = sign < SINGLE.length ? SINGLE[sign] : 0;
            if (one != 0) {
                folded.append(one);
                plain &= !isJoint(one);
                at++;
            } else if (isWordAt(at) || continuesWord(sign)) {
                latin = false;
                at += Character.charCount(text.codePointAt(at));
            } else {
                break;
            }
        }
        var chunk = latin ? folded.toString() : fold(text.substring(start, at));
        if (plain) {
            addWord(chunk);
            return;
        }
        addJoined(trim(chunk));
    }

    private static boolean isJoint(int sign) {
        return sign < 'a' && JOINTS.indexOf(sign) >= 0;
    }

    private void addWord(String word) {
        if (word.isEmpty()) {
            return;
        }
        if (word.charAt(0) < 0x250 && word.charAt(word.length() - 1) < 0x250) {
            ready.add(new Word(cut(word, MAX_WORD)));
            return;
        }
        addByScript(word);
    }

    /** Scripts may change within a word: each stretch is a token of its own kind. */
    private void addByScript(String word) {
        for (var from = 0; from < word.length(); ) {
            var unspaced = isUnspaced(word.codePointAt(from));
            var end = from;
            while (end < word.length() && isUnspaced(word.codePointAt(end)) == unspaced) {
                end += Character.charCount(word.codePointAt(end));
            }
            var stretch = word.substring(from, end);
            ready.add(unspaced ? new Grams(stretch) : new Word(cut(stretch, MAX_WORD)));
            from = end;
        }
    }

    private void addJoined(String chunk) {
        var parts = parts(chunk);
        var sign = chunk.indexOf('@');
        if (parts.size() < 2 || chunk.length() > MAX_JOINED) {
            parts.forEach(this::addWord);
        } else if (parts.stream().anyMatch(WordTokens::hasUnspaced)) {
            parts.forEach(this::addWord);
        } else if (sign > 0) {
            ready.add(address(chunk, sign));
        } else {
            ready.add(new Joined(chunk, parts));
        }
    }

    private static Address address(String chunk, int sign) {
        var local = trim(chunk.substring(0, sign));
        var host = trim(chunk.substring(sign + 1));
        var parts = new LinkedHashSet<String>();
        parts.add(local);
        addDomains(parts, host);
        return new Address(chunk, parts, new LinkedHashSet<>(parts(chunk)));
    }

    private static Address host(String host) {
        var parts = new LinkedHashSet<String>();
        addDomains(parts, host);
        return new Address(host, parts, new LinkedHashSet<>(parts(host)));
    }

    /** mail.nordvind.example is also found as nordvind.example. */
    private static void addDomains(Set<String> parts, String host) {
        for (var from = 0; from >= 0 && parts.size() < MAX_PARTS; ) {
            var domain = host.substring(from);
            if (!domain.isEmpty()) {
                parts.add(domain);
            }
            var dot = host.indexOf('.', from);
            from = dot < 0 ? -1 : dot + 1;
        }
    }

    private static List<String> parts(String chunk) {
        var parts = new ArrayList<String>();
        for (var part : chunk.split("[@._+/-]+", -1)) {
            if (!part.isEmpty() && parts.size() < MAX_CHUNK / 2) {
                parts.add(cut(part, MAX_WORD));
            }
        }
        return parts;
    }

    /** The number in {@code ab00123}: with and without what stands before it. */
    static List<String> numbersIn(String word) {
        var start = word.length();
        while (start > 0 && isDigit(word.charAt(start - 1))) {
            start--;
        }
        if (word.length() - start < 3) {
            return List.of();
        }
        var numbers = new ArrayList<String>();
        if (start > 0) {
            numbers.add(word.substring(start));
        }
        var significant = start;
        while (significant < word.length() - 1 && word.charAt(significant) == '0') {
            significant++;
        }
        if (significant > start) {
            numbers.add(word.substring(significant));
        }
        return numbers;
    }

    /** All pairs of neighbours, or the one character there is. */
    static List<String> grams(String text) {
        var points = text.codePoints().toArray();
        if (points.length == 1) {
            return List.of(text);
        }
        var grams = new ArrayList<String>(points.length);
        for (var index = 0; index + 1 < points.length; index++) {
            grams.add(new String(points, index, 2));
        }
        return grams;
    }

    private static String fold(String chunk) {
        var folded = new StringBuilder(chunk.length() + 4);
        for (var index = 0; index < chunk.length(); index++) {
            var sign = chunk.charAt(index);
            if (sign >= FIRST_COMBINING && sign <= LAST_COMBINING) {
                continue;
            }
            if (sign >= LATIN.length) {
                return foldOtherScript(chunk);
            }
            if (isJoint(sign)) {
                folded.append(sign);
            }
            folded.append(LATIN[sign]);
        }
        return folded.toString();
    }

    private static String foldOtherScript(String chunk) {
        var decomposed = Normalizer.normalize(chunk.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        var kept = new StringBuilder(decomposed.length());
        decomposed
                .codePoints()
                .filter(point -> point < FIRST_COMBINING || point > LAST_COMBINING)
                .filter(point -> Character.isLetterOrDigit(point) || isMark(point) || JOINTS.indexOf(point) >= 0)
                .forEach(point -> kept.append(
                        point < LATIN.length && !LATIN[point].isEmpty() ? LATIN[point] : Character.toString(point)));
        return Normalizer.normalize(kept, Normalizer.Form.NFC);
    }

    private static String[] latin() {
        var table = new String[0x250];
        for (var sign = (char) 0; sign < table.length; sign++) {
            table[sign] = Character.isLetterOrDigit(sign) ? foldLatin(sign) : "";
        }
        return table;
    }

    private static char[] single() {
        var table = new char[LATIN.length];
        for (var sign = 0; sign < table.length; sign++) {
            if (LATIN[sign].length() == 1) {
                table[sign] = LATIN[sign].charAt(0);
            } else if (isJoint(sign)) {
                table[sign] = (char) sign;
            }
        }
        return table;
    }

    private static String foldLatin(char sign) {
        var lower = Character.toString(sign).toLowerCase(Locale.ROOT);
        var base = LETTERS.getOrDefault(lower.charAt(0), lower);
        return Normalizer.normalize(base, Normalizer.Form.NFKD)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private boolean isWordAt(int index) {
        var sign = text.charAt(index);
        return sign < LATIN.length ? !LATIN[sign].isEmpty() : Character.isLetterOrDigit(text.codePointAt(index));
    }

    /** Accents written apart, and signs that are not seen, such as a soft hyphen. */
    private static boolean continuesWord(char sign) {
        return sign >= 0x80 && (isMark(sign) || Character.getType(sign) == Character.FORMAT);
    }

    private static boolean isMark(int point) {
        var type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean hasUnspaced(String part) {
        return part.codePoints().anyMatch(WordTokens::isUnspaced);
    }

    private static boolean isUnspaced(int point) {
        if (point < 0xe00) {
            return false;
        }
        return switch (Character.UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    private static boolean isDigit(char sign) {
        return sign >= '0' && sign <= '9';
    }

    private static String trim(String chunk) {
        var from = 0;
        var to = chunk.length();
        while (from < to && JOINTS.indexOf(chunk.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && JOINTS.indexOf(chunk.charAt(to - 1)) >= 0) {
            to--;
        }
        return chunk.substring(from, to);
    }

    /** Never in the middle of a character. */
    private static String cut(String word, int length) {
        if (word.length() <= length) {
            return word;
        }
        var end = Character.isHighSurrogate(word.charAt(length - 1)) ? length - 1 : length;
        return word.substring(0, end);
    }
}
