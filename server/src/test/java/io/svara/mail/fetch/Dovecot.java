package io.svara.mail.fetch;

import static org.awaitility.Awaitility.await;

import io.svara.mail.DebianServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Debian's Dovecot with accounts that come into being when they are named. Their password is {@link #PASSWORD}. */
public final class Dovecot implements AutoCloseable {

    public static final String PASSWORD = "hemligt-lösen&ord";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Path folder;
    private final int port;
    private final int tlsPort;
    private final Process process;

    private Dovecot(Path folder, int port, int tlsPort, String more) throws IOException, InterruptedException {
        this.folder = folder;
        this.port = port;
        this.tlsPort = tlsPort;
        prepare(more);
        this.process = new ProcessBuilder(
                        "/usr/sbin/dovecot",
                        "-F",
                        "-c",
                        folder.resolve("dovecot.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    public static Dovecot start() {
        return start("");
    }

    /** One that takes tokens too, and asks there whose each is. */
    public static Dovecot startWithTokens(String introspectionUrl) {
        return start(introspectionUrl);
    }

    private static Dovecot start(String introspectionUrl) {
        DebianServer.require("/usr/sbin/dovecot", "dovecot-imapd");
        try {
            var folder = Files.createTempDirectory("dovecot");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            var server = new Dovecot(folder, freePort(), freePort(), introspectionUrl);
            await().atMost(Duration.ofSeconds(60)).until(server::isListening);
            return server;
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void prepare(String introspectionUrl) throws IOException, InterruptedException {
        run(List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost",
                "-keyout",
                folder + "/key.pem",
                "-out",
                folder + "/cert.pem"));
        Files.createDirectory(folder.resolve("mail"));
        var root = "root".equals(System.getProperty("user.name"));
        var user = root ? "dovecot" : System.getProperty("user.name");
        if (root) {
            run(List.of("chown", "dovecot:dovecot", folder + "/mail"));
        }
        Files.writeString(folder.resolve("dovecot.conf"), """
                base_dir = %1$s/run
                state_dir = %1$s/run
                log_path = %1$s/log
                protocols = imap
                listen = 127.0.0.1
                ssl = yes
                ssl_cert = <%1$s/cert.pem
                ssl_key = <%1$s/key.pem
                disable_plaintext_auth = no
                auth_mechanisms = plain login%7$s
                mail_location = maildir:%1$s/mail/%%u
                default_internal_user = %2$s
                default_internal_group = %2$s
                default_login_user = %3$s
                first_valid_uid = 1
                mail_max_userip_connections = 500
                %8$s
                passdb {
                  driver = static
                  args = password=%4$s
                }
                userdb {
                  driver = static
                  args = uid=%2$s gid=%2$s home=%1$s/mail/%%u
                }
                service imap-login {
                  chroot =
                  inet_listener imap {
                    port = %5$d
                  }
                  inet_listener imaps {
                    port = %6$d
                    ssl = yes
                  }
                }
                service anvil {
                  chroot =
                }
                """.formatted(
                        folder,
                        user,
                        root ? "dovenull" : user,
                        PASSWORD,
                        port,
                        tlsPort,
                        introspectionUrl.isEmpty() ? "" : " xoauth2",
                        introspectionUrl.isEmpty() ? "" : tokens(introspectionUrl)));
    }

    private String tokens(String introspectionUrl) throws IOException {
        Files.writeString(folder.resolve("tokens.conf"), """
                introspection_mode = post
                introspection_url = %s
                force_introspection = yes
                username_attribute = sub
                active_attribute = active
                active_value = true
                """.formatted(introspectionUrl));
        return """
                passdb {
                  driver = oauth2
                  mechanisms = xoauth2
                  args = %s/tokens.conf
                }
                """.formatted(folder);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + ": " + said);
        }
    }

    private boolean isListening() {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.getInputStream().read() == '*';
        } catch (IOException notYet) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    public int tlsPort() {
        return tlsPort;
    }

    /** Its certificate, which is for {@code localhost}. */
    public Path certificate() {
        return folder.resolve("cert.pem");
    }

    /** Delivers a mail as other programs of that machine would. */
    public void deliver(String user, String mailbox, byte[] mail, Instant arrivedAt) {
        var name = NUMBER.incrementAndGet() + "." + System.nanoTime() + ".test";
        var place = folder(user, mailbox);
        try {
            for (var part : List.of("cur", "new", "tmp")) {
                Files.createDirectories(place.resolve(part));
            }
            var file = Files.write(place.resolve("tmp").resolve(name), mail);
            Files.setLastModifiedTime(file, FileTime.from(arrivedAt));
            run(List.of(
                    "chown",
                    "-R",
                    "--reference=" + folder.resolve("mail"),
                    folder.resolve("mail").resolve(user).toString()));
            Files.move(file, place.resolve("new").resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Path folder(String user, String mailbox) {
        var account = folder.resolve("mail").resolve(user);
        return mailbox.equals("INBOX") ? account : account.resolve("." + mailbox);
    }

    /** The names of a folder's files; behind {@code :2,} stand their flags. */
    public List<String> files(String user, String mailbox) {
        try (var files = Files.walk(folder(user, mailbox), 2)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> List.of("cur", "new")
                            .contains(String.valueOf(file.getParent()).replaceFirst(".*/", "")))
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** All mails get new UIDs, and the folder another UIDVALIDITY, as after a restore. */
    public void numberAnew(String user, String mailbox) {
        try (var files = Files.list(folder(user, mailbox))) {
            for (var file : files.filter(one -> one.getFileName().toString().startsWith("dovecot"))
                    .toList()) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        // seconds since 1970 are the next one
        var second = Instant.now().getEpochSecond();
        await().until(() -> Instant.now().getEpochSecond() > second + 1);
    }

    public String log() {
        try {
            return Files.readString(folder.resolve("log")) + Files.readString(folder.resolve("out"));
        } catch (IOException none) {
            return "";
        }
    }

    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | InterruptedException left) {
            // in the folder for such things
        }
    }
}
