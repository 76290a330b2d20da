package io.svara.mail.fetch.imap;

import io.svara.mail.fetch.imap.ImapFailure.Kind;
import io.svara.mail.fetch.imap.ImapServer.Security;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * One connection to an IMAP server. For one thread, but that {@link #abort} may be called from any. Who was thrown anything but
 * an {@link ImapFailure} that {@link ImapFailure#isAnswer} closes it: what it would read next is unknown.
 */
public final class ImapClient implements AutoCloseable {

    /** @param uidNext above the UID of each mail that is there; 0 when the server does not say */
    public record Opened(long uidValidity, long uidNext, long messages) {}

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.US);
    private static final int MAX_FOLDERS = 1_000;
    /** Refusals of a sign-in that say nothing about user and password (RFC 5530). */
    private static final List<String> NOT_NOW = List.of("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]");

    private final ImapServer server;
    private final ImapNetwork network;
    private final Socket plain;
    private final long endNanos;
    private Wire wire;
    private int commands;
    private Set<String> capabilities = Set.of();
    /** Whether the server has spoken of new mail since the folder was last looked at. */
    private boolean news;

    private ImapClient(ImapServer server, ImapNetwork network, Socket plain, long endNanos) throws ImapFailure {
        this.server = server;
        this.network = network;
        this.plain = plain;
        this.endNanos = endNanos;
        this.wire = new Wire(plain, PATIENCE, endNanos);
    }

    /** A connection that may last. */
    public static ImapClient connect(ImapServer server, ImapNetwork network) throws ImapFailure {
        return connect(server, network, Long.MAX_VALUE);
    }

    /** A connection that has to be done with after this time. */
    public static ImapClient connect(ImapServer server, ImapNetwork network, Duration inAll) throws ImapFailure {
        return connect(server, network, System.nanoTime() + inAll.toNanos());
    }

    private static ImapClient connect(ImapServer server, ImapNetwork network, long endNanos) throws ImapFailure {
        var client = new ImapClient(server, network, network.connect(server), endNanos);
        try {
            client.greet();
            return client;
        } catch (ImapFailure failed) {
            client.abort();
            throw failed;
        }
    }

    private void greet() throws ImapFailure {
        if (server.security() == Security.TLS) {
            speakTls();
        }
        var greeting = wire.line();
        if (greeting.startsWith("* BYE")) {
            throw new ImapFailure(Kind.REFUSED, greeting.substring(2));
        }
        if (!greeting.startsWith("* OK")) {
            throw new ImapFailure(Kind.NOT_IMAP, greeting);
        }
        askCapabilities();
        if (server.security() == Security.STARTTLS) {
            startTls();
        }
    }

    private void startTls() throws ImapFailure {
        if (!capabilities.contains("STARTTLS")) {
            throw new ImapFailure(Kind.TLS_MISSING, "The server does not offer STARTTLS.");
        }
        command("STARTTLS");
        // what came before the protection began was said by anybody
        if (wire.hasMore()) {
            throw new ImapFailure(Kind.TLS_FAILED, "The server spoke before TLS had begun.");
        }
        speakTls();
        askCapabilities();
    }

    private void speakTls() throws ImapFailure {
        wire = new Wire(network.secure(plain, server.host(), PATIENCE), PATIENCE, endNanos);
    }

    private void askCapabilities() throws ImapFailure {
        var found = new TreeSet<String>();
        command("CAPABILITY", line -> {
            if (line.startsWith("* CAPABILITY ")) {
                found.addAll(ImapText.words(line.substring(13).toUpperCase(Locale.ROOT)));
            }
        });
        capabilities = found;
    }

    public void signIn(String user, String password) throws ImapFailure {
        if (capabilities.contains("LOGINDISABLED") && !capabilities.contains("AUTH=PLAIN")) {
            throw new ImapFailure(Kind.SIGN_IN_REFUSED, "The server takes no password on this connection.");
        }
        try {
            if (capabilities.contains("AUTH=PLAIN")) {
                authenticate("PLAIN", "\0" + user + "\0" + password);
            } else {
                logIn(user, password);
            }
        } catch (ImapFailure failed) {
            throw signInFailure(failed);
        }
        askCapabilities();
    }

    /** By XOAUTH2: with a token that the account's owner has granted. */
    public void signInByToken(String user, String token) throws ImapFailure {
        if (!capabilities.contains("AUTH=XOAUTH2")) {
            throw new ImapFailure(Kind.SIGN_IN_REFUSED, "The server takes no token on this connection.");
        }
        try {
            authenticate("XOAUTH2", "user=" + user + "\1auth=Bearer " + token + "\1\1");
        } catch (ImapFailure failed) {
            throw signInFailure(failed);
        }
        askCapabilities();
    }

    private static ImapFailure signInFailure(ImapFailure failed) {
        var refused = failed.kind() == Kind.REFUSED && NOT_NOW.stream().noneMatch(failed.detail()::contains);
        return refused ? new ImapFailure(Kind.SIGN_IN_REFUSED, failed.detail()) : failed;
    }

    private void authenticate(String way, String secret) throws ImapFailure {
        var encoded = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        if (capabilities.contains("SASL-IR")) {
            command("AUTHENTICATE " + way + " " + encoded);
            return;
        }
        var tag = send("AUTHENTICATE " + way);
        awaitContinuation(tag);
        wire.write(encoded + "\r\n");
        end(tag, _ -> {});
    }

    private void logIn(String user, String password) throws ImapFailure {
        if (ImapText.isPlain(user) && ImapText.isPlain(password)) {
            command("LOGIN " + ImapText.quoted(user) + " " + ImapText.quoted(password));
            return;
        }
        var userBytes = bytes(user);
        var passwordBytes = bytes(password);
        var tag = send("LOGIN {" + userBytes.length() + "}");
        awaitContinuation(tag);
        wire.write(userBytes + " {" + passwordBytes.length() + "}\r\n");
        awaitContinuation(tag);
        wire.write(passwordBytes + "\r\n");
        end(tag, _ -> {});
    }

    /** One char for each byte of UTF-8. */
    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Folders that hold mail, by name. */
    public List<String> folders() throws ImapFailure {
        var names = new TreeSet<String>();
        command("LIST \"\" \"*\"", line -> {
            var words = ImapText.words(line);
            var flagsEnd = words.indexOf(")");
            var holdsMail = words.stream()
                    .noneMatch(word -> word.equalsIgnoreCase("\\Noselect") || word.equalsIgnoreCase("\\NonExistent"));
            if (line.startsWith("* LIST ") && holdsMail && flagsEnd + 2 < words.size() && names.size() < MAX_FOLDERS) {
                names.add(ImapText.decodeFolder(words.get(flagsEnd + 2)));
            }
        });
        return List.copyOf(names);
    }

    /** @param readOnly nothing changes by our looking: no mail ceases to be recent */
    public Opened open(String folder, boolean readOnly) throws ImapFailure {
        var validity = new long[1];
        var next = new long[1];
        var messages = new long[1];
        try {
            command((readOnly ? "EXAMINE " : "SELECT ") + folderName(folder), line -> {
                validity[0] = Math.max(validity[0], coded(line, "[UIDVALIDITY "));
                next[0] = Math.max(next[0], coded(line, "[UIDNEXT "));
                var words = ImapText.words(line);
                if (words.size() == 3 && words.get(2).equalsIgnoreCase("EXISTS")) {
                    messages[0] = number(words.get(1));
                }
            });
        } catch (ImapFailure failed) {
            var missing = failed.kind() == Kind.REFUSED && NOT_NOW.stream().noneMatch(failed.detail()::contains);
            throw missing ? new ImapFailure(Kind.FOLDER_MISSING, folder + ": " + failed.detail()) : failed;
        }
        news = false;
        return new Opened(validity[0], next[0], messages[0]);
    }

    private static long coded(String line, String code) {
        var at = line.indexOf(code);
        var end = at < 0 ? -1 : line.indexOf(']', at);
        return end < 0 ? 0 : number(line.substring(at + code.length(), end).strip());
    }

    static long number(String word) {
        return word.matches("\\d{1,18}") ? Long.parseLong(word) : 0;
    }

    /** The UIDs of mails in the open folder that came on that day or later, by the server's calendar. */
    public LongStream uidsSince(LocalDate day) throws ImapFailure {
        var uids = LongStream.builder();
        command("UID SEARCH SINCE " + DAY.format(day), line -> {
            if (line.startsWith("* SEARCH")) {
                ImapText.words(line.substring(8)).forEach(word -> uids.add(number(word)));
            }
        });
        return uids.build();
    }

    /** What is there in the open folder from one UID to the other, both included, in order. */
    public List<FoundMail> look(long fromUid, long toUid) throws ImapFailure {
        return lookAt(fromUid, fromUid + ":" + toUid);
    }

    /** What is there from this UID on. */
    public List<FoundMail> look(long fromUid) throws ImapFailure {
        news = false;
        return lookAt(fromUid, fromUid + ":*");
    }

    private List<FoundMail> lookAt(long fromUid, String range) throws ImapFailure {
        var found = new ArrayList<FoundMail>();
        command(
                "UID FETCH " + range + " (UID RFC822.SIZE INTERNALDATE)",
                line -> FoundMail.read(line)
                        // asked for what is above the last one, servers give the last one
                        .filter(mail -> mail.uid() >= fromUid)
                        .ifPresent(found::add));
        found.sort(null);
        return found;
    }

    /**
     * Hands the mail's bytes on while they come, and leaves no mark on it.
     *
     * @return false when it is no longer there
     */
    public boolean read(long uid, BodySink sink) throws ImapFailure {
        var tag = send("UID FETCH " + uid + " (UID BODY.PEEK[])");
        var given = false;
        while (true) {
            var body = new Body(sink);
            var line = response(body);
            if (line.startsWith(tag)) {
                ended(tag, line);
                return given;
            }
            note(line);
            if (!body.given && line.toUpperCase(Locale.ROOT).contains("BODY[] NIL")) {
                end(tag, _ -> {});
                throw new ImapFailure(Kind.REFUSED, "The server gives no content for this mail.");
            }
            given |= body.given;
        }
    }

    public void markSeen(long uid) throws ImapFailure {
        command("UID STORE " + uid + " +FLAGS.SILENT (\\Seen)");
    }

    /** Makes the folder when it is not there. */
    public void move(long uid, String folder) throws ImapFailure {
        try {
            moveTo(uid, folder);
        } catch (ImapFailure failed) {
            if (failed.kind() != Kind.REFUSED || !failed.detail().contains("[TRYCREATE]")) {
                throw failed;
            }
            command("CREATE " + folderName(folder));
            moveTo(uid, folder);
        }
    }

    private void moveTo(long uid, String folder) throws ImapFailure {
        if (capabilities.contains("MOVE")) {
            command("UID MOVE " + uid + " " + folderName(folder));
            return;
        }
        command("UID COPY " + uid + " " + folderName(folder));
        command("UID STORE " + uid + " +FLAGS.SILENT (\\Deleted)");
        // without UIDPLUS, what others have marked would go with it
        if (capabilities.contains("UIDPLUS")) {
            command("UID EXPUNGE " + uid);
        }
    }

    public boolean canIdle() {
        return capabilities.contains("IDLE");
    }

    /** Waits until the server speaks of new mail in the open folder, but no longer than this; by IDLE (RFC 2177). */
    public void idle(Duration longest) throws ImapFailure {
        if (news) {
            return;
        }
        var end = System.nanoTime() + longest.toNanos();
        var tag = send("IDLE");
        awaitContinuation(tag);
        try {
            while (!news && System.nanoTime() < end) {
                wire.patience(Duration.ofMillis(Math.max(1, (end - System.nanoTime()) / 1_000_000)));
                var line = wire.line();
                if (line.startsWith(tag)) {
                    ended(tag, line);
                    return;
                }
                note(line);
            }
        } catch (ImapFailure failed) {
            if (failed.kind() != Kind.TIMEOUT) {
                throw failed;
            }
        } finally {
            wire.patience(PATIENCE);
        }
        wire.write("DONE\r\n");
        end(tag, _ -> {});
    }

    /** Lets the server say what is new, and tells it that somebody is there. */
    public void noop() throws ImapFailure {
        command("NOOP");
    }

    private static String folderName(String folder) {
        return ImapText.quoted(ImapText.encodeFolder(folder));
    }

    private void command(String text) throws ImapFailure {
        command(text, _ -> {});
    }

    private void command(String text, Consumer<String> untagged) throws ImapFailure {
        end(send(text), untagged);
    }

    /** @return what the end of its answer begins with */
    private String send(String text) throws ImapFailure {
        var tag = "s" + ++commands + " ";
        wire.write(tag + text + "\r\n");
        return tag;
    }

    private void awaitContinuation(String tag) throws ImapFailure {
        var line = response(null);
        while (!line.startsWith("+")) {
            if (line.startsWith(tag)) {
                ended(tag, line);
                throw new ImapFailure(Kind.NOT_IMAP, line);
            }
            note(line);
            line = response(null);
        }
    }

    private void end(String tag, Consumer<String> untagged) throws ImapFailure {
        var line = response(null);
        while (!line.startsWith(tag)) {
            // a challenge that we have no answer to, such as the reason of a refused token
            if (line.startsWith("+")) {
                wire.write("\r\n");
            }
            note(line);
            untagged.accept(line);
            line = response(null);
        }
        ended(tag, line);
    }

    private static void ended(String tag, String line) throws ImapFailure {
        var rest = line.substring(tag.length());
        if (!rest.regionMatches(true, 0, "OK", 0, 2)) {
            throw new ImapFailure(Kind.REFUSED, rest);
        }
    }

    private void note(String line) throws ImapFailure {
        if (line.startsWith("* BYE")) {
            throw new ImapFailure(Kind.CONNECTION_LOST, line.substring(2));
        }
        if (line.endsWith(" EXISTS") || line.endsWith(" RECENT")) {
            news = true;
        }
    }

    /** A whole response in one line: what comes as a literal is put into it as a quoted string, but for a mail's body. */
    private String response(@Nullable Body body) throws ImapFailure {
        var line = wire.line();
        var size = Literal.sizeAtEnd(line);
        if (size < 0) {
            return line;
        }
        var whole = new StringBuilder();
        while (size >= 0) {
            whole.append(line, 0, line.lastIndexOf('{'));
            if (body != null && endsWithBody(whole)) {
                body.take(size);
                whole.append("\"\"");
            } else {
                whole.append(ImapText.quoted(Literal.read(wire, size)));
            }
            line = wire.line();
            size = Literal.sizeAtEnd(line);
        }
        return whole.append(line).toString();
    }

    private static boolean endsWithBody(StringBuilder text) {
        return text.toString().toUpperCase(Locale.ROOT).stripTrailing().endsWith("BODY[]");
    }

    /** From any thread: whoever waits for the server learns that the connection is lost. */
    public void abort() {
        ImapNetwork.close(plain);
    }

    /** Without a word: a server that says nothing would be waited for. */
    @Override
    public void close() {
        try {
            wire.write("s0 LOGOUT\r\n");
        } catch (ImapFailure gone) {
            // as wanted
        }
        abort();
    }

    /** Gives a mail's bytes to who asked for them, and reads what they leave. */
    private final class Body {

        private final BodySink sink;
        private boolean given;

        Body(BodySink sink) {
            this.sink = sink;
        }

        void take(long size) throws ImapFailure {
            given = true;
            var bytes = wire.bytes(size);
            try {
                sink.take(bytes, size);
                bytes.transferTo(OutputStream.nullOutputStream());
            } catch (IOException failed) {
                throw Wire.lost(failed);
            }
        }
    }
}
