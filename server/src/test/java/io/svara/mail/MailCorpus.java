package io.svara.mail;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real mails of real people: they lie beside the project where it is developed, and never in it. */
public final class MailCorpus {

    private MailCorpus() {}

    /** The folder, looked for from here upward; a test that needs it is skipped, and counted, where it is not. */
    public static Path folder() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var mail = folder.resolveSibling("shared").resolve("mail");
            if (Files.isDirectory(mail)) {
                return mail;
            }
        }
        return abort("Skipped: the folder shared/mail is not beside the project");
    }
}
