package io.svara.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.backup.Contents.Entry;
import io.svara.backup.Contents.Manifest;
import io.svara.kernel.CannotStart;
import io.svara.kernel.TestFolders;
import io.svara.kernel.database.DatabaseSettings.Use;
import io.svara.kernel.database.RestoreMark;
import io.svara.kernel.database.Schema;
import io.svara.mail.send.ReplyAddresses;
import io.svara.mail.send.ReplyAddresses.Target;
import io.svara.mailboxes.Mailbox;
import io.svara.mainjob.Desk;
import io.svara.mainjob.Letter;
import io.svara.web.TestServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import svara.postgres.EmbeddedPostgres;
import svara.postgres.PostgresRefused;
import tools.jackson.databind.JsonNode;

/** From an external database, while it works, into an embedded one, and from there into an external one of a plain owner. */
class BackupTests {

    private static final String PASSPHRASE = "--svara.backup-passphrase=swordfish";
    private static final String DOMAIN = "--svara.inbound-domain=" + Desk.INBOUND_DOMAIN;
    private static final byte[] SMALL = random(9_000);
    private static final byte[] LARGE = random(150_000);

    private static Desk desk;
    private static Desk.Office neighbour;
    private static Mailbox mailbox;
    private static JsonNode old;
    private static String ownMessageId;
    private static Path folder;
    private static Path backup;
    private static final List<String> acknowledged = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void backUpWhileMailComesIn() throws InterruptedException {
        desk = Desk.open();
        mailbox = desk.mailbox();
        neighbour = desk.office();
        desk.receive(
                desk.mailbox(neighbour, "help@neighbour.example").address(),
                Letter.from("eva@client.example").subject("Grannens fråga"));
        desk.receive(mailbox.address(), letterWith("Faktura med bilagor", SMALL, LARGE));
        old = desk.openTicket(mailbox, "kajsa@client.example", "Var är min leverans?");
        desk.reply(old.path("id").asString(), "På väg.");
        ownMessageId = String.valueOf(desk.value("select internet_id from mail_outgoing limit 1"));
        folder = TestFolders.make();
        backup = folder.resolve("first.backup");

        var enough = new AtomicBoolean();
        var sender = Thread.ofVirtual().start(() -> sendUntil(enough));
        Desk.until(() -> acknowledged.size() >= 5);
        acknowledged.add("--- the backup begins");
        backUp(TestServer.options(desk.place()), backup);
        enough.set(true);
        sender.join();
    }

