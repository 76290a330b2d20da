package io.svara.channels;

import io.svara.kernel.Id;

/** A conversation as a channel sees it. To tickets it is the ticket's id. */
public record ThreadId(long value) implements Id {}
