package io.svara.tickets.search;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Iterator;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Time, cut from the newest to the oldest into stretches that fit the partitions and grow with their age. */
final class SearchStretches {

    private static final int[] QUARTERS = {1, 2, 4, 8};

    /** @param from null: without beginning; {@code until} null: without end */
    record Stretch(@Nullable Instant from, @Nullable Instant until) {

        Condition contains(Field<Instant> instant) {
            return DSL.and(
                    from == null ? DSL.noCondition() : instant.ge(from),
                    until == null ? DSL.noCondition() : instant.lt(until));
        }
    }

    private SearchStretches() {}

    /**
     * The first stretch is so long, with all that is newer; what is left of the newest instant's own quarter comes next. None
     * lies before the oldest. A second one within the quarter would be a trap: where mail has poured in since the table was
     * last analysed, the planner believes that few rows lie in it, and unpacks the words of each.
     *
     * @param first null: the whole quarter is one
     */
    static Iterator<Stretch> between(Instant newest, Instant oldest, @Nullable Duration first) {
        var quarter = startOfQuarter(newest.atZone(ZoneOffset.UTC));
        var stretches = new ArrayList<Stretch>();
        @Nullable Instant until = null;
        if (first != null && newest.minus(first).isAfter(quarter.toInstant())) {
            until = newest.minus(first);
            stretches.add(new Stretch(until, null));
        }
        stretches.add(new Stretch(quarter.toInstant(), until));
        for (var quarters : QUARTERS) {
            var earlier = quarter.minusMonths(3L * quarters);
            stretches.add(new Stretch(earlier.toInstant(), quarter.toInstant()));
            quarter = earlier;
        }
        stretches.add(new Stretch(null, quarter.toInstant()));
        return stretches.stream()
                .filter(stretch -> stretch.until() == null || stretch.until().isAfter(oldest))
                .iterator();
    }

    private static ZonedDateTime startOfQuarter(ZonedDateTime time) {
        return time.with(IsoFields.DAY_OF_QUARTER, 1).truncatedTo(ChronoUnit.DAYS);
    }
}
