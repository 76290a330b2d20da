package io.svara.mail.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.svara.kernel.OrganizationId;
import io.svara.mail.receive.Congestion.Room;
import io.svara.mail.receive.smtp.Source;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CongestionTests {

    private static final OrganizationId BUSY = new OrganizationId(1);
    private static final OrganizationId QUIET = new OrganizationId(2);
    private static final Source FLOOD = new Source("192.0.2.1");
    private static final Source OTHER = new Source("192.0.2.2");

    /** More than wait for 400 ms at 10 ms each, which is what is taken for granted at first. */
    private static final long TOO_MANY = 60;

    private final Congestion congestion = new Congestion(Duration.ofMinutes(1));

    @Test
    void whatComesInOneMomentIsTakenAtOnce() throws InterruptedException {
        for (var mail = 0; mail < 8; mail++) {
            take(BUSY, FLOOD, mail);
        }
    }

    @Test
    void aSenderWaitsUntilFewerWaitForTheirTickets() throws Exception {
        LongStream.range(0, TOO_MANY).forEach(mail -> congestion.begins(BUSY, FLOOD, mail));
        var kept = entering(BUSY, FLOOD);
        assertThat(kept).isNotCompleted();

        LongStream.range(0, TOO_MANY).forEach(mail -> congestion.ends(BUSY, mail));
        kept.get(10, TimeUnit.SECONDS).close();
    }

    @Test
    void noOtherOrganisationWaits() throws InterruptedException {
        LongStream.range(0, TOO_MANY).forEach(mail -> congestion.begins(BUSY, FLOOD, mail));
        take(QUIET, FLOOD, 1_000);
    }

    @Test
    void whoFloodsKeepsNobodyElseWaiting() throws Exception {
        LongStream.range(0, TOO_MANY).forEach(mail -> congestion.begins(BUSY, FLOOD, mail));
        assertThat(entering(BUSY, FLOOD)).isNotCompleted();
        take(BUSY, OTHER, 1_000);
        take(BUSY, OTHER, 1_001);
    }

    @Test
    void whoseMailWaitsBehindAFloodMaySendMoreOfIt() throws Exception {
        LongStream.range(0, 10 * TOO_MANY).forEach(mail -> congestion.begins(BUSY, FLOOD, mail));
        LongStream.range(1_000, 1_000 + TOO_MANY).forEach(mail -> congestion.begins(BUSY, OTHER, mail));
        take(BUSY, OTHER, 2_000);
        assertThat(entering(BUSY, FLOOD)).isNotCompleted();
    }

    @Test
    void sendersShareTheRoom() throws Exception {
        LongStream.range(0, 30).forEach(mail -> congestion.begins(BUSY, FLOOD, mail));
        take(BUSY, FLOOD, 30);

        congestion.begins(BUSY, OTHER, 1_000);
        var kept = entering(BUSY, FLOOD);
        assertThat(kept).isNotCompleted();

        LongStream.range(0, 30).forEach(mail -> congestion.ends(BUSY, mail));
        kept.get(10, TimeUnit.SECONDS).close();
    }

    @Test
    void oneMailOfASenderIsTakenHoweverManySendThere() throws Exception {
        for (var sender = 0; sender < 100; sender++) {
            take(BUSY, new Source("198.51.100." + sender), sender);
        }
        assertThat(entering(BUSY, new Source("198.51.100.0"))).isNotCompleted();
    }

    @Test
    void fetchedMailKeepsNoSenderWaiting() throws Exception {
        LongStream.range(0, 1_000).forEach(mail -> congestion.begins(BUSY, Congestion.FETCHED, mail));
        take(BUSY, OTHER, 1_000);
    }

    @Test
    void sendersOnTheirWayInCountAsWell() throws Exception {
        for (var sender = 0; sender < 40; sender++) {
            congestion.enter(FLOOD, List.of(BUSY));
        }
        assertThat(entering(BUSY, FLOOD)).isNotCompleted();
    }

    @Test
    void patienceEnds() throws InterruptedException {
        var hasty = new Congestion(Duration.ofMillis(50));
        LongStream.range(0, TOO_MANY).forEach(mail -> hasty.begins(BUSY, FLOOD, mail));
        var began = System.nanoTime();
        hasty.enter(FLOOD, List.of(BUSY)).close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void nothingIsRememberedOfWhatHasEnded() throws Exception {
        LongStream.range(0, TOO_MANY).forEach(mail -> congestion.begins(BUSY, FLOOD, mail));
        take(QUIET, FLOOD, 1_000);
        congestion.ends(QUIET, 1_000);
        LongStream.range(0, TOO_MANY).forEach(mail -> congestion.ends(BUSY, mail));
        // ended by another node, or twice
        congestion.ends(BUSY, 0);
        assertThat(congestion.size()).isZero();
    }

    @Test
    void whoIsStoppedWhileWaitingLeavesNothingBehind() {
        LongStream.range(0, TOO_MANY).forEach(mail -> congestion.begins(BUSY, FLOOD, mail));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> congestion.enter(FLOOD, List.of(QUIET, BUSY)))
                .isInstanceOf(InterruptedException.class);
        LongStream.range(0, TOO_MANY).forEach(mail -> congestion.ends(BUSY, mail));
        assertThat(congestion.size()).isZero();
    }

    private void take(OrganizationId organization, Source source, long mail) throws InterruptedException {
        try (var _ = congestion.enter(source, List.of(organization))) {
            congestion.begins(organization, source, mail);
        }
    }

    /** Once the sender waits, or has got in. */
    private CompletableFuture<Room> entering(OrganizationId organization, Source source) {
        var room = new CompletableFuture<Room>();
        var sender = Thread.ofPlatform().start(() -> {
            try {
                room.complete(congestion.enter(source, List.of(organization)));
            } catch (InterruptedException | RuntimeException failed) {
                room.completeExceptionally(failed);
            }
        });
        await().until(() -> room.isDone() || sender.getState() == Thread.State.TIMED_WAITING);
        return room;
    }
}
