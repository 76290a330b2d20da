package io.svara.mail.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutgoingSpoolTests {

    @Test
    void throwsAwayWhatAKilledServerWasComposingAndNothingElse(@TempDir Path data) throws Exception {
        var folder = data.resolve("spool").resolve("outgoing");
        OutgoingSpool.clear(folder);
        var half = Files.createTempFile(folder, MailFiles.PREFIX, MailFiles.SUFFIX);
        var notOurs = Files.createFile(folder.resolve("notes.txt"));

        OutgoingSpool.clear(folder);

        assertThat(half).doesNotExist();
        assertThat(notOurs).exists();
    }
}
