package io.svara.bench.data;

import io.svara.channels.html.Folding;
import io.svara.channels.html.PlainText;
import io.svara.tickets.search.Words;
import io.svara.tickets.search.Words.Part;
import io.svara.tickets.search.Words.Weight;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;

/**
 * Some ten thousand texts with what the product makes of them, each used for many messages: analysing five million of
 * them anew would be most of the work. What tells messages apart (names, numbers, subjects) is added to each.
 */
final class Texts {

    /** @param terms as a search row holds them */
    record Text(String text, String html, String terms) {}

    private static final List<String> KINDS = List.of("inbound", "reply", "note", "auto");
    private static final int EACH = 3_000;

    private final long seed;
    private final Letters[] letters =
            Stream.of(Conversation.LANGUAGES).map(Letters::in).toArray(Letters[]::new);
    private final AtomicReferenceArray<Text> pool = new AtomicReferenceArray<>(letters.length * KINDS.size() * EACH);

    Texts(long seed) {
        this.seed = seed;
    }

    Letters letters(int language) {
        return letters[language];
    }

    Text any(int language, String kind, SplittableRandom random) {
        int place = (language * KINDS.size() + KINDS.indexOf(kind)) * EACH + random.nextInt(EACH);
        var there = pool.get(place);
        if (there != null) {
            return there;
        }
        var made = make(write(letters[language], kind, new SplittableRandom(seed + place)));
        pool.set(place, made);
        return made;
    }

    private static Text make(String text) {
        return new Text(
                text,
                Folding.mark(PlainText.toHtml(text), ""),
                Words.index(List.of(new Part(Weight.D, text))).tsvector());
    }

    private static String write(Letters letters, String kind, SplittableRandom random) {
        return switch (kind) {
            case "note" -> letters.sentences(4 + random.nextInt(30), random);
            case "auto" -> letters.mail("Svara", 20, 0.2, random);
            case "reply" -> letters.mail("Kundtjänst", 45, 0.6, random);
            default -> {
                var mail = letters.mail("Kund", 50, 0.8, random);
                yield random.nextInt(4) == 0 ? mail + letters.quoted("Kundtjänst", 60, random) : mail;
            }
        };
    }
}
