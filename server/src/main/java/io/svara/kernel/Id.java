package io.svara.kernel;

/** A row's identity: a bigint in the database, a string in the API, never sorted by. */
public interface Id {

    long value();
}
