package io.svara.channels;

import io.svara.kernel.Id;

/** A message of a conversation, in or out. Not to be mixed up with a mail's Message-ID, here called internet id. */
public record MessageId(long value) implements Id {}
