package io.svara.mailflow.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/** Tells languages apart, by which letters follow each other in them (docs/decisions/2026-11-23-language.md). */
public final class Languages {

    /** What the library calls them, by what a browser does. */
    private static final Map<String, Set<String>> OURS = ours(
            "en eng",
            "sv swe",
            "no nob nno",
            "da dan",
            "fi fin",
            "is isl",
            "de deu",
            "nl nld",
            "fr fra",
            "es spa",
            "it ita",
            "pt por",
            "pl pol",
            "cs ces",
            "sk slk",
            "sl slv",
            "hr hrv",
            "hu hun",
            "ro ron",
            "bg bul",
            "el ell",
            "et est ekk",
            "lv lav lvs",
            "lt lit",
            "ru rus",
            "uk ukr",
            "tr tur",
            "ar ara",
            "fa fas pes");

    /** Those that can be told, in the order in which they are offered. */
    public static final List<String> CODES = List.copyOf(OURS.keySet());

    /** More makes it no surer, and costs time. */
    private static final int LOOKED_AT = 2_000;

    /** "Hi" and "OK" are words of many languages. */
    private static final int FEWEST_LETTERS = 10;

    /** Among the hundred languages of the model; a senseless text has 0.01 of each. */
    private static final double LEAST = 0.015;

    /** How much likelier it must be than the next. */
    private static final double AHEAD = 1.05;

    private static final String MODEL = "/langdetect-183.bin";

    /** Some 40 MB, given back when memory is short. */
    private static SoftReference<LanguageDetectorModel> kept = new SoftReference<>(null);

    private Languages() {}

    private static Map<String, Set<String>> ours(String... lines) {
        var ours = new LinkedHashMap<String, Set<String>>();
        for (var line : lines) {
            var names = List.of(line.split(" "));
            ours.put(names.getFirst(), Set.copyOf(names.subList(1, names.size())));
        }
        return ours;
    }

    /** One of {@link #CODES}; null where it is too short, of another language, or could be of two. */
    public static @Nullable String of(String text) {
        var start = text.length() <= LOOKED_AT ? text : text.substring(0, LOOKED_AT);
        if (start.codePoints().filter(Character::isLetter).limit(FEWEST_LETTERS).count() < FEWEST_LETTERS) {
            return null;
        }
        var likeliest = List.of(new LanguageDetectorME(model()).predictLanguages(start));
        var first = likeliest.getFirst();
        var code = code(first.getLang());
        if (code == null || first.getConfidence() < LEAST) {
            return null;
        }
        return likeliest.stream()
                        .filter(other -> !code.equals(code(other.getLang())))
                        .filter(other -> code(other.getLang()) != null)
                        .mapToDouble(Language::getConfidence)
                        .noneMatch(next -> next * AHEAD > first.getConfidence())
                ? code
                : null;
    }

    private static @Nullable String code(String name) {
        return CODE_BY_NAME.get(name);
    }

    private static final Map<String, String> CODE_BY_NAME = OURS.entrySet().stream()
            .flatMap(entry -> entry.getValue().stream().map(name -> Map.entry(name, entry.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static synchronized LanguageDetectorModel model() {
        var model = kept.get();
        if (model == null) {
            model = read();
            kept = new SoftReference<>(model);
        }
        return model;
    }

    private static LanguageDetectorModel read() {
        try (InputStream file = Objects.requireNonNull(LanguageDetectorModel.class.getResourceAsStream(MODEL))) {
            return new LanguageDetectorModel(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
