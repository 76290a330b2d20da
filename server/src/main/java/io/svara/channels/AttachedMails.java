package io.svara.channels;

import io.svara.storage.Sha256;
import java.util.List;
import java.util.Optional;

/**
 * Reads mails that lie in files. Filled by the channel that knows mail. Outside of a transaction: files are read.
 *
 * <p>A path leads from the mail in the file to a mail within it: the places of files, each in the mail before. Empty is the mail in
 * the file itself.
 */
public interface AttachedMails {

    /** A longer path leads to nothing. */
    int DEEPEST = 5;

    /** Empty where there is no mail that can be read. */
    Optional<AttachedMail> read(Sha256 file, List<Integer> path);

    /** @param path ends with the file's own place; empty where there is none, or it is too large to be taken out */
    Optional<AttachedMail.Content> file(Sha256 file, List<Integer> path);
}
