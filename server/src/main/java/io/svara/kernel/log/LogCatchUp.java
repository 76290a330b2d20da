package io.svara.kernel.log;

import io.svara.kernel.access.Scope;
import io.svara.kernel.log.LogRows.Positioned;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What has been logged since somebody last asked: all of it and nothing twice, although transactions commit out of
 * the order of their entries' ids. The cursor is a snapshot, so no open transaction holds anybody up, and it belongs
 * to one generation of the database, which a restore ends.
 */
@Component
public class LogCatchUp {

    /** How many entries one answer holds. */
    public static final int PAGE = 500;

    /** Who is further behind reads the present state instead. */
    static final int FARTHEST = 5000;

    private final LogRows rows;

    LogCatchUp(LogRows rows) {
        this.rows = rows;
    }

    /**
     * @param cursor where to go on
     * @param reset the cursor could not be followed (too far behind, or from before a restore): read everything anew,
     *     after which this cursor goes on
     * @param more whether there is another page already
     */
    public record Answer(List<LogEntry> entries, String cursor, boolean reset, boolean more) {

        public Answer {
            entries = List.copyOf(entries);
        }
    }

    /** @param cursor null: from now on */
    @Transactional(propagation = Propagation.MANDATORY)
    public Answer since(@Nullable String cursor) {
        var asked = cursor == null || cursor.isBlank() ? null : CatchUpCursor.parse(cursor);
        var generation = rows.generation();
        // taken first: what it sees, the statement that reads the entries sees too
        var now = rows.snapshot();
        if (asked == null) {
            return fromHere(generation, now, false);
        }
        if (!asked.generation().equals(generation) || asked.seen().xmax() > now.xmax()) {
            return fromHere(generation, now, true);
        }
        return page(asked, now);
    }

    private Answer page(CatchUpCursor asked, Snapshot now) {
        var organization = Scope.organization();
        var target = asked.target() == null ? now : asked.target();
        var found = rows.between(organization, asked.seen(), target, asked.reached(), PAGE + 1);
        var entries = found.stream().limit(PAGE).map(Positioned::entry).toList();
        if (found.size() <= PAGE) {
            // on a longer way, what came after its target follows with the next question
            return new Answer(
                    entries, CatchUpCursor.at(asked.generation(), target).text(), false, asked.target() != null);
        }
        if (asked.target() == null && rows.countBetween(organization, asked.seen(), target, FARTHEST + 1) > FARTHEST) {
            return fromHere(asked.generation(), now, true);
        }
        var reached = found.get(PAGE - 1).position();
        return new Answer(
                entries, new CatchUpCursor(asked.generation(), asked.seen(), target, reached).text(), false, true);
    }

    private static Answer fromHere(UUID generation, Snapshot now, boolean reset) {
        return new Answer(List.of(), CatchUpCursor.at(generation, now).text(), reset, false);
    }
}
