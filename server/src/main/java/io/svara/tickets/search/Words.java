package io.svara.tickets.search;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns text into the terms of a search row, and what a person types into a query for them. Pure, and the same for
 * both sides: a change here means that search rows have to be made anew.
 *
 * <p>The language of a mail is not known, so a word is indexed as it is written (folded: lower case, no diacritics) and
 * under its forms in Swedish, Norwegian and English at once; see {@link WordForms}. Parts of compounds are found from
 * their beginning by prefix and from any later part by {@link WordTails}. Numbers and addresses are found whole and in
 * their parts; see {@link WordTokens}.
 *
 * <p>Terms carry no places in the text: they would double the row, and order matters little over a few mails. A quoted
 * phrase therefore means that all its words are there, exactly as written.
 */
public final class Words {

    /** How much a term tells about its message. */
    public enum Weight {
        /** Subject, ticket number, addresses. */
        A,
        /** Names of people and files. */
        B,
        /** The body. */
        D
    }

    /** A piece of a message. */
    public record Part(Weight weight, String text) {}

    /** Of one message. The heavier parts come first; what is beyond is not found by its words. */
    public static final int MAX_TERMS = 5_000;

    /** Of one message's terms. A tsvector has its limit at a megabyte. */
    public static final int MAX_BYTES = 256 << 10;

    /** What is typed beyond this is ignored. */
    static final int MAX_QUERY_CHARS = 1_000;

    static final int MAX_QUERY_WORDS = 16;
    private static final int MIN_PREFIX_CHARS = 3;

    /** Beyond it, a word may be of one sign. */
    private static final char MAX_LATIN = 0x24f;

    private Words() {}

    public static SearchText index(List<Part> parts) {
        var terms = new Terms();
        var byWeight = parts.stream()
                .collect(Collectors.groupingBy(Part::weight, () -> new EnumMap<>(Weight.class), Collectors.toList()));
        byWeight.forEach((weight, own) -> own.forEach(part -> terms.addAll(weight, part.text())));
        return terms.text();
    }

    /**
     * All words must be there; {@code "several words"} exactly as written; {@code -word} must not. Words begin what is
     * found ({@code lever} finds leverans) from three characters on. Any input is fine: what holds no word is an empty
     * query, and so is one that only excludes.
     */
    public static SearchQuery query(String input) {
        return new Asking().query(input.length() <= MAX_QUERY_CHARS ? input : input.substring(0, MAX_QUERY_CHARS));
    }

    /**
     * What tells a text from others, in its order: words without the commonest ones and without numbers, each by its form, so that a
     * word is the same in all of its inflections; parts of addresses are none.
     */
    public static List<String> telling(String text) {
        return WordTokens.of(text).stream()
                .flatMap(token -> switch (token) {
                    case WordTokens.Word word -> Stream.of(word.text());
                    case WordTokens.Joined joined -> joined.parts().stream();
                    case WordTokens.Grams grams -> WordTokens.grams(grams.text()).stream();
                    case WordTokens.Address _ -> Stream.<String>empty();
                })
                .filter(word -> !WordForms.isCommon(word))
                .filter(word -> word.chars().noneMatch(sign -> sign >= '0' && sign <= '9'))
                .filter(word -> word.length() >= MIN_PREFIX_CHARS || word.charAt(0) > MAX_LATIN)
                .map(WordForms::nordic)
                .toList();
    }

    private static String grams(String text) {
        var grams = WordTokens.grams(text);
        var single = grams.getFirst();
        return single.codePointCount(0, single.length()) == 1
                ? quote(single) + ":*"
                : grams.stream().map(Words::quote).collect(Collectors.joining(" & ", "(", ")"));
    }

    private static String or(Collection<String> alternatives) {
        var all = String.join(" | ", alternatives);
        return alternatives.size() == 1 ? all : "(" + all + ")";
    }

