package io.svara.bench.data;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * When each ticket and each of its messages came. All that happens is put in the order of time, as a server that ran for
 * three years would have written it. Kept as numbers: there are millions.
 */
final class Plan {

    static final int MOST_MESSAGES = 40;
    private static final long SPAN_SECONDS = Duration.ofDays(3 * 365).toSeconds();
    private static final int ORDINAL_BITS = 6;
    private static final int TICKET_BITS = 26;

    private final Instant begin;
    private final int[] created;
    private final int[] updated;
    private final byte[] counts;
    /** seconds since the beginning, ticket, and the message's place in it */
    private final long[] messages;

    private Plan(Instant begin, int[] created, int[] updated, byte[] counts, long[] messages) {
        this.begin = begin;
        this.created = created;
        this.updated = updated;
        this.counts = counts;
        this.messages = messages;
    }

    static Plan of(int tickets, long seed, Instant now) {
        var random = new SplittableRandom(seed);
        var created = new int[tickets];
        var updated = new int[tickets];
        var counts = new byte[tickets];
        var messages = LongStream.builder();
        for (int ticket = 0; ticket < tickets; ticket++) {
            // more each year
            long at = (long) (SPAN_SECONDS * Math.pow((ticket + random.nextDouble()) / tickets, 0.8));
            created[ticket] = (int) at;
            int wanted = messages(random);
            for (int place = 0; place < wanted && at < SPAN_SECONDS; place++) {
                messages.add(at << TICKET_BITS + ORDINAL_BITS | (long) ticket << ORDINAL_BITS | place);
                updated[ticket] = (int) at;
                counts[ticket]++;
                at += (long) (-Math.log(1 - random.nextDouble()) * (place % 2 == 0 ? 14_000 : 60_000)) + 60;
            }
        }
        var inOrder = messages.build().toArray();
        Arrays.parallelSort(inOrder);
        return new Plan(
                now.truncatedTo(ChronoUnit.SECONDS).minusSeconds(SPAN_SECONDS), created, updated, counts, inOrder);
    }

    /** Five on average, half of them at most three or four. */
    private static int messages(SplittableRandom random) {
        return (int) Math.clamp(Math.exp(1.2 + 0.8 * Letters.gaussian(random)) + 0.5, 1, MOST_MESSAGES);
    }

    int tickets() {
        return created.length;
    }

    int messages() {
        return messages.length;
    }

    Instant begin() {
        return begin;
    }

    Instant created(int ticket) {
        return begin.plusSeconds(created[ticket]);
    }

    Instant updated(int ticket) {
        return begin.plusSeconds(updated[ticket]);
    }

    int count(int ticket) {
        return counts[ticket];
    }

    Instant end() {
        return begin.plusSeconds(SPAN_SECONDS);
    }

    int ticketOf(int message) {
        return (int) (messages[message] >>> ORDINAL_BITS) & (1 << TICKET_BITS) - 1;
    }

    int placeOf(int message) {
        return (int) messages[message] & (1 << ORDINAL_BITS) - 1;
    }

    Instant timeOf(int message) {
        return begin.plusSeconds(messages[message] >>> TICKET_BITS + ORDINAL_BITS);
    }

    /** The first message that came at that time or later. */
    int firstFrom(Instant time) {
        long key = Math.max(0, Duration.between(begin, time).toSeconds()) << TICKET_BITS + ORDINAL_BITS;
        int found = Arrays.binarySearch(messages, key);
        return found < 0 ? -found - 1 : found;
    }
}
