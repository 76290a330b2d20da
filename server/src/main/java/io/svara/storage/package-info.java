/**
 * Blobs: raw mails, attachments and other files of an organisation, named by the organisation and the SHA-256 of their
 * content. A blob's bytes are durable before its row is written; a sweeper removes what no row names after 48 hours,
 * so that a copy of the database followed by a copy of the files is a consistent backup.
 */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package io.svara.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
