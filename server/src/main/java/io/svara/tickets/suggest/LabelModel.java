package io.svara.tickets.suggest;

import io.svara.organization.LabelId;
import io.svara.tickets.search.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.ml.naivebayes.NaiveBayesTrainer;
import opennlp.tools.util.CollectionObjectStream;
import opennlp.tools.util.TrainingParameters;

/**
 * Which words go with which labels, as a naive Bayes classifier (OpenNLP's) has learned it from an organisation's tickets. Pure; for any
 * number of threads.
 */
final class LabelModel {

    /** From fewer nothing is to be learned. */
    static final int FEWEST_TICKETS = 5;

    /** More is a list to read, and no help. */
    static final int MOST_LABELS = 3;

    /** Of a label, among all of them and none. Such classifiers are sure of themselves: what is likely at all, is so by far. */
    private static final double LEAST = 0.25;

    /** By less one cannot tell what a text is about. */
    private static final int FEWEST_WORDS = 2;

    private static final String NONE = "none";
    private static final String ANY_LANGUAGE = "x-unspecified";

    /** @param likelihood from 0 to 1 */
    record Guess(LabelId label, double likelihood) {}

    private final DoccatModel model;
    private final Set<String> words;
    private final int labels;

    private LabelModel(DoccatModel model, Set<String> words, int labels) {
        this.model = model;
        this.words = words;
        this.labels = labels;
    }

    /** Empty where there is too little to learn from. */
    static Optional<LabelModel> learn(Collection<LabelledText> texts) {
        var counts = texts.stream()
                .flatMap(text -> text.labels().stream())
                .collect(Collectors.groupingBy(label -> label, Collectors.counting()));
        counts.values().removeIf(count -> count < FEWEST_TICKETS);
        if (counts.isEmpty()) {
            return Optional.empty();
        }
        var samples = new ArrayList<DocumentSample>();
        var without = new ArrayList<DocumentSample>();
        for (var text : texts) {
            var found = words(text.text());
            if (found.length == 0) {
                continue;
            }
            text.labels().stream()
                    .filter(counts::containsKey)
                    .forEach(label -> samples.add(new DocumentSample(Long.toString(label.value()), found)));
            if (text.labels().isEmpty()) {
                without.add(new DocumentSample(NONE, found));
            }
        }
        // many organisations label a part of their tickets: what has none is to outweigh no label
        Collections.shuffle(without, new Random(1));
        samples.addAll(without.subList(0, Math.min(without.size(), most(counts))));
        var known = samples.stream()
                .flatMap(sample -> List.of(sample.getText()).stream())
                .collect(Collectors.toSet());
        var categories =
                samples.stream().map(DocumentSample::getCategory).distinct().count();
        return categories < 2 ? Optional.empty() : Optional.of(new LabelModel(train(samples), known, counts.size()));
    }

    private static int most(Map<LabelId, Long> counts) {
        return Math.toIntExact(Collections.max(counts.values()));
    }

    private static DoccatModel train(Collection<DocumentSample> samples) {
        var parameters = new TrainingParameters();
        parameters.put(TrainingParameters.ALGORITHM_PARAM, NaiveBayesTrainer.NAIVE_BAYES_VALUE);
        parameters.put(TrainingParameters.CUTOFF_PARAM, 1);
        try (var stream = new CollectionObjectStream<>(samples)) {
            return DocumentCategorizerME.train(ANY_LANGUAGE, stream, parameters, new DoccatFactory());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The likeliest first; empty where it is not to be told. */
    List<Guess> guess(String text) {
        var found = words(text);
        if (IntStream.range(0, found.length)
                        .filter(at -> words.contains(found[at]))
                        .count()
                < FEWEST_WORDS) {
            return List.of();
        }
        var categorizer = new DocumentCategorizerME(model);
        var likelihoods = categorizer.categorize(found);
        return IntStream.range(0, likelihoods.length)
                .filter(at -> likelihoods[at] >= LEAST)
                .filter(at -> !categorizer.getCategory(at).equals(NONE))
                .mapToObj(at -> new Guess(new LabelId(Long.parseLong(categorizer.getCategory(at))), likelihoods[at]))
                .sorted(Comparator.comparingDouble(Guess::likelihood).reversed())
                .limit(MOST_LABELS)
                .toList();
    }

    /** Its numbers: one for each word with each label. */
    int size() {
        return words.size() * (labels + 1);
    }

    /** Each once: how often a word is repeated says little. */
    private static String[] words(String text) {
        return new HashSet<>(Words.telling(text)).toArray(String[]::new);
    }
}
