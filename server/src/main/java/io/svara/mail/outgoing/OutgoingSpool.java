package io.svara.mail.outgoing;

import io.svara.kernel.ServingOnly;
import io.svara.kernel.SvaraSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Where mails are composed. What a server left there that was killed is thrown away: its mails are composed anew. */
@Component
@ServingOnly
class OutgoingSpool {

    OutgoingSpool(SvaraSettings settings) {
        clear(folder(settings));
    }

    static void clear(Path folder) {
        try {
            Files.createDirectories(folder);
            try (var leftovers = Files.newDirectoryStream(folder, MailFiles.PREFIX + "*" + MailFiles.SUFFIX)) {
                for (var leftover : leftovers) {
                    Files.delete(leftover);
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The spool " + folder + " cannot be used", unwritable);
        }
    }

    static Path folder(SvaraSettings settings) {
        return settings.data().resolve("spool").resolve("outgoing");
    }
}
