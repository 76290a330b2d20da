package io.svara.tickets.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.tickets.search.SearchStretches.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SearchStretchesTests {

    private static final Instant NEWEST = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void meetWithoutAGapFromTheNewestToTheOldest() {
        var stretches = between(Instant.parse("2001-01-01T00:00:00Z"));

        assertThat(stretches.getFirst().until()).isNull();
        assertThat(stretches.getLast().from()).isNull();
        for (var index = 1; index < stretches.size(); index++) {
            assertThat(stretches.get(index).until())
                    .isEqualTo(stretches.get(index - 1).from());
        }
    }

    @Test
    void beginWithTheQuarterOfTheNewest() {
        assertThat(between(NEWEST)).containsExactly(new Stretch(Instant.parse("2026-10-01T00:00:00Z"), null));
    }

    @Test
    void endWithTheOneThatHoldsTheOldest() {
        assertThat(between(Instant.parse("2026-08-01T00:00:00Z")))
                .hasSize(2)
                .last()
                .isEqualTo(new Stretch(Instant.parse("2026-07-01T00:00:00Z"), Instant.parse("2026-10-01T00:00:00Z")));
    }

    @Test
    void beginShortWhereThatIsPromising() {
        assertThat(between(Instant.parse("2026-10-05T00:00:00Z"), Duration.ofHours(6)))
                .containsExactly(
                        new Stretch(Instant.parse("2026-11-22T04:00:00Z"), null),
                        new Stretch(Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-11-22T04:00:00Z")));
    }

    @Test
    void areCutAtTheQuarter() {
        assertThat(between(Instant.parse("2026-10-05T00:00:00Z"), Duration.ofDays(60)))
                .containsExactly(new Stretch(Instant.parse("2026-10-01T00:00:00Z"), null));
    }

    private static List<Stretch> between(Instant oldest) {
        return between(oldest, null);
    }

    private static List<Stretch> between(Instant oldest, @Nullable Duration first) {
        var stretches = new ArrayList<Stretch>();
        SearchStretches.between(NEWEST, oldest, first).forEachRemaining(stretches::add);
        return stretches;
    }
}
