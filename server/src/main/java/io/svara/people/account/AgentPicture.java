package io.svara.people.account;

import io.svara.storage.Sha256;
import org.jspecify.annotations.Nullable;

/** Where an agent's picture is served: its bytes are in its address, so that it can be kept for ever. */
public final class AgentPicture {

    public static final String PATH = "/api/agent-pictures/";

    private AgentPicture() {}

    /** @param digest as it is kept with the agent; null: no picture, and no address */
    public static @Nullable String address(byte @Nullable [] digest) {
        return digest == null ? null : address(Sha256.ofDigest(digest));
    }

    public static String address(Sha256 sha256) {
        return PATH + sha256.hex();
    }
}
