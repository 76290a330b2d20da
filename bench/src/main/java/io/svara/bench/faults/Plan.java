package io.svara.bench.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** All that is to happen, drawn from the seed before anything does. */
record Plan(List<Question> questions, List<Fault> ofHouse, List<Fault> ofRelay) {

    /**
     * A customer's question and what follows from it.
     *
     * @param sentAfter from the beginning of the run
     * @param reply what an agent attaches to the reply; null when nobody replies
     * @param answer how the customer answers the reply; null when the customer is content
     */
    record Question(
            int number,
            Letter letter,
            Duration sentAfter,
            @Nullable Reply reply,
            @Nullable Answer answer) {}

    /** @param refused whether the customer's address has gone, so that the relay takes nothing for it */
    record Reply(String marker, Letter.@Nullable Attachment attachment, boolean refused) {}

    record Answer(String marker, Letter.@Nullable Attachment attachment, boolean answerLost) {}

    static final String GONE = "gone-";

    private static final List<String> MAILBOXES =
            List.of("support@nordvind.example", "sales@nordvind.example", "billing@nordvind.example");

    private static final int LARGEST_FILE = 300_000;

    static Plan of(FaultSettings settings) {
        return new Drawing(settings).plan();
    }

    private static final class Drawing {

        private final FaultSettings settings;
        private final Random random;

        private Drawing(FaultSettings settings) {
            this.settings = settings;
            this.random = new Random(settings.seed());
        }

        Plan plan() {
            var questions = new ArrayList<Question>();
            for (int number = 0; number < settings.letters(); number++) {
                questions.add(question(number));
            }
            return new Plan(
                    List.copyOf(questions),
                    faults(Fault.Kind.ofHouse(settings.external()), 1_500, 4_000),
                    faults(Fault.Kind.allOfRelay(), 300, 2_500));
        }

        private Question question(int number) {
            var reply = chance(60) ? reply(number) : null;
            var answer = reply != null && !reply.refused() && chance(60)
                    ? new Answer(marker("A", number), file(), chance(20))
                    : null;
            var refused = reply != null && reply.refused();
            var letter = new Letter(
                    marker("Q", number),
                    (refused ? GONE : "customer-") + settings.seed() + "-" + number + "@customer.example",
                    mailboxes(),
                    "Question " + settings.seed() + "-" + number,
                    null,
                    file(),
                    chance(20));
            return new Question(number, letter, between(0, settings.faults().toMillis()), reply, answer);
        }

        private Reply reply(int number) {
            return new Reply(marker("R", number), chance(30) ? file() : null, chance(8));
        }

        private String marker(String kind, int number) {
            return kind + settings.seed() + "n" + number + "e";
        }

        private List<String> mailboxes() {
            var shuffled = new ArrayList<>(MAILBOXES);
            Collections.shuffle(shuffled, random);
            return List.copyOf(shuffled.subList(0, chance(15) ? 2 : 1));
        }

        /** Half of them small enough for a pack. */
        private Letter.@Nullable Attachment file() {
            if (!chance(40)) {
                return null;
            }
            return new Letter.Attachment(random.nextLong(), 1 + random.nextInt(chance(50) ? 60_000 : LARGEST_FILE));
        }

        /** Each kind once before any comes again; enough of them, however fast they pass. */
        private List<Fault> faults(List<Fault.Kind> kinds, long leastPause, long longestPause) {
            var faults = new ArrayList<Fault>();
            var total = Duration.ZERO;
            while (total.compareTo(settings.faults()) < 0) {
                var shuffled = new ArrayList<>(kinds);
                Collections.shuffle(shuffled, random);
                for (var kind : shuffled) {
                    var fault = new Fault(kind, between(leastPause, longestPause), between(500, 6_000));
                    total = total.plus(fault.after());
                    faults.add(fault);
                }
            }
            return List.copyOf(faults);
        }

        private Duration between(long least, long most) {
            return Duration.ofMillis(random.nextLong(least, most + 1));
        }

        private boolean chance(int percent) {
            return random.nextInt(100) < percent;
        }
    }
}
