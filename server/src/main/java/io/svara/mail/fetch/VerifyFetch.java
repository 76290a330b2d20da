package io.svara.mail.fetch;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.mail.fetch.FetchAccount.Settings;
import io.svara.mail.fetch.imap.ImapClient;
import io.svara.mail.fetch.imap.ImapFailure;
import io.svara.mail.fetch.imap.ImapNetwork;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries an account's settings, kept or not, and says what is wrong with them. Nothing is changed, here or there. */
@UseCase(permission = Permission.MAILBOXES)
class VerifyFetch {

    private static final Duration IN_ALL = Duration.ofSeconds(40);
    private static final int AT_A_TIME = 8;

    private final Mailboxes mailboxes;
    private final FetchRows rows;
    private final FetchRequests requests;
    private final FetchSignIn signIn;
    private final ImapNetwork network;
    private final TransactionTemplate transaction;
    private final Semaphore tries = new Semaphore(AT_A_TIME);

    VerifyFetch(
            Mailboxes mailboxes,
            FetchRows rows,
            FetchRequests requests,
            FetchSignIn signIn,
            ImapNetwork network,
            TransactionTemplate transaction) {
        this.mailboxes = mailboxes;
        this.rows = rows;
        this.requests = requests;
        this.signIn = signIn;
        this.network = network;
        this.transaction = transaction;
    }

    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public FetchCheck verify(MailboxId mailbox, FetchRequest request) {
        var settings = Objects.requireNonNull(transaction.execute(_ -> {
            mailboxes.get(mailbox);
            return requests.read(
                    mailbox,
                    request,
                    rows.find(mailbox).map(FetchAccount::settings).orElse(null));
        }));
        if (!tries.tryAcquire()) {
            throw Problem.of(
                    Problem.Kind.UNAVAILABLE, "too-busy", "Several accounts are being checked. Try again in a minute.");
        }
        try {
            return tryOut(mailbox, settings);
        } finally {
            tries.release();
        }
    }

    private FetchCheck tryOut(MailboxId mailbox, Settings settings) {
        List<String> folders = List.of();
        try (var client = ImapClient.connect(settings.server(), network, IN_ALL)) {
            signIn.signIn(client, mailbox, settings);
            folders = client.folders();
            var counts = new ArrayList<FetchCheck.Count>();
            for (var folder : settings.folders()) {
                counts.add(count(client, folder, LocalDate.ofInstant(settings.startAt(), ZoneOffset.UTC)));
            }
            return new FetchCheck("ok", null, folders, counts);
        } catch (ImapFailure failed) {
            return new FetchCheck(failed.kind().word(), failed.detail(), folders, List.of());
        }
    }

    private static FetchCheck.Count count(ImapClient client, String folder, LocalDate start) throws ImapFailure {
        var opened = client.open(folder, true);
        return new FetchCheck.Count(
                folder, opened.messages(), client.uidsSince(start).count());
    }
}
