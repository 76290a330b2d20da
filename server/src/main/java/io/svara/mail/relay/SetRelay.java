package io.svara.mail.relay;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.mail.domain.OutgoingStatus;
import io.svara.mail.grant.Direction;
import io.svara.mail.grant.Grants;
import io.svara.mail.relay.RelayRows.Relay;
import io.svara.mail.relay.RelayRows.Security;
import io.svara.mail.send.Hosts;
import io.svara.mail.send.RelaySettings;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives a mailbox a relay of its own, or changes it. */
@UseCase(permission = Permission.MAILBOXES)
class SetRelay {

    /**
     * @param security {@code tls}, {@code starttls} or {@code plain}
     * @param user null where the relay asks for no sign-in
     * @param password null keeps the one that is there, as long as it goes to the same place; it is never shown
     * @param ifVersion of the relay that is changed; null for a new one
     */
    record Request(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String security,
            @Nullable String user,
            @Nullable String password,
            @Nullable Long ifVersion) {}

    private static final int LONGEST_WORD = 255;

    private final Mailboxes mailboxes;
    private final RelayRows rows;
    private final OwnRelays relays;
    private final OutgoingStatus status;
    private final RelaySettings settings;
    private final Grants grants;
    private final Log log;

    SetRelay(
            Mailboxes mailboxes,
            RelayRows rows,
            OwnRelays relays,
            OutgoingStatus status,
            RelaySettings settings,
            Grants grants,
            Log log) {
        this.mailboxes = mailboxes;
        this.rows = rows;
        this.relays = relays;
        this.status = status;
        this.settings = settings;
        this.grants = grants;
        this.log = log;
    }

    RelayView.OwnRelay set(MailboxId id, Request request) {
        var mailbox = mailboxes.get(id);
        var known = rows.lock(id);
        var wanted = checked(request);
        known.ifPresent(relay -> {
            if (request.ifVersion() == null || request.ifVersion() != relay.version()) {
                throw Problem.stale(relay.version());
            }
        });
        var password = password(id, request, known, wanted);
        if (known.isPresent()) {
            rows.change(id, wanted.host(), wanted.port(), wanted.security(), wanted.user(), password);
        } else if (!rows.add(id, wanted.host(), wanted.port(), wanted.security(), wanted.user(), password)) {
            throw Problem.stale(1);
        }
        grants.remove(id, Direction.OUTGOING);
        status.renew(mailbox);
        log.append(Change.of("mailbox.relay-changed", "mailbox", id));
        return rows.find(id).map(relay -> RelayView.of(relay, grants)).orElseThrow();
    }

    private record Wanted(
            String host,
            int port,
            Security security,
            @Nullable String user) {}

    private Wanted checked(Request request) {
        var host = request.host() == null ? "" : Hosts.ascii(request.host());
        var security = request.security() == null ? "" : request.security();
        var user = request.user() == null || request.user().isBlank()
                ? null
                : request.user().strip();
        var password = request.password() == null ? "" : request.password();
        new Checks()
                .text(request.host(), "host", LONGEST_WORD)
                .that(
                        host.isEmpty() || Hosts.isHost(host),
                        "host",
                        "invalid-host",
                        "This is not the name of a server; it should look like smtp.example.com.")
                .that(
                        settings.privateHosts() || !Hosts.isPrivateLiteral(host),
                        "host",
                        "private-host",
                        "A server of this machine or of a private network is refused. The operator can allow it"
                                + " (SVARA_RELAY_PRIVATE_HOSTS).")
                .that(
                        request.port() != null && request.port() >= 1 && request.port() <= 65535,
                        "port",
                        "invalid-port",
                        "The port lies between 1 and 65535; 587 and 465 are usual.")
                .that(security.matches("tls|starttls|plain"), "security", "invalid", "Use tls, starttls or plain.")
                .that(
                        user == null || user.length() <= LONGEST_WORD,
                        "user",
                        "too-long",
                        "This may have at most " + LONGEST_WORD + " characters.")
                .that(
                        user != null || password.isEmpty(),
                        "user",
                        "required",
                        "A password needs a user to sign in with.")
                .that(
                        password.length() <= LONGEST_WORD * 4,
                        "password",
                        "too-long",
                        "This may have at most " + LONGEST_WORD * 4 + " characters.")
                .that(
                        user == null || settings.privateHosts() || !security.equals("plain"),
                        "security",
                        "password-in-the-clear",
                        "With a sign-in, choose TLS or STARTTLS: anybody on the way could read the password.")
                .done();
        return new Wanted(host, request.port() == null ? 0 : request.port(), Security.of(security), user);
    }

    /** Whoever may change the relay must not lead a password that they do not know to a server of theirs. */
    private byte @Nullable [] password(MailboxId id, Request request, Optional<Relay> known, Wanted wanted) {
        if (wanted.user() == null) {
            return null;
        }
        if (request.password() != null && !request.password().isEmpty()) {
            return relays.locked(request.password(), id);
        }
        return known.filter(relay -> !relay.granted())
                .filter(relay -> relay.leadsTo(wanted.host(), wanted.port(), wanted.security(), wanted.user()))
                .map(Relay::password)
                .orElseThrow(() -> Problem.invalid(
                        "password",
                        "required",
                        "Enter the password: it is kept only while server, port, security and user stay the same."));
    }
}
