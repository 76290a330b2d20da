package io.svara.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.database.DatabaseSettings.Use;
import io.svara.web.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A backup of the demo by each release that has landed: restored, migrated to today, and worked on. */
class ReleasesTests {

    private static final Path RELEASES = Path.of("src/test/resources/releases");
    /** The demo's token, which each of them was made with. */
    private static final String TOKEN = "demotoken";

    static List<String> releases() throws IOException {
        try (var files = Files.list(RELEASES)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".backup"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void isRestoredMigratedAndWorkedOn(String release) throws Exception {
        var place = TestServer.plainPlace();
        TestServer.command(
                "restore",
                Use.RESTORE,
                options(place),
                RELEASES.resolve(release).toString());
        holdsEveryRow(place, release);
        try (var restored = new Restored(
                TestServer.start(place, List.of(), "--svara.demo=true", "--svara.demo-token=" + TOKEN), TOKEN)) {
            showsSearchesAndAnswers(restored);
        }
    }

    private static List<String> options(TestServer.Place place) {
        var options = new ArrayList<>(TestServer.options(place));
        options.add("--svara.backup-passphrase=demo");
        return options;
    }

    /** But for those of tables that a restore or a later release clears. */
    private static void holdsEveryRow(TestServer.Place place, String release) throws IOException, SQLException {
        try (var backup = BackupFile.open(RELEASES.resolve(release), new Progress(System.out, null));
                var connection = place.owner().dataSource().getConnection();
                var statement = connection.createStatement()) {
            for (var table :
                    List.of("ticket", "message", "contact", "attachment", "blob", "log_entry", "ticket_search")) {
                try (var content = backup.open(Contents.TABLES + table);
                        var row = statement.executeQuery("select count(*) from " + table)) {
                    row.next();
                    assertThat(row.getLong(1)).as(table).isEqualTo(lines(content.readAllBytes()));
                }
            }
        }
    }

    /** One for each row: COPY writes a line's end inside a value as two letters. */
    private static long lines(byte[] rows) {
        var lines = 0L;
        for (var letter : rows) {
            lines += letter == '\n' ? 1 : 0;
        }
        return lines;
    }

    private static void showsSearchesAndAnswers(Restored restored) {
        var tickets = restored.tickets("");
        assertThat(tickets).hasSizeGreaterThan(100);
        var ticket = tickets.getFirst();
        var messages = restored.messages(ticket);
        assertThat(messages).isNotEmpty();
        assertThat(restored.tickets("q=" + ticket.path("number").asString()))
                .anyMatch(found -> found.path("id").equals(ticket.path("id")));
        assertThat(restored.tickets("q=leverans")).isNotEmpty();
        restored.reply(ticket, "Vi återkommer.");
        assertThat(restored.count(ticket)).isEqualTo(messages.size() + 1L);
    }
}
