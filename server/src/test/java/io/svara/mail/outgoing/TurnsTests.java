package io.svara.mail.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.SettableClock;
import io.svara.mail.outgoing.Turns.Later;
import io.svara.mail.outgoing.Turns.Pausing;
import io.svara.mail.outgoing.Turns.Turn;
import io.svara.mail.send.Delivery;
import io.svara.mail.send.Delivery.Trouble;
import io.svara.mail.send.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TurnsTests {

    private static final String SERVER = "domain customer.example";
    private static final String OWN = SERVER + " 7";
    private static final Delivery TAKEN = Delivery.of(List.of("a@x.example"), _ -> new Outcome.Accepted("250 Ok"));
    private static final Delivery PUT_OFF = Delivery.of(List.of("a@x.example"), _ -> new Outcome.Deferred("450 Later"));
    private static final Delivery TROUBLE =
            Delivery.of(List.of("a@x.example"), _ -> new Outcome.Deferred("421 Busy"), Trouble.CONNECTION);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final Turns turns = new Turns(clock);

    private Turn turn() {
        return Objects.requireNonNull(turns.ask(SERVER, Pausing.TROUBLE, 4).turn());
    }

    private Later later() {
        return Objects.requireNonNull(turns.ask(SERVER, Pausing.TROUBLE, 4).later());
    }

    @Test
    void letsSoManyInAtOnceAndOthersWhenOneIsDone() {
        var first = turn();
        turn();
        turn();
        turn();
        assertThat(later().reason()).isNull();
        assertThat(turns.ask("domain other.example", Pausing.TROUBLE, 4).turn()).isNotNull();

        first.ended(TAKEN);
        first.close();

        turn();
        assertThat(later().reason()).isNull();
    }

    @Test
    void givesBackWhatWasNotUsed() {
        for (int time = 0; time < 20; time++) {
            turn().close();
        }
        turn();
    }

    @Test
    void givesEachWhoWaitsAMomentOfItsOwn() {
        turn().ended(TROUBLE);
        var moments = new HashSet<Duration>();
        for (int mail = 0; mail < 10_000; mail++) {
            moments.add(later().pause());
        }
        assertThat(moments).hasSize(10_000);
        assertThat(later().reason()).contains("could not be used");
    }

    @Test
    void sendsOneAheadAfterTroubleAndWaitsLongerEachTime() {
        turn().ended(TROUBLE);
        var first = later().pause();
        clock.advance(first);
        var ahead = turn();
        assertThat(turns.ask(SERVER, Pausing.TROUBLE, 4).turn()).isNull();

        ahead.ended(TROUBLE);
        var second = later().pause();
        assertThat(second).isGreaterThan(first);

        clock.advance(second);
        turn().ended(TAKEN);
        turn();
        turn();
    }

    @Test
    void countsTroubleOnceForThoseWhoWentTogether() {
        var together = List.of(turn(), turn(), turn(), turn());
        together.forEach(turn -> turn.ended(TROUBLE));
        assertThat(later().pause()).isLessThanOrEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void takesOnePutOffMailForItsOwnAndManyInARowForTheServers() {
        for (int mail = 0; mail < 4; mail++) {
            ofOrganization().ended(PUT_OFF);
        }
        ofOrganization().ended(TAKEN);
        for (int mail = 0; mail < 5; mail++) {
            ofOrganization().ended(PUT_OFF);
        }
        var later = turns.ask(OWN, Pausing.PUT_OFFS, 4).later();
        assertThat(Objects.requireNonNull(later).reason()).contains("put off all of the last mails");
    }

    private Turn ofOrganization() {
        return Objects.requireNonNull(turns.ask(OWN, Pausing.PUT_OFFS, 4).turn());
    }

    @Test
    void holdsNobodyUpForMailsThatAServerThatWorksPutsOff() {
        for (int mail = 0; mail < 50; mail++) {
            turn().ended(PUT_OFF);
        }
        turn();
    }

    @Test
    void waitsNeverLongerThanHalfAnHourAndAFifth() {
        for (int time = 0; time < 30; time++) {
            turn().ended(TROUBLE);
            clock.advance(later().pause());
        }
        turn().ended(TROUBLE);
        assertThat(later().pause()).isLessThanOrEqualTo(Duration.ofMinutes(36));
    }
}
