package io.svara.bench.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * One language's words, the common ones first: some hundred that stand in every mail, then compounds and their forms,
 * then names of things and places. How often a word comes follows its place (Zipf), so that there are words of every
 * degree of rarity.
 */
final class Vocabulary {

    private static final int MADE_UP_NAMES = 20_000;
    private static final String[] ONSETS = {
        "b", "br", "d", "f", "g", "h", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v"
    };
    private static final String[] VOWELS = {"a", "e", "i", "o", "u", "y", "å", "ø"};
    private static final String[] ENDS = {"", "l", "n", "r", "s", "nd", "rk", "sta", "vik", "berg", "ton", "dal"};

    private final List<String> greetings;
    private final List<String> closings;
    private final String[] words;
    private final Alias places;

    private Vocabulary(List<String> greetings, List<String> closings, List<String> words) {
        this.greetings = greetings;
        this.closings = closings;
        this.words = words.toArray(String[]::new);
        this.places = Alias.zipf(words.size());
    }

    static Vocabulary of(String language) {
        var lines = lines(language);
        var words = new LinkedHashSet<>(split(lines, "words", " "));
        words.addAll(compounds(lines, language.equals("en") ? "-" : ""));
        words.addAll(names(language));
        return new Vocabulary(split(lines, "greeting", "\\|"), split(lines, "closing", "\\|"), new ArrayList<>(words));
    }

    private static List<String> compounds(Map<String, String> lines, String joint) {
        var random = new SplittableRandom(1);
        var endings = split(lines, "endings", "\\|");
        var compounds = new ArrayList<String>();
        for (var head : split(lines, "heads", " ")) {
            for (var tail : split(lines, "tails", " ")) {
                compounds.add(head + joint + tail);
                compounds.add(head + joint + tail + endings.get(random.nextInt(endings.size())));
            }
        }
        return shuffled(compounds, random);
    }

    private static List<String> names(String language) {
        var random = new SplittableRandom(language.hashCode());
        var names = new ArrayList<String>();
        for (int made = 0; made < MADE_UP_NAMES; made++) {
            var name = new StringBuilder();
            for (int syllable = random.nextInt(2); syllable < 3; syllable++) {
                name.append(any(ONSETS, random)).append(any(VOWELS, random));
            }
            name.append(any(ENDS, random));
            names.add(Character.toUpperCase(name.charAt(0)) + name.substring(1));
        }
        return names;
    }

    private static <T> List<T> shuffled(List<T> all, SplittableRandom random) {
        for (int at = all.size() - 1; at > 0; at--) {
            java.util.Collections.swap(all, at, random.nextInt(at + 1));
        }
        return all;
    }

    private static Map<String, String> lines(String language) {
        try (var file = Objects.requireNonNull(Vocabulary.class.getResourceAsStream(language + ".txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toMap(line -> line[0], line -> line[1]));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> split(Map<String, String> lines, String name, String separator) {
        return List.of(Objects.requireNonNull(lines.get(name)).split(separator));
    }

    static String any(String[] choices, SplittableRandom random) {
        return choices[random.nextInt(choices.length)];
    }

    String greeting(SplittableRandom random) {
        return greetings.get(random.nextInt(greetings.size()));
    }

    String closing(SplittableRandom random) {
        return closings.get(random.nextInt(closings.size()));
    }

    String word(SplittableRandom random) {
        return words[places.next(random)];
    }

    int size() {
        return words.length;
    }

    /** The word at a place, 0 being the most common. */
    String at(int place) {
        return words[place];
    }
}
