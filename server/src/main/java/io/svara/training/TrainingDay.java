package io.svara.training;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a desk does most: mails come in, are listed, opened, searched for, answered and changed. */
public final class TrainingDay {

    private static final int MAILS_A_ROUND = 5;

    private static final Logger LOG = LoggerFactory.getLogger(TrainingDay.class);

    private TrainingDay() {}

    /**
     * At a server of its own, which holds the demo. What fails is said, and ends the day.
     *
     * @param longest a slow machine does fewer rounds
     * @return how many rounds were done
     */
    public static int work(int httpPort, int smtpPort, int rounds, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        int done = 0;
        try (var colleague = new Colleague(httpPort)) {
            var customer = new Customer(smtpPort);
            colleague.signIn();
            var words = colleague.words();
            while (done < rounds && System.nanoTime() < end) {
                for (int mail = 0; mail < MAILS_A_ROUND; mail++) {
                    customer.writes(words);
                }
                colleague.works(done);
                done++;
            }
            LOG.info("Trained for {} rounds", done);
        } catch (IOException | MessagingException | RuntimeException failed) {
            LOG.warn("The training ended after {} rounds", done, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return done;
    }
}
