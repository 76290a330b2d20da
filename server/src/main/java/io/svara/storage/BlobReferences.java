package io.svara.storage;

import io.svara.kernel.OrganizationId;
import java.util.Collection;
import java.util.Set;

/**
 * Filled by each module whose rows use blobs. It answers from the database as it is now, not from a cache: what nobody
 * names is deleted.
 */
public interface BlobReferences {

    /**
     * Those of the given blobs that a row of this module names. Called in a transaction with the organisation in
     * scope, for up to a thousand blobs.
     */
    Set<Sha256> named(OrganizationId organization, Collection<Sha256> candidates);
}