    /** Terms hold letters, digits and a few signs only; they are quoted as if they could hold anything. */
    private static String quote(String term) {
        return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** Makes a query out of what somebody typed. */
    private static final class Asking {

        private final WordForms forms = new WordForms();
        private final Set<String> wanted = new LinkedHashSet<>();
        private final Set<String> common = new LinkedHashSet<>();
        private final Set<String> unwanted = new LinkedHashSet<>();

        SearchQuery query(String input) {
            for (var piece : QueryPiece.of(input)) {
                WordTokens.of(piece.text()).forEach(token -> take(piece, token));
            }
            // "var är min order" asks for the order; but who types nothing but common words means them
            var asked = wanted.isEmpty() ? common : wanted;
            return asked.isEmpty() ? SearchQuery.NONE : new SearchQuery(and(asked));
        }

        private void take(QueryPiece piece, WordTokens.Token token) {
            if (piece.excluded()) {
                unwanted.add("!" + or(exact(token, true)));
            } else if (piece.quoted()) {
                wanted.add(or(exact(token, false)));
            } else {
                (isCommon(token) ? common : wanted).add(beginning(token));
            }
        }

        private String and(Set<String> asked) {
            return Stream.concat(
                            asked.stream().limit(MAX_QUERY_WORDS),
                            unwanted.stream().limit(MAX_QUERY_WORDS))
                    .collect(Collectors.joining(" & "));
        }

        private static boolean isCommon(WordTokens.Token token) {
            return token instanceof WordTokens.Word word && WordForms.isCommon(word.text());
        }

        private String beginning(WordTokens.Token token) {
            return switch (token) {
                case WordTokens.Word word -> or(formsAndPrefix(word.text()));
                case WordTokens.Grams grams -> grams(grams.text());
                case WordTokens.Address address -> prefix(address.whole());
                case WordTokens.Joined joined -> or(List.of(prefix(joined.whole()), allParts(joined)));
            };
        }

        private String allParts(WordTokens.Joined joined) {
            return joined.parts().stream()
                    .map(part -> or(formsAndPrefix(part)))
                    .distinct()
                    .limit(MAX_QUERY_WORDS)
                    .collect(Collectors.joining(" & ", "(", ")"));
        }

        private Set<String> formsAndPrefix(String word) {
            var alternatives = new LinkedHashSet<String>();
            alternatives.add(prefix(word));
            if (!WordForms.isCommon(word)) {
                forms.of(word).forEach(form -> alternatives.add(quote(form)));
            }
            return alternatives;
        }

        /** @param withForms whether other forms of the word count as the word: they do when it is excluded */
        private Set<String> exact(WordTokens.Token token, boolean withForms) {
            return switch (token) {
                case WordTokens.Word word -> {
                    var alternatives = new LinkedHashSet<String>();
                    alternatives.add(quote(word.text()));
                    if (withForms) {
                        forms.of(word.text()).forEach(form -> alternatives.add(quote(form)));
                    }
                    yield alternatives;
                }
                case WordTokens.Grams grams -> Set.of(grams(grams.text()));
                case WordTokens.Address address -> Set.of(quote(address.whole()));
                case WordTokens.Joined joined -> Set.of(quote(joined.whole()));
            };
        }

        private static String prefix(String word) {
            return word.length() < MIN_PREFIX_CHARS || WordForms.isCommon(word) ? quote(word) : quote(word) + ":*";
        }
    }

    /** The terms of one message, each with the best weight that it has been seen with. */
    private static final class Terms {

        private final Map<String, Weight> weights = new LinkedHashMap<>();
        private final Set<String> seen = new HashSet<>();
        private final WordForms forms = new WordForms();
        private int bytes;

        void addAll(Weight weight, String text) {
            var tokens = new WordTokens(text);
            for (var token = tokens.next(); token != null && !isFull(); token = tokens.next()) {
                add(weight, token);
            }
        }

        private void add(Weight weight, WordTokens.Token token) {
            switch (token) {
                case WordTokens.Word word -> addWord(weight, word.text());
                case WordTokens.Grams grams -> WordTokens.grams(grams.text()).forEach(gram -> put(weight, gram));
                case WordTokens.Address address -> {
                    put(weight, address.whole());
                    address.parts().forEach(part -> put(weight, part));
                    address.words().forEach(word -> addWord(weight, word));
                }
                case WordTokens.Joined joined -> {
                    put(weight, joined.whole());
                    joined.withoutHyphen().ifPresent(word -> addWord(weight, word));
                    joined.parts().forEach(part -> addWord(weight, part));
                }
            }
        }

        private void addWord(Weight weight, String word) {
            if (!seen.add(word)) {
                return;
            }
            put(weight, word);
            forms.of(word).forEach(form -> put(weight, form));
            WordTokens.numbersIn(word).forEach(number -> put(weight, number));
            // who asks for an inflection of a tail asks for its form too
            WordTails.of(word).forEach(tail -> put(weight, WordForms.nordic(tail)));
        }

        private void put(Weight weight, String term) {
            if (!isFull() && weights.putIfAbsent(term, weight) == null) {
                bytes += 3 * term.length();
            }
        }

        private boolean isFull() {
            return weights.size() >= MAX_TERMS || bytes >= MAX_BYTES;
        }

        /** All at one position, which says nothing: without any, a term would match a query for every weight. */
        SearchText text() {
            var text = new StringBuilder(12 * weights.size());
            weights.forEach((term, weight) -> text.append(text.isEmpty() ? "" : " ")
                    .append(quote(term))
                    .append(":1")
                    .append(weight));
            return new SearchText(text.toString(), weights.size());
        }
    }
}
