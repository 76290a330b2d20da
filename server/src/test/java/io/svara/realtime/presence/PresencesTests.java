package io.svara.realtime.presence;

import static io.svara.realtime.presence.PresenceState.LEFT;
import static io.svara.realtime.presence.PresenceState.TYPING;
import static io.svara.realtime.presence.PresenceState.VIEWING;
import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.SettableClock;
import io.svara.realtime.presence.Presences.Place;
import io.svara.tickets.TicketId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PresencesTests {

    private static final OrganizationId HERE = new OrganizationId(1);
    private static final AgentId ANNA = new AgentId(7);
    private static final Place FIRST = new Place(HERE, new TicketId(10));
    private static final Place SECOND = new Place(HERE, new TicketId(20));

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final Presences presences = new Presences(clock);

    @Test
    void whatIsHeardLateChangesNothing() {
        presences.hear(report(FIRST, "desk", TYPING, 2));

        assertThat(presences.hear(report(FIRST, "desk", VIEWING, 1))).isEmpty();
        assertThat(presences.at(FIRST)).containsEntry(ANNA, TYPING);
    }

    @Test
    void whoHasLeftIsNotBroughtBackByWhatIsHeardLate() {
        presences.hear(report(FIRST, "desk", LEFT, 2));
        presences.hear(report(FIRST, "desk", VIEWING, 1));

        assertThat(presences.at(FIRST)).isEmpty();
    }

    @Test
    void leavingATicketDoesNotEndWhereTheScreenHasGoneOnTo() {
        presences.hear(report(FIRST, "desk", VIEWING, 1));
        assertThat(presences.hear(report(SECOND, "desk", VIEWING, 2))).containsExactlyInAnyOrder(FIRST, SECOND);
        presences.hear(report(FIRST, "desk", LEFT, 3));

        assertThat(presences.at(FIRST)).isEmpty();
        assertThat(presences.at(SECOND)).containsEntry(ANNA, VIEWING);
    }

    @Test
    void theSameTicketIdOfAnotherOrganisationIsAnotherTicket() {
        presences.hear(report(FIRST, "desk", VIEWING, 1));

        assertThat(presences.at(new Place(new OrganizationId(2), FIRST.ticket())))
                .isEmpty();
    }

    @Test
    void silentScreensAreLetGoOfAndTheirTicketsNamed() {
        presences.hear(report(FIRST, "desk", VIEWING, 1));
        clock.advance(Duration.ofSeconds(20));
        presences.hear(report(SECOND, "phone", VIEWING, 2));
        clock.advance(Duration.ofSeconds(25));

        assertThat(presences.forgetSilent()).containsExactly(FIRST);
        assertThat(presences.forgetSilent()).isEmpty();
        assertThat(presences.at(SECOND)).containsEntry(ANNA, VIEWING);
    }

    @Test
    void anAgentWhoMakesUpScreensLosesTheOldest() {
        for (var screen = 0; screen <= 50; screen++) {
            presences.hear(report(screen == 0 ? FIRST : SECOND, "screen" + screen, VIEWING, screen + 1));
            clock.advance(Duration.ofMillis(1));
        }

        assertThat(presences.at(FIRST)).isEmpty();
        assertThat(presences.at(SECOND)).containsEntry(ANNA, VIEWING);
    }

    @Test
    void aReportTravelsAsOneKey() {
        var report = report(FIRST, "a-b_1", PresenceState.TYPING_NOTE, 1_795_341_600_000_000L);

        assertThat(Report.parse(report.key())).isEqualTo(report);
    }

    private static Report report(Place place, String screen, PresenceState state, long order) {
        return new Report(place.organization(), place.ticket(), ANNA, screen, state, order);
    }
}