    private static void sendUntil(AtomicBoolean enough) {
        try (var smtp = desk.smtp()) {
            for (var number = 1; !enough.get(); number++) {
                var subject = "Under backup " + number;
                var letter = Letter.from("bo@client.example").subject(subject).text("Nummer " + number + "\r\n");
                if (smtp.send("bo@client.example", List.of(mailbox.address()), letter.bytes())
                        .startsWith("250")) {
                    acknowledged.add(subject);
                }
            }
        }
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void holdsAllThatWasAcknowledgedBeforeAndWorksOnWhereverItIsRestored() throws Exception {
        var embedded = TestFolders.make();
        restore(List.of("--svara.data=" + embedded), backup);
        var second = folder.resolve("second.backup");
        backUp(List.of("--svara.data=" + embedded), second);
        assertThat(tables(second)).containsExactlyInAnyOrderElementsOf(tables(backup));

        var place = TestServer.plainPlace();
        leaveHalfRestored(place);
        restore(TestServer.options(place), second);
        try (var restored = new Restored(
                        TestServer.start(place, List.of(), DOMAIN), desk.own().token());
                var theirs = new Restored(restored.server(), neighbour.token())) {
            holdsEachMail(restored);
            holdsAttachments(restored);
            findsByWords(restored);
            answersReachTheOldTicket(restored);
            assertThat(theirs.tickets("").stream()
                            .map(ticket -> ticket.path("subject").asString()))
                    .containsExactly("Grannens fråga");
        }
    }

    private static void holdsEachMail(Restored restored) {
        var before = acknowledged.subList(0, acknowledged.indexOf("--- the backup begins"));
        Desk.until(() -> subjects(restored).containsAll(before));
        assertThat(subjects(restored)).contains("Var är min leverans?").doesNotHaveDuplicates();
    }

    private static List<String> subjects(Restored restored) {
        return restored.tickets("").stream()
                .map(ticket -> ticket.path("subject").asString())
                .toList();
    }

    private static void holdsAttachments(Restored restored) {
        var ticket = restored.tickets("q=bilagor").getFirst();
        var attachments = restored.messages(ticket).getFirst().path("attachments");
        var contents = new ArrayList<byte[]>();
        attachments.forEach(attachment -> contents.add(restored.api()
                .get("/api/attachments/" + attachment.path("id").asString())
                .raw()
                .body()));
        assertThat(contents).containsExactlyInAnyOrder(SMALL, LARGE);
    }

    private static void findsByWords(Restored restored) {
        assertThat(restored.tickets("q=leveranser").stream()
                        .map(ticket -> ticket.path("id").asString()))
                .containsExactly(old.path("id").asString());
    }

    private static void answersReachTheOldTicket(Restored restored) {
        assertThat(restored.count(old)).isEqualTo(2);
        var address = new Target(
                desk.own().organization(), Long.parseLong(old.path("id").asString()));
        restored.deliver(
                desk.server().bean(ReplyAddresses.class).sign(address),
                Letter.from("kajsa@client.example").subject("Tack"));
        restored.awaitMessages(old, 3);
        restored.deliver(
                mailbox.address(),
                Letter.from("annan@client.example").subject("Re: leverans").answers(ownMessageId));
        restored.awaitMessages(old, 4);
        restored.reply(old, "Ingen orsak.");
        assertThat(restored.count(old)).isEqualTo(5);
    }

    /** Every table's rows, but for those that a restore changes by intent. */
    private static List<Entry> tables(Path file) throws IOException {
        var changed = Stream.of("blob", "installation", "scheduled_tasks", "session")
                .map(table -> Contents.TABLES + table)
                .collect(Collectors.toSet());
        return manifest(file).entries().stream()
                .filter(entry -> entry.name().startsWith(Contents.TABLES))
                .filter(entry -> !changed.contains(entry.name()))
                .toList();
    }

    private static Manifest manifest(Path file) throws IOException {
        try (var read = BackupFile.open(file, silent())) {
            return read.manifest();
        }
    }

    /** Tables and a mark, as a restore leaves them that was killed: nobody serves it, the next restore clears it. */
    private static void leaveHalfRestored(TestServer.Place place) throws Exception {
        TestServer.start(place, List.of()).close();
        try (var connection = place.owner().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from installation");
            RestoreMark.set(connection, place.folder());
        }
        assertThatThrownBy(() -> TestServer.start(place, List.of()))
                .rootCause()
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("was interrupted: run ./svara restore again");
    }

    @Test
    void worksBesideTheServerOfAnEmbeddedDatabaseWhichARestoreRefuses() throws Exception {
        var data = TestFolders.make();
        restore(List.of("--svara.data=" + data), backup);
        try (var server = EmbeddedPostgres.start(data.resolve("postgres"))) {
            assertThat(server.ready()).isTrue();
            var beside = folder.resolve("beside.backup");
            backUp(List.of("--svara.data=" + data), beside);
            assertThat(manifest(beside).files()).isEqualTo(manifest(backup).files());
            assertThatThrownBy(() -> restore(List.of("--svara.data=" + data), backup))
                    .isInstanceOf(PostgresRefused.class)
                    .hasMessageContaining("is in use by another Svara");
        }
        assertThatThrownBy(() -> restore(List.of("--svara.data=" + data), backup))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("holds files of an installation already");
    }

    @Test
    void aDatabaseThatIsInUseIsRefused() {
        var place = new TestServer.Place(
                desk.place().owner(),
                desk.place().application(),
                TestFolders.make().toString());
        var before = desk.count("select count(*) from ticket");
        assertThatThrownBy(() -> restore(TestServer.options(place), backup))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("The database holds an installation already");
        assertThat(desk.count("select count(*) from ticket")).isGreaterThanOrEqualTo(before);
    }

    @Test
    void everyChangedByteIsFoundBeforeAnythingIsTouched() throws IOException {
        var whole = Files.readAllBytes(backup);
        var changed = folder.resolve("changed.backup");
        for (var position : positions(whole.length)) {
            var bytes = whole.clone();
            bytes[position] ^= 0x20;
            Files.write(changed, bytes);
            assertThatThrownBy(() -> BackupFile.open(changed, silent()).close())
                    .as("byte " + position + " of " + whole.length)
                    .isInstanceOf(CannotStart.class);
        }
        var untouched = folder.resolve("untouched");
        assertThatThrownBy(() -> restore(List.of("--svara.data=" + untouched), changed))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(" is damaged or was cut short");
        assertThat(untouched).doesNotExist();
    }

    /** The first and last ones, where the file says what it is, and some in between. */
    private static List<Integer> positions(int length) {
        var random = new Random(4);
        return Stream.concat(
                        Stream.iterate(0, at -> at < 60, at -> at + 1),
                        Stream.concat(
                                Stream.iterate(length - 90, at -> at < length, at -> at + 1),
                                Stream.generate(() -> random.nextInt(length)).limit(60)))
                .toList();
    }

    @Test
    void aFileThatWasCutShortIsRefused() throws IOException {
        var whole = Files.readAllBytes(backup);
        var cut = folder.resolve("cut.backup");
        for (var length : List.of(0, 10, 100, 2_000, whole.length / 2, whole.length - 64, whole.length - 1)) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> BackupFile.open(cut, silent()).close())
                    .as("the first " + length + " bytes")
                    .isInstanceOf(CannotStart.class);
        }
    }

    @Test
    void aForeignFileIsRefused() throws IOException {
        var foreign = Files.writeString(folder.resolve("foreign"), "PK\3\4 but nothing of ours".repeat(20));
        assertThatThrownBy(() -> restore(List.of("--svara.data=" + folder.resolve("untouched")), foreign))
                .isInstanceOf(CannotStart.class)
                .hasMessage(foreign + " is not a backup of Svara.");
    }

    @Test
    void aBackupOfALaterFormatOrSchemaIsRefused() throws Exception {
        var later = folder.resolve("later.backup");
        try (var file = Files.newOutputStream(later)) {
            var writer = new BackupWriter(file, silent());
            writer.json(Contents.HEAD, Map.of("format", 2, "svara", "7.0.0"));
            writer.finish();
        }
        assertThatThrownBy(() -> BackupFile.open(later, silent()).close())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("was made by a newer Svara (7.0.0)");

        try (var file = BackupFile.open(backup, silent())) {
            var head = file.head();
            var schema = new ArrayList<>(head.schema());
            schema.add(new Schema.Change("299901010000", 1));
            var newer =
                    new Contents.Head(head.format(), "7.0.0", head.madeAt(), head.postgresql(), schema, head.tables());
            assertThatThrownBy(() -> RestoreBackup.requireKnown(newer))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("made by a newer Svara (7.0.0; its change 299901010000");
        }
    }

    @Test
    void theKeyOpensWithItsPassphraseOnly() {
        var untouched = folder.resolve("untouched");
        assertThatThrownBy(() -> TestServer.command(
                        "restore",
                        Use.RESTORE,
                        List.of("--svara.data=" + untouched, "--svara.backup-passphrase=wrong"),
                        backup.toString()))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("The passphrase is not the one");
        assertThatThrownBy(() -> TestServer.command(
                        "restore", Use.RESTORE, List.of("--svara.data=" + untouched), backup.toString()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("SVARA_BACKUP_PASSPHRASE");
        assertThat(untouched).doesNotExist();
    }

    @Test
    void aBackupThatIsThereIsReplacedOnlyWhenTold() throws IOException {
        var taken = Files.writeString(folder.resolve("taken.backup"), "precious");
        assertThatThrownBy(() -> backUp(TestServer.options(desk.place()), taken))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is there already");
        assertThat(taken).hasContent("precious");
        TestServer.command(
                "backup",
                Use.BACK_UP,
                TestServer.options(desk.place()),
                "--overwrite",
                "--without-key",
                taken.toString());
        try (var read = BackupFile.open(taken, silent())) {
            assertThat(read.has(Contents.KEY)).isFalse();
        }
        assertThat(folder.resolve("taken.backup.partial")).doesNotExist();
    }

    @Test
    void anEmptyFolderHoldsNothingToBackUp() {
        var nothing = folder.resolve("nothing");
        assertThatThrownBy(() -> backUp(List.of("--svara.data=" + nothing), folder.resolve("no.backup")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("There is no installation in the data folder");
        assertThat(nothing.resolve("postgres")).doesNotExist();
    }

    private static void backUp(List<String> options, Path file) {
        command("backup", Use.BACK_UP, options, file);
    }

    private static void restore(List<String> options, Path file) {
        command("restore", Use.RESTORE, options, file);
    }

    private static void command(String word, Use use, List<String> options, Path file) {
        var all = new ArrayList<>(options);
        all.add(PASSPHRASE);
        TestServer.command(word, use, all, file.toString());
    }

    private static Progress silent() {
        return new Progress(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8), null);
    }

    private static Letter letterWith(String subject, byte[]... attachments) {
        var body = new StringBuilder("--b\r\nContent-Type: text/plain\r\n\r\nSe bilagor.\r\n");
        for (var attachment : attachments) {
            body.append("--b\r\nContent-Type: application/octet-stream\r\n")
                    .append("Content-Disposition: attachment; filename=\"fil-" + attachment.length + ".bin\"\r\n")
                    .append("Content-Transfer-Encoding: base64\r\n\r\n")
                    .append(Base64.getMimeEncoder().encodeToString(attachment))
                    .append("\r\n");
        }
        return Letter.from("lisa@client.example")
                .subject(subject)
                .header("MIME-Version", "1.0")
                .header("Content-Type", "multipart/mixed; boundary=b")
                .text(body + "--b--\r\n");
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
