package io.svara.storage;

import java.io.OutputStream;

/**
 * Takes a blob's content piece by piece, in bounded memory. {@link #finish} makes it durable; closing without it
 * throws the content away. For one thread.
 */
public abstract class BlobWriter extends OutputStream {

    /** How much was written so far, in bytes: for the caller's own limit. */
    public abstract long size();

    /** Makes what was written durable. Nothing can be written afterwards. */
    public abstract Blob finish();

    @Override
    public abstract void write(int single);

    @Override
    public abstract void write(byte[] bytes, int offset, int length);

    @Override
    public abstract void close();
}
