package io.svara.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.bench.machine.ServerCommand;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultRunTests {

    /** It begins with the kill of server and database together, and a relay that drops mails before it has answered. */
    private static final long SEED = 236;

    @Test
    void whatWasAcknowledgedIsInItsTicketOnceAndEachReplyLeavesWithItsOneMessageId(@TempDir Path folder)
            throws Exception {
        var settings = new FaultSettings(SEED, 25, Duration.ofSeconds(8), false, true, Duration.ofSeconds(150));
        var command = ServerCommand.classPath(
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));

        var report = new FaultRun(settings, command, folder).run();

        assertThat(report.broken()).as(report.figures()).isEmpty();
        assertThat(report.count("fault: both killed")).as(report.figures()).isPositive();
        assertThat(report.count("replies posted")).isGreaterThan(5);
    }

    @Test
    void aSeedRepeatsItsPlan() {
        var settings = new FaultSettings(SEED, 25, Duration.ofSeconds(60), true, true, Duration.ofSeconds(90));
        var other = new FaultSettings(SEED + 1, 25, Duration.ofSeconds(60), true, true, Duration.ofSeconds(90));

        assertThat(Plan.of(settings)).isEqualTo(Plan.of(settings)).isNotEqualTo(Plan.of(other));
    }
}
