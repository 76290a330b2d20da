package io.svara.bench.data;

import java.util.SplittableRandom;

/** Writes subjects and mails in one language: greeting, some sentences, closing; words as often as people use them. */
public final class Letters {

    private static final int WORDS_A_LINE = 12;

    private final Vocabulary words;

    private Letters(Vocabulary words) {
        this.words = words;
    }

    /** @param language sv, no or en */
    public static Letters in(String language) {
        return new Letters(Vocabulary.of(language));
    }

    public String subject(SplittableRandom random) {
        var subject = new StringBuilder();
        words(subject, 2 + random.nextInt(6), random);
        return capital(subject.toString());
    }

    /** @param medianWords half of the mails are shorter, and few are much longer */
    public String mail(String name, double medianWords, double spread, SplittableRandom random) {
        var length = (int) Math.clamp(medianWords * Math.exp(spread * gaussian(random)), 4, 1_200);
        var mail = new StringBuilder(8 * length + 80);
        mail.append(words.greeting(random)).append("\n\n");
        sentences(mail, length, random);
        return mail.append("\n\n")
                .append(words.closing(random))
                .append("\n")
                .append(name)
                .append("\n")
                .toString();
    }

    public String sentences(int length, SplittableRandom random) {
        var text = new StringBuilder(8 * length);
        sentences(text, length, random);
        return text.toString();
    }

    /** What mail programs put below an answer. */
    public String quoted(String writer, int length, SplittableRandom random) {
        var quote = new StringBuilder("\n" + writer + ":\n");
        for (int written = 0; written < length; written += WORDS_A_LINE) {
            quote.append("> ");
            words(quote, WORDS_A_LINE, random);
            quote.append('\n');
        }
        return quote.toString();
    }

    private void sentences(StringBuilder text, int length, SplittableRandom random) {
        for (int left = length; left > 0; ) {
            int some = Math.min(left, 4 + random.nextInt(12));
            int start = text.length();
            words(text, some, random);
            text.setCharAt(start, Character.toUpperCase(text.charAt(start)));
            left -= some;
            text.append(random.nextInt(5) == 0 ? "?" : ".")
                    .append(left == 0 ? "" : random.nextInt(6) == 0 ? "\n\n" : " ");
        }
    }

    private void words(StringBuilder text, int count, SplittableRandom random) {
        for (int written = 0; written < count; written++) {
            text.append(written == 0 ? "" : " ");
            if (random.nextInt(60) == 0) {
                text.append(100_000 + random.nextInt(900_000));
            } else {
                text.append(words.word(random));
            }
        }
    }

    static double gaussian(SplittableRandom random) {
        // twelve dice are near enough to the bell
        double sum = -6;
        for (int die = 0; die < 12; die++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
