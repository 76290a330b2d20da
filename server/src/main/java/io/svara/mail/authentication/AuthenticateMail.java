package io.svara.mail.authentication;

import io.svara.channels.Authenticity;
import io.svara.channels.AuthenticityListener;
import io.svara.channels.MessageId;
import io.svara.channels.SenderChecks;
import io.svara.channels.SenderChecks.Verdict;
import io.svara.kernel.EmailAddress;
import io.svara.kernel.SvaraSettings;
import io.svara.kernel.access.Scope;
import io.svara.kernel.queue.DueHandler;
import io.svara.kernel.queue.DueJob;
import io.svara.mail.authentication.AuthenticationRows.Known;
import io.svara.mail.dns.Dns;
import io.svara.mail.parse.RawHeader;
import io.svara.storage.Blobs;
import io.svara.storage.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds out who sent a mail that is in its ticket already: reads it once more, asks DNS outside of any transaction, and writes down what
 * was said. Where DNS does not answer, it comes back three times within a day.
 */
@Component
class AuthenticateMail implements DueHandler {

    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(12));

    /** Beyond those that wait for DNS: files and databases come back, other faults do not. */
    private static final int MOST_TRIES = 12;

    private static final Logger LOG = LoggerFactory.getLogger(AuthenticateMail.class);

    private final AuthenticationRows rows;
    private final Blobs blobs;
    private final Dns dns;
    private final TrustedRelays relays;
    private final AuthenticityListener listener;
    private final SvaraSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AuthenticateMail(
            AuthenticationRows rows,
            Blobs blobs,
            Dns dns,
            TrustedRelays relays,
            AuthenticityListener listener,
            SvaraSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.blobs = blobs;
        this.dns = dns;
        this.relays = relays;
        this.listener = listener;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Outcome handle(DueJob job) throws IOException {
        var message = new MessageId(job.id());
        var known = transaction.execute(_ -> rows.find(message));
        var raw = known == null ? null : known.map(Known::raw).orElse(null);
        if (known == null || raw == null) {
            return DueHandler.done();
        }
        if (job.attempts() > MOST_TRIES) {
            LOG.error("Who sent message {} could not be found out", job.id());
            return DueHandler.done();
        }
        var checks = check(known.get(), raw);
        var again = checks.authenticity() == Authenticity.UNKNOWN && job.attempts() <= PAUSES.size();
        transaction.executeWithoutResult(_ -> {
            rows.checked(message, checks, !again);
            listener.checked(message, checks.authenticity());
        });
        return again ? DueHandler.retry(PAUSES.get(job.attempts() - 1)) : DueHandler.done();
    }

    private SenderChecks check(Known mail, Sha256 file) throws IOException {
        try (var raw = new BufferedInputStream(blobs.open(Scope.organization(), file))) {
            return check(mail, RawHeader.read(raw), raw);
        }
    }

    private SenderChecks check(Known mail, RawHeader header, InputStream body) throws IOException {
        var questions = new Questions(dns);
        var relay = RelayWord.of(header, mail, relays.of(mail.remoteAddress()));
        var found = new ArrayList<>(
                relay.relay() == null
                        ? List.of(SpfCheck.check(questions, mail.remoteAddress(), mail.sender(), mail.helo()))
                        : of("spf", relay));
        found.addAll(DkimCheck.check(questions, header, body));
        var forwarded = isForwarded(mail, header);
        var dmarc = new DmarcCheck(questions).check(from(header), forwarded ? withoutSpf(found) : found);
        var verdict = of("dmarc", relay).stream().findFirst().orElse(dmarc.dmarc());
        var verdicts = Stream.concat(dmarc.verdicts().stream(), Stream.of(policyOf(dmarc.dmarc(), verdict)))
                .toList();
        return new SenderChecks(
                authenticity(verdicts, verdict, forwarded),
                verdicts,
                relay.relay(),
                forwarded,
                relay.claims(),
                relay.spam(),
                clock.instant());
    }

    /**
     * Who forwards often writes its own domain into the envelope, so that SPF passes for whoever sent the mail, also under a name of
     * that very domain.
     */
    private static List<Verdict> withoutSpf(List<Verdict> found) {
        return found.stream()
                .map(verdict -> verdict.method().equals("spf") ? verdict.ofForwarder() : verdict)
                .toList();
    }

    private static List<Verdict> of(String method, RelayWord relay) {
        return relay.verdicts().stream()
                .filter(verdict -> verdict.method().equals(method))
                .limit(1)
                .toList();
    }

    /** A relay says what came out of the policy, and not always which it was. */
    private static Verdict policyOf(Verdict own, Verdict said) {
        return new Verdict(
                said.method(), said.result(), said.domain(), null, own.policy(), said.reason(), null, said.byRelay());
    }

    private static List<String> from(RawHeader header) {
        return header.addresses("from").stream()
                .map(address -> EmailAddress.domain(address.address()))
                .filter(domain -> !domain.isEmpty())
                .distinct()
                .toList();
    }

    /** To an address of ours that the mail itself does not name: the mailbox's own provider sent it on. */
    private boolean isForwarded(Known mail, RawHeader header) {
        var recipient = EmailAddress.key(mail.recipient());
        return EmailAddress.domain(recipient).equals(settings.inboundDomain())
                && Stream.of("to", "cc")
                        .flatMap(name -> header.addresses(name).stream())
                        .noneMatch(
                                address -> EmailAddress.key(address.address()).equals(recipient));
    }

    private static Authenticity authenticity(List<Verdict> verdicts, Verdict dmarc, boolean forwarded) {
        if (dmarc.is("pass") || verdicts.stream().anyMatch(AuthenticateMail::vouches)) {
            return Authenticity.VERIFIED;
        }
        if (verdicts.stream().anyMatch(verdict -> verdict.is("temperror"))) {
            return Authenticity.UNKNOWN;
        }
        var policy = verdicts.getLast().policy();
        // forwarding breaks SPF always, and DKIM now and then
        return dmarc.is("fail") && !forwarded && policy != null && !policy.equals("none")
                ? Authenticity.SUSPICIOUS
                : Authenticity.UNVERIFIED;
    }

    /** Domains without a DMARC record sign their mail as well. */
    private static boolean vouches(Verdict verdict) {
        return verdict.is("pass") && Boolean.TRUE.equals(verdict.aligned());
    }
}
