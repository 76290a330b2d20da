package io.svara.mail.receive.smtp;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the receiver is set up, and its limits.
 *
 * @param port 0 takes a free one
 * @param bindAddress null listens on all
 * @param hostName the name in the greeting
 * @param spool folder for mails while they come; what an earlier run left there is deleted at start
 */
public record ReceiverSettings(
        int port,
        @Nullable InetAddress bindAddress,
        String hostName,
        Path spool,
        MailLimits mail,
        CrowdLimits crowd,
        TimeLimits time) {

    /**
     * @param maxBytes announced as SIZE
     * @param maxDrainedBytes how much of a too large mail is read and thrown away before the connection is closed: most
     *     senders hear a refusal only after they have sent everything, and try for days when they are cut off instead
     * @param minimumFreeBytes what mails that are still coming leave of the disk, for the database that shares it
     */
    public record MailLimits(int maxBytes, long maxDrainedBytes, int maxRecipients, long minimumFreeBytes) {

        private static final int MEGABYTE = 1024 * 1024;

        public static MailLimits defaults() {
            return new MailLimits(50 * MEGABYTE, 200L * MEGABYTE, 100, 512L * MEGABYTE);
        }
    }

    /**
     * @param maxConnectionsPerSource per IPv4 address or IPv6 /64; this machine itself may have all
     * @param maxBadCommands refused commands and unknown recipients before the session is ended
     * @param maxIdleCommands commands in a row that bring no mail forward before the session is ended
     */
    public record CrowdLimits(
            int maxConnections, int maxConnectionsPerSource, int maxBadCommands, int maxIdleCommands) {

        public static CrowdLimits defaults() {
            return new CrowdLimits(200, 50, 20, 100);
        }
    }

    /**
     * @param idle for one command line, and for each pause within a mail
     * @param wholeMail from DATA to its end
     * @param slowStart how long a mail may come as slowly as it likes
     * @param minimumBytesPerSecond asked of a mail on average after that
     */
    public record TimeLimits(Duration idle, Duration wholeMail, Duration slowStart, int minimumBytesPerSecond) {

        private static final int HURRY = 12;

        /** For one command line, or a mail's slow start, when all connections are taken and another one calls. */
        Duration idleInACrowd() {
            return idle.dividedBy(HURRY);
        }

        public static TimeLimits defaults() {
            return new TimeLimits(Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofSeconds(30), 500);
        }
    }

    public static ReceiverSettings defaults(int port, @Nullable InetAddress bindAddress, String hostName, Path spool) {
        return new ReceiverSettings(
                port,
                bindAddress,
                hostName,
                spool,
                MailLimits.defaults(),
                CrowdLimits.defaults(),
                TimeLimits.defaults());
    }
}
