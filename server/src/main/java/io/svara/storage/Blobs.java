package io.svara.storage;

import io.svara.kernel.OrganizationId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * The files of every organisation. Keeping one takes two steps, so that no transaction waits for a disk:
 *
 * <ol>
 *   <li>{@link #put}, {@link #adopt} or a {@link BlobWriter} makes the bytes durable, outside any transaction;
 *   <li>{@link #name} writes the blob's row in the caller's transaction, together with the row that uses it.
 * </ol>
 *
 * <p>If that transaction rolls back or never comes, the bytes stay behind without a name and are swept after 48 hours.
 * The same content put twice by one organisation becomes one blob; organisations never share one, since a shared blob
 * would tell one of them what the other has.
 *
 * <p>A row that uses a blob holds {@code (organization_id, sha256)} with a foreign key to {@code blob}, and its module
 * offers a {@link BlobReferences} bean, or its blobs are swept away (the foreign key then stops the sweeper).
 *
 * <p>There is one implementation, on the local disk. Object storage (S3) follows when an installation has several
 * nodes: it takes {@code BlobsContract} and must answer how small mails are grouped there.
 *
 * <p>All methods throw {@link StorageException} when the storage itself fails.
 */
public interface Blobs {

    /**
     * Makes the stream's content durable. The stream is not closed.
     *
     * @throws IOException when the stream itself fails; nothing is left behind then
     * @throws StorageFullException when too little space is free to take anything in
     */
    Blob put(OrganizationId organization, InputStream content) throws IOException;

    /** For content that arrives in pieces. */
    BlobWriter open(OrganizationId organization);

    /**
     * Takes over a finished temporary file; it is gone from its path afterwards. When this fails, the file is still
     * where it was.
     */
    Blob adopt(OrganizationId organization, Path file);

    /**
     * Writes the row of a durable blob in the caller's transaction, within a few hours of its writing: after 48 the
     * bytes may be swept. Naming the same content again is no error. From
     * here to the end of the transaction no sweeper can take the blob away.
     *
     * @return as its row has it: the same content may have been kept before, at another place
     * @throws IllegalStateException outside a transaction
     */
    Blob name(Blob blob);

    /**
     * The content of a named blob, checked while it is read: a changed byte becomes a {@link BlobCorruptException} at
     * the latest where the stream would end. Needs the organisation in scope, and a transaction or none.
     *
     * @throws BlobMissingException when the organisation has no such blob, or its bytes are gone
     */
    InputStream open(OrganizationId organization, Sha256 sha256);

    /**
     * The content of a blob at the place that its row named once: for a backup, whose snapshot of the rows is older than
     * they are now. Checked as above. For 48 hours nothing is taken away from there.
     *
     * @throws BlobMissingException when the bytes are gone
     */
    InputStream open(Blob blob);

    /** Whether nothing has been put here, with or without a name. */
    boolean isEmpty();
}
