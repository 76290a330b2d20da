package io.svara.bench.data;

import io.svara.bench.data.People.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * What is known of a ticket before its words: drawn anew from its number whenever it is asked for, always the same.
 *
 * @param assignee the place of an agent; -1: nobody
 */
record Conversation(
        int ticket,
        int language,
        int contact,
        Person customer,
        int mailbox,
        int assignee,
        boolean neighbour,
        long key) {

    static final String[] LANGUAGES = {"sv", "no", "en"};
    private static final Alias LANGUAGE = Alias.of(50, 25, 25);
    private static final int TICKETS_A_CONTACT = 4;

    /** What may vary with the size and the settings of the made organisation. */
    record Cast(
            long seed,
            People people,
            Alias contacts,
            Alias mailboxes,
            Alias agents,
            Alias labels,
            int neighbourPercent) {

        static Cast of(long seed, int tickets, int mailboxes, int agents, int labels, int neighbourPercent) {
            return new Cast(
                    seed,
                    new People(seed),
                    Alias.zipf(Conversation.contacts(tickets)),
                    Alias.zipf(mailboxes),
                    Alias.zipf(agents),
                    Alias.zipf(labels),
                    neighbourPercent);
        }
    }

    static int contacts(int tickets) {
        return Math.max(10, tickets / TICKETS_A_CONTACT);
    }

    static Conversation of(int ticket, Cast cast) {
        var key = cast.seed() ^ (ticket + 1) * 0x9e3779b97f4a7c15L;
        var random = new SplittableRandom(key);
        int language = LANGUAGE.next(random);
        int contact = cast.contacts().next(random);
        return new Conversation(
                ticket,
                language,
                contact,
                cast.people().at(contact),
                cast.mailboxes().next(random),
                random.nextInt(10) == 0 ? -1 : cast.agents().next(random),
                random.nextInt(100) < cast.neighbourPercent(),
                key);
    }

    String subject(Letters letters) {
        return letters.subject(new SplittableRandom(key + 1));
    }

    String kind(int place) {
        if (place == 0) {
            return "inbound";
        }
        int die = new SplittableRandom(key + 100 + place).nextInt(100);
        return die < 45 ? "reply" : die < 85 ? "inbound" : die < 97 ? "note" : "auto";
    }

    boolean attached(int place) {
        return kind(place).equals("inbound") && new SplittableRandom(key + 200 + place).nextInt(8) == 0;
    }

    /** Nearly all is done; what is not has come of late. */
    String status(Instant updated, Instant now, int lastPlace) {
        double days = Duration.between(updated, now).toHours() / 24.0;
        var random = new SplittableRandom(key + 2);
        if (random.nextDouble() < 0.6 * Math.exp(-days / 4) + 0.003) {
            return switch (kind(lastPlace)) {
                case "inbound" -> lastPlace == 0 ? "new" : "reply";
                default -> random.nextInt(5) == 0 ? "on_hold" : "pending";
            };
        }
        return days < 28 || random.nextInt(6) == 0 ? "solved" : "closed";
    }

    String priority() {
        int die = new SplittableRandom(key + 3).nextInt(100);
        return die < 80 ? "normal" : die < 90 ? "high" : die < 97 ? "low" : "urgent";
    }

    Set<Integer> labels(Cast cast) {
        var random = new SplittableRandom(key + 4);
        var labels = new TreeSet<Integer>();
        for (int some = random.nextInt(3); some > 0; some--) {
            labels.add(cast.labels().next(random));
        }
        return labels;
    }

    /** The place of one of that many groups; -1, for half: none. */
    int group(int groups) {
        var random = new SplittableRandom(key + 6);
        return random.nextBoolean() ? -1 : random.nextInt(groups);
    }

    /** The place of one of that many types; -1, for a third: none. */
    int type(int types) {
        var random = new SplittableRandom(key + 8);
        return random.nextInt(3) == 0 ? -1 : random.nextInt(types);
    }

    /** The places of what is filled in, each by every fifth. */
    Set<Integer> fields(int fields) {
        var random = new SplittableRandom(key + 9);
        var filled = new TreeSet<Integer>();
        for (int field = 0; field < fields; field++) {
            if (random.nextInt(5) == 0) {
                filled.add(field);
            }
        }
        return filled;
    }

    boolean trashed() {
        return new SplittableRandom(key + 5).nextInt(200) == 0;
    }

    /** What all messages of one ticket have in common, and those of no other. */
    String reference() {
        return "Order " + (1_000_000 + Math.floorMod(key, 9_000_000));
    }

    Texts.Text text(int place, Texts texts) {
        return texts.any(language, kind(place), new SplittableRandom(key + 300 + place));
    }
}
