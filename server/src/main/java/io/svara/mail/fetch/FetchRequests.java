package io.svara.mail.fetch;

import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.mail.fetch.FetchAccount.Settings;
import io.svara.mail.fetch.imap.ImapServer;
import io.svara.mail.fetch.imap.ImapServer.Security;
import io.svara.mail.send.Hosts;
import io.svara.mailboxes.MailboxId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what setting and checking an account take alike. */
@Component
class FetchRequests {

    private static final Set<String> SECURITIES = Set.of("tls", "starttls", "none");
    private static final int MAX_FOLDERS = 20;
    private static final int MAX_NAME = 200;
    private static final int MAX_SECRET = 1_000;

    private final FetchSettings installation;
    private final FetchPasswords passwords;
    private final Clock clock;

    FetchRequests(FetchSettings installation, FetchPasswords passwords, Clock clock) {
        this.installation = installation;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** @param before as it is set now; its password goes to no other server and user than its own */
    Settings read(MailboxId mailbox, FetchRequest request, @Nullable Settings before) {
        var kept = Boolean.TRUE.equals(request.granted()) ? granted(before) : null;
        var host = host(request, kept);
        var security = security(request, kept);
        var port = port(request, kept, security);
        var folders = folders(request);
        var after = AfterImport.of(request.afterImport() == null ? "nothing" : request.afterImport());
        var moveTo = request.moveTo() == null ? "" : request.moveTo().strip();
        var user = user(request, kept);
        new Checks()
                .that(Hosts.isHost(host), "host", "invalid", "Enter a server such as imap.example.com.")
                .that(port >= 1 && port <= 65_535, "port", "out-of-range", "A port is a number from 1 to 65535.")
                .that(SECURITIES.contains(security), "security", "unknown", "Use tls or starttls.")
                .that(
                        !security.equals("none") || installation.privateHosts(),
                        "security",
                        "not-allowed",
                        "Passwords are not sent without TLS. Use tls or starttls.")
                .text(user, "user", MAX_NAME)
                .that(isOneLine(user), "user", "invalid", "This has characters that no user name has.")
                .that(
                        !folders.isEmpty() && folders.size() <= MAX_FOLDERS,
                        "folders",
                        "out-of-range",
                        "Name 1 to " + MAX_FOLDERS + " folders.")
                .that(
                        folders.stream().allMatch(FetchRequests::isFolder),
                        "folders",
                        "invalid",
                        "No folder is called so.")
                .that(after.isPresent(), "afterImport", "unknown", "Use nothing, seen or move.")
                .that(
                        after.orElse(null) != AfterImport.MOVE || isFolder(moveTo),
                        "moveTo",
                        "required",
                        "Name the folder that mails are moved to.")
                .that(
                        after.orElse(null) != AfterImport.MOVE || !folders.contains(moveTo),
                        "moveTo",
                        "fetched-folder",
                        "Mail of this folder is fetched: choose another one.")
                .done();
        var server = new ImapServer(host, port, Security.of(security));
        return new Settings(
                server,
                user,
                kept == null ? password(mailbox, request.password(), server, user, before) : null,
                folders,
                startAt(request.startAt(), before),
                after.orElseThrow(),
                after.orElseThrow() == AfterImport.MOVE ? moveTo : null,
                !Boolean.FALSE.equals(request.enabled()));
    }

    private static Settings granted(@Nullable Settings before) {
        if (before == null || !before.isGranted()) {
            throw Problem.invalid("granted", "not-connected", "No account is connected. Connect one first.");
        }
        return before;
    }

    private static String host(FetchRequest request, @Nullable Settings kept) {
        if (kept != null) {
            return kept.server().host();
        }
        return request.host() == null ? "" : Hosts.ascii(request.host());
    }

    private static String security(FetchRequest request, @Nullable Settings kept) {
        if (kept != null) {
            return kept.server().security().word();
        }
        return request.security() == null ? "tls" : request.security();
    }

    private static int port(FetchRequest request, @Nullable Settings kept, String security) {
        if (kept != null) {
            return kept.server().port();
        }
        return request.port() == null ? usualPort(security) : request.port();
    }

    /** Who signs in to a shared mailbox does so with their own grant and the shared one's address. */
    private static String user(FetchRequest request, @Nullable Settings kept) {
        if (request.user() == null) {
            return kept == null ? "" : kept.user();
        }
        return request.user().strip();
    }

    private static int usualPort(String security) {
        return security.equals("tls") ? 993 : 143;
    }

    private static List<String> folders(FetchRequest request) {
        if (request.folders() == null) {
            return List.of("INBOX");
        }
        return request.folders().stream()
                .map(name -> Objects.requireNonNullElse(name, "").strip())
                // the one name in which capitals do not count
                .map(name -> name.equalsIgnoreCase("INBOX") ? "INBOX" : name)
                .distinct()
                .toList();
    }

    private static boolean isFolder(String name) {
        return !name.isBlank() && name.length() <= MAX_NAME && isOneLine(name);
    }

    private static boolean isOneLine(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    private byte[] password(
            MailboxId mailbox, @Nullable String given, ImapServer server, String user, @Nullable Settings before) {
        var isGiven = given != null && !given.isEmpty();
        if (!isGiven
                && before != null
                && before.password() != null
                && before.server().equals(server)
                && before.user().equals(user)) {
            return before.password();
        }
        var password = given == null ? "" : given;
        new Checks()
                .that(
                        !password.isEmpty(),
                        "password",
                        "required",
                        "Enter the account's password. It is asked for again when server or user change.")
                .that(
                        password.length() <= MAX_SECRET && isOneLine(password),
                        "password",
                        "invalid",
                        "A password is one line of at most " + MAX_SECRET + " characters.")
                .done();
        return passwords.lock(mailbox, password);
    }

    private Instant startAt(@Nullable Instant given, @Nullable Settings before) {
        if (given != null) {
            return given.truncatedTo(ChronoUnit.SECONDS);
        }
        return before == null ? clock.instant().truncatedTo(ChronoUnit.SECONDS) : before.startAt();
    }
}
