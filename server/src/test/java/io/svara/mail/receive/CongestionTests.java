package io.svara.mail.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.svara.kernel.OrganizationId;
import io.svara.mail.receive.Congestion.Room;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CongestionTests {

    private static final OrganizationId BUSY = new OrganizationId(1);
    private static final OrganizationId QUIET = new OrganizationId(2);

    /** More than wait for 400 ms at 10 ms each, which is what is taken for granted at first. */
    private static final long TOO_MANY = 60;

    private final Congestion congestion = new Congestion(Duration.ofMinutes(1));

    @Test
    void whatComesInOneMomentIsTakenAtOnce() throws InterruptedException {
        for (var mail = 0; mail < 8; mail++) {
            take(BUSY, mail);
        }
    }

    @Test
    void aSenderWaitsUntilFewerWaitForTheirTickets() throws Exception {
        LongStream.range(0, TOO_MANY).forEach(mail -> congestion.begins(BUSY, mail));
        var kept = entering(BUSY);
        assertThat(kept).isNotCompleted();

        LongStream.range(0, TOO_MANY).forEach(mail -> congestion.ends(BUSY, mail));
        kept.get(10, TimeUnit.SECONDS).close();
    }

    @Test
    void noOtherOrganisationWaits() throws InterruptedException {
        LongStream.range(0, TOO_MANY).forEach(mail -> congestion.begins(BUSY, mail));
        take(QUIET, 1_000);
    }

    @Test
    void sendersOnTheirWayInCountAsWell() throws Exception {
        for (var sender = 0; sender < 41; sender++) {
            congestion.enter(List.of(BUSY));
        }
        assertThat(entering(BUSY)).isNotCompleted();
    }

    @Test
    void patienceEnds() throws InterruptedException {
        var hasty = new Congestion(Duration.ofMillis(50));
        LongStream.range(0, TOO_MANY).forEach(mail -> hasty.begins(BUSY, mail));
        var began = System.nanoTime();
        hasty.enter(List.of(BUSY)).close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void nothingIsRememberedOfWhatHasEnded() throws Exception {
        LongStream.range(0, TOO_MANY).forEach(mail -> congestion.begins(BUSY, mail));
        take(QUIET, 1_000);
        congestion.ends(QUIET, 1_000);
        LongStream.range(0, TOO_MANY).forEach(mail -> congestion.ends(BUSY, mail));
        // ended by another node, or twice
        congestion.ends(BUSY, 0);
        assertThat(congestion.size()).isZero();
    }

    @Test
    void whoIsStoppedWhileWaitingLeavesNothingBehind() {
        LongStream.range(0, TOO_MANY).forEach(mail -> congestion.begins(BUSY, mail));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> congestion.enter(List.of(QUIET, BUSY))).isInstanceOf(InterruptedException.class);
        LongStream.range(0, TOO_MANY).forEach(mail -> congestion.ends(BUSY, mail));
        assertThat(congestion.size()).isZero();
    }

    private void take(OrganizationId organization, long mail) throws InterruptedException {
        try (var _ = congestion.enter(List.of(organization))) {
            congestion.begins(organization, mail);
        }
    }

    /** Once the sender waits, or has got in. */
    private CompletableFuture<Room> entering(OrganizationId organization) {
        var room = new CompletableFuture<Room>();
        var sender = Thread.ofPlatform().start(() -> {
            try {
                room.complete(congestion.enter(List.of(organization)));
            } catch (InterruptedException | RuntimeException failed) {
                room.completeExceptionally(failed);
            }
        });
        await().until(() -> room.isDone() || sender.getState() == Thread.State.TIMED_WAITING);
        return room;
    }
}
