/** Blobs on the local disk: large ones as files, small ones in append-only packs, and the sweeper of both. */
@NullMarked
package io.svara.storage.local;

import org.jspecify.annotations.NullMarked;
