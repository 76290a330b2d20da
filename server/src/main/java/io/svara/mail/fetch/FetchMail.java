package io.svara.mail.fetch;

import io.svara.kernel.access.Scope;
import io.svara.kernel.queue.Backoff;
import io.svara.kernel.queue.DueHandler;
import io.svara.kernel.queue.DueJob;
import io.svara.mail.fetch.FetchAccount.State;
import io.svara.mail.fetch.FetchSessions.Running;
import io.svara.mail.fetch.imap.ImapClient;
import io.svara.mail.fetch.imap.ImapFailure;
import io.svara.mail.fetch.imap.ImapNetwork;
import io.svara.mailboxes.MailboxId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fetches one account's mail for as long as it goes well, then says why not, and when it is tried again. */
@Component
class FetchMail implements DueHandler {

    private static final Backoff NETWORK = new Backoff(Duration.ofSeconds(2), 2, Duration.ofMinutes(5));

    /** Asked with a wrong password too often, servers close the account. */
    private static final Backoff PERSON = new Backoff(Duration.ofMinutes(1), 2, Duration.ofHours(1));

    private static final Backoff OURS = new Backoff(Duration.ofSeconds(15), 1, Duration.ofSeconds(15));
    private static final Duration SOON = Duration.ofSeconds(1);

    /** Networks and servers are away for minutes without anybody having to know. */
    private static final Duration FAILED_AFTER = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(FetchMail.class);

    private final TakenMails taken;
    private final FetchRows rows;
    private final FetchSignIn signIn;
    private final FetchSessions sessions;
    private final FetchSettings settings;
    private final ImapNetwork network;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    FetchMail(
            TakenMails taken,
            FetchRows rows,
            FetchSignIn signIn,
            FetchSessions sessions,
            FetchSettings settings,
            ImapNetwork network,
            TransactionTemplate transaction,
            Clock clock) {
        this.taken = taken;
        this.rows = rows;
        this.signIn = signIn;
        this.sessions = sessions;
        this.settings = settings;
        this.network = network;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Outcome handle(DueJob job) throws InterruptedException {
        var mailbox = new MailboxId(job.id());
        var begun = sessions.begin(Scope.organization(), mailbox);
        if (begun.isEmpty()) {
            return DueHandler.retry(SOON);
        }
        try (var running = begun.get()) {
            var account = taken.wanted(mailbox);
            return account.isEmpty() ? DueHandler.done() : fetch(account.get(), running);
        }
    }

    private Outcome fetch(FetchAccount account, Running running) throws InterruptedException {
        try {
            follow(account, running);
            return DueHandler.retry(Duration.ZERO);
        } catch (Superseded elsewhere) {
            return DueHandler.retry(SOON);
        } catch (ImapFailure failed) {
            return running.isEnding() ? DueHandler.retry(Duration.ZERO) : failed(account, failed);
        } catch (RuntimeException ours) {
            LOG.warn(
                    "Mail of mailbox {} cannot be fetched just now",
                    account.mailbox().value(),
                    ours);
            return DueHandler.retry(OURS.pause(1, random));
        }
    }

    private void follow(FetchAccount account, Running running) throws ImapFailure, InterruptedException {
        var set = account.settings();
        try (var client = ImapClient.connect(set.server(), network)) {
            running.uses(client);
            signIn.signIn(client, account.mailbox(), set);
            new FetchSession(account, client, taken, running, settings.poll()).run();
        }
    }

    private Outcome failed(FetchAccount account, ImapFailure failure) {
        // as it is now: it may have gone well for days since it was read
        var health = transaction.execute(
                _ -> rows.find(account.mailbox()).map(FetchAccount::health).orElse(account.health()));
        var now = clock.instant();
        var since = health.failingSince() == null ? now : health.failingSince();
        transaction.executeWithoutResult(_ -> rows.failed(
                account, failure.kind().word(), failure.detail(), since, state(failure, health.state(), since, now)));
        LOG.info(
                "Mail of mailbox {} cannot be fetched: {}",
                account.mailbox().value(),
                failure.kind().word());
        if (failure.kind() == ImapFailure.Kind.GRANT_LAPSED) {
            // to ask again changes nothing; who connects it anew, begins a new session
            return DueHandler.done();
        }
        var pauses = failure.kind().needsPerson() ? PERSON : NETWORK;
        return DueHandler.retry(pauses.pause(health.failures() + 1, random));
    }

    private static State state(ImapFailure failure, State before, Instant since, Instant now) {
        var failed = before == State.FAILED
                || failure.kind().needsPerson()
                || Duration.between(since, now).compareTo(FAILED_AFTER) >= 0;
        return failed ? State.FAILED : State.WORKING;
    }
}
